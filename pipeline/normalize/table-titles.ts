/** What the titles over a table say about it: whether it is an example, and of which fiscal year it is. */
import { fiscalYearOf } from "../lib/japanese/calendar.ts";
import { readStatedDate } from "../lib/japanese/stated-date.ts";
import { foldText } from "../lib/japanese/text.ts";
import { rememberByOwnText } from "../lib/remember.ts";
import type { FormTable } from "../sheet/index.ts";
import { findHeaderField, type SearchedRows } from "./read-header-fields.ts";

export interface TableTitles {
  /** It shows how to fill in, or is a copy or an older one by the sheet's name. */
  readonly example: boolean;
  /** The fiscal year of its inspection date, else of a title; null when nothing tells. */
  readonly year: number | null;
  /** The titles stand below this row. */
  readonly over: number;
}

/** Sheets that show how to fill in, or last year's answers. */
const NOT_THIS_SHEET = /記入例|記載例|記入見本|見本|サンプル|例示|前年|前回|昨年|旧|控え|コピー/u;
const NOT_THIS_TABLE = /記入例|記載例|記入見本|見本|サンプル|前年度|前回|昨年度/u;

/** Letters of a title; a longer text may speak of examples without being one. */
const LONGEST_TITLE = 20;

/** @param over last row of whatever stands above on the sheet. */
export function readTitles(table: FormTable, over: number, reference: string): TableTitles {
  const { grid, headingRow } = table;
  const titles: string[] = [];
  for (const { row, text } of grid.sheet.cells) {
    if (row >= headingRow) break;
    const title = row > over ? titleOf(text) : null;
    if (title !== null) titles.push(title);
  }
  const example = NOT_THIS_SHEET.test(grid.sheet.name) || titles.some((title) => NOT_THIS_TABLE.test(title));
  const year =
    inspectedYear({ grid, after: over, before: headingRow }, reference) ??
    statedYear([...titles, foldText(grid.sheet.name)], reference);
  return { example, year, over };
}

/** Folded; null for what is no title. */
const titleOf = rememberByOwnText((text): string | null => {
  const folded = foldText(text);
  return folded.length > LONGEST_TITLE || /シート|別紙|参照/u.test(folded) ? null : folded;
});

function inspectedYear(searched: SearchedRows, reference: string): number | null {
  const inspected = findHeaderField([searched], "inspected")?.cell;
  const on = inspected && (inspected.date?.iso ?? readStatedDate(inspected.text, reference)?.on);
  return on == null ? null : fiscalYearOf(on);
}

/** 令和7年度, or R7 alone. */
function statedYear(titles: readonly string[], reference: string): number | null {
  for (const title of titles) {
    const year =
      /(?:令和|平成|[RH])?(?:元|\d+)年度/iu.exec(title)?.[0] ?? (/^[RH]\d+$/iu.test(title) ? `${title}年度` : "");
    const on = readStatedDate(year, reference)?.on;
    if (on != null) return fiscalYearOf(on);
  }
  return null;
}
