/** What the titles over a table and its sheet's name say about it: an example, a draft, this inspection's or another's, and of which fiscal year. */
import { fiscalYearOf } from "../../../lib/japanese/calendar.ts";
import { readStatedDate } from "../../../lib/japanese/stated-date.ts";
import { foldText } from "../../../lib/japanese/text.ts";
import type { FormTable } from "../tables/index.ts";
import { findHeaderField, type SearchedRows } from "./read-header-fields.ts";

/** Evidence for choosing between tables, none of it a verdict. */
export interface TableTitles {
  /** 2: this inspection's by its label (提出用, 修正後); 0: another's, a draft or an example (前回, 修正前, 記入例); 1: no label. */
  readonly label: 0 | 1 | 2;
  /** It shows how to fill in. */
  readonly apart: boolean;
  /** By its name it may be a copy of another sheet. */
  readonly copy: boolean;
  /** By its name it adds up or shows what stands on other sheets. */
  readonly summary: boolean;
  /** Its inspection date, `YYYY-MM-DD`. */
  readonly inspectedOn: string | null;
  /** The fiscal year that the sheet's name states, else that of its inspection date, else of a title; null when nothing tells. */
  readonly year: number | null;
  /** The titles stand below this row. */
  readonly over: number;
}

const EXAMPLE =
  "記入例|入力例|記載例|作成例|回答例|記入見本|見本|お手本|手本|サンプル|SAMPLE|例示|書き方|書きかた|記入方法|練習";
const EARLIER = "前年|前回|昨年|前々|去年|過去";
const REPLACED = "旧|(?:修正|訂正|見直し|変更|補正|差替え?)前|OLD|バックアップ|BACKUP";
const DRAFT = "作業用|作業中|作業シート|下書き|草案|ドラフト|DRAFT|テスト|参考";
/** Words that only a sheet's name says of all that is on it. */
const SET_ASIDE =
  "^例$|[(]例[)]|下書|^原?案$|^当初|初版|^作業|メモ|雛形|ひな[形型]|テンプレート|不要|使用しない|使わない|提出しない|削除|[県府](?:記入|確認|修正)";
const OTHER_SHEET = new RegExp(`${EXAMPLE}|${EARLIER}|${REPLACED}|${DRAFT}|${SET_ASIDE}`, "u");
const OTHER_TITLE = new RegExp(`${EXAMPLE}|${EARLIER}|${REPLACED}|${DRAFT}`, "u");
const APART = new RegExp(`${EXAMPLE}|${EARLIER}|^例$|[(]例[)]`, "u");
const THIS =
  /提出用|提出版|最終|確定|清書|正本|今回|今年度|本年度|当年度|(?:修正|訂正|見直し|変更|補正|差替え?)(?:後|版)|再点検/u;
const THIS_SHEET = /再提出|決裁後|本番|^(?:修正|訂正)$/u;
const COPY = /コピー|控え?|複写|COPY/u;
const SUMMARY = /集計|まとめ|サマリー?|総括|転記|印刷用|SUMMARY/u;

/** Letters of a title; a longer text may speak of examples without being one. */
const LONGEST_TITLE = 20;

/** The columns that a table's titles may stand in: where tables stand side by side, each has its own. */
export interface TitleColumns {
  readonly from: number;
  readonly to: number;
}

/** @param over last row of whatever stands above on the sheet. */
export function readTitles(
  table: FormTable,
  over: number,
  reference: string,
  { from, to }: TitleColumns = { from: 1, to: Infinity },
): TableTitles {
  const { grid, headingRow } = table;
  const titles: string[] = [];
  for (const { row, column, text } of grid.sheet.cells) {
    if (row >= headingRow) break;
    const title = row > over && column >= from && column <= to ? titleOf(text) : null;
    if (title !== null) titles.push(title);
  }
  const name = foldText(grid.sheet.name).toUpperCase();
  const inspectedOn = inspectedDay({ grid, after: over, before: headingRow }, reference);
  const dated = inspectedOn === null ? null : fiscalYearOf(inspectedOn);
  // A sheet that is called R7 is last year's, though its date may have been brought up to date.
  const year =
    statedYear([foldText(grid.sheet.name)], reference) ??
    yearOfName(name, reference) ??
    dated ??
    statedYear(titles, reference);
  return {
    label: labelOfTable(name, titles),
    apart: [name, ...titles].some((title) => APART.test(title)),
    copy: COPY.test(name),
    summary: SUMMARY.test(name),
    inspectedOn,
    year,
    over,
  };
}

function labelOfTable(name: string, titles: readonly string[]): TableTitles["label"] {
  if (OTHER_SHEET.test(name) || titles.some((title) => OTHER_TITLE.test(title.toUpperCase()))) return 0;
  return THIS_SHEET.test(name) || THIS.test(name) || titles.some((title) => THIS.test(title)) ? 2 : 1;
}

/** Folded; null for what is no title. */
function titleOf(text: string): string | null {
  const folded = foldText(text);
  return folded.length > LONGEST_TITLE || /シート|別紙|参照|[:。]/u.test(folded) ? null : folded;
}

function inspectedDay(searched: SearchedRows, reference: string): string | null {
  const inspected = findHeaderField([searched], "inspected")?.cell;
  return (inspected && (inspected.date?.iso ?? readStatedDate(inspected.text, reference)?.on)) ?? null;
}

/** R7提出, 令和7年, 2025: a year without 度 in a sheet's name; followed by a month, it is not the fiscal year that it says. */
function yearOfName(name: string, reference: string): number | null {
  const words = /^(?:(?:令和|R)(?:元|\d{1,2})|20\d\d)(?=年?(?:提出|回答|分|結果|点検|$))/u.exec(name)?.[0];
  const on = words === undefined ? null : readStatedDate(`${words}年度`, reference)?.on;
  return on == null ? null : fiscalYearOf(on);
}

/** 令和7年度, or R7 alone. */
function statedYear(titles: readonly string[], reference: string): number | null {
  for (const title of titles) {
    const year =
      /(?:令和|平成|[RH])?(?:元|(?<!\d)\d+)年度/iu.exec(title)?.[0] ??
      (/^[RH]\d+$/iu.test(title) ? `${title}年度` : "");
    const on = readStatedDate(year, reference)?.on;
    if (on != null) return fiscalYearOf(on);
  }
  return null;
}
