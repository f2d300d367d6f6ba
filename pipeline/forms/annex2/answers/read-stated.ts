/** What the workbook says of its own inspection: 点検区分 and the version of the form, where they are printed. */
import { cellAddress } from "../../../lib/cell-address.ts";
import { foldText, trimText } from "../../../lib/japanese/text.ts";
import type { HeaderField, Submission } from "../../../model/submission.ts";
import type { MatchedRow } from "./match-measures.ts";
import { findHeaderField, type SearchedRows } from "./read-header-fields.ts";
import { overTables } from "./read-sender.ts";

/** Only what stands over the table that is used: guidance and rules have versions of their own. */
export function readStated(searched: readonly SearchedRows[], rows: readonly MatchedRow[]): Submission["stated"] {
  const used = new Set(rows.map(({ table }) => table.grid));
  const over = overTables(searched, rows).filter(({ grid }) => used.has(grid));
  return {
    kind: findHeaderField(overTables(searched, rows), "kind")?.field ?? findPrinted(over, KIND),
    formVersion: findHeaderField(over, "formVersion")?.field ?? findPrinted(over, VERSION),
  };
}

/** `別紙2 第2.0版`, `第1.0版`, `様式（Ver.1.0）`, `自己点検表　第1.0版`: the form's version as it is printed at its head. */
const VERSION =
  /^(?:\(?(?:別紙|様式|別添)[\d-]*\)?[^。]{0,20})?\(?第[\d.]{1,5}版\)?$|(?:別紙2?|様式|点検表|措置一覧)[^。]{0,20}(?:第[\d.]{1,5}版|Ver\.?[\d.]{1,5})/iu;
/** A title such as `令和8年度 定期点検`, `随時点検（変更時）`. */
const KIND = /^[^。、:]{0,25}(?:定期|随時)(?:自己)?点検(?:表|結果|票)?(?:\([^()]{1,12}\))?$/u;
const LONGEST = 60;

function findPrinted(over: readonly SearchedRows[], pattern: RegExp): HeaderField | null {
  for (const { grid, after, before = Infinity } of over) {
    for (const { row, column, text } of grid.sheet.cells) {
      if (row >= before) break;
      if (row <= after || text.length > LONGEST || !pattern.test(foldText(text))) continue;
      return { text: trimText(text), place: { sheet: grid.sheet.name, cell: cellAddress(row, column) } };
    }
  }
  return null;
}
