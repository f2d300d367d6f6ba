/** Rows of a table → the measures that they answer. */
import { groupBy } from "../../../lib/group-by.ts";
import { foldSentence, foldText } from "../../../lib/japanese/text.ts";
import { rememberByOwnText } from "../../../lib/remember.ts";
import type { Catalog, Measure } from "../../../model/measure.ts";
import {
  labelOf,
  parseMeasureNumber,
  readFormRows,
  type AnswerSource,
  type FormRow,
  type FormTable,
} from "../tables/index.ts";
import { agreedMark } from "./agreed-mark.ts";

/** {@link foldSentence} for the texts of cells and of the form, which are the same objects in workbook after workbook. */
export const sentenceOf = rememberByOwnText(foldSentence);

/** A row that belongs to a measure, or to a number that the form does not have (`measure` null). */
export interface MatchedRow {
  readonly table: FormTable;
  readonly row: FormRow;
  readonly number: number;
  readonly measure: Measure | null;
  /** What told which measure the row answers. */
  readonly by: "number" | "text" | "order";
}

/** Looks measures up by number and by text. Built once for a catalog. */
export interface MeasureIndex {
  readonly catalog: Catalog;
  readonly byNumber: ReadonlyMap<number, Measure>;
  readonly byText: ReadonlyMap<string, Measure>;
  /** Chapter and section titles, folded, with and without their numbers. */
  readonly titles: ReadonlySet<string>;
}

/** Texts and titles are folded as {@link sentenceOf} folds those of a sheet. */
export function indexMeasures(catalog: Catalog): MeasureIndex {
  const titles = new Set(catalog.measures.flatMap(({ chapter, section }) => [chapter, section]));
  return {
    catalog,
    byNumber: new Map(catalog.measures.map((measure) => [measure.number, measure])),
    byText: new Map(catalog.measures.map((measure) => [foldSentence(measure.text), measure])),
    titles: new Set(
      [...titles].flatMap((title) => [foldSentence(title), foldSentence(title.replace(/^[\d.．]+/u, ""))]),
    ),
  };
}

/** Rows of a table with the measures that they answer. */
export interface MatchedTable {
  readonly rows: readonly MatchedRow[];
  /** The numbers are the office's own (from 1 again in each chapter, say): the texts tell the measures. */
  readonly ownNumbers: boolean;
}

/**
 * Matches by number, unless most texts stand beside other numbers than the form's: then by text; a row without a number by its text; where the table has
 * neither, by order among the measures of one 項目; and last by order in the whole, if there are exactly as many rows as measures.
 */
export function matchMeasures(table: FormTable, index: MeasureIndex, source: AnswerSource): MatchedTable {
  const read = readFormRows(table, source);
  const rows = withoutEarlier(read).filter((row) => !isTitle(row, index) && !isExample(row) && !isColumnNumbers(row));
  const ownNumbers = hasOwnNumbers(rows, index);
  const matched = matchRows(table, rows, index, ownNumbers);
  if (table.continued) return { rows: matched.filter(isPlainlyAMeasure), ownNumbers };
  if (matched.length > 0)
    return { rows: matched.every(({ row }) => hasWords(row)) ? matched : withoutTotals(matched), ownNumbers };
  const inWhole = matchByOrder(table, rows, index.catalog.measures);
  return { rows: inWhole.length > 0 ? inWhole : matchWithinHeadings(table, rows, index), ownNumbers };
}

function hasOwnNumbers(rows: readonly FormRow[], { byText, byNumber }: MeasureIndex): boolean {
  let [same, other] = [0, 0];
  for (const { number, text } of rows) {
    if (number === null || text === "" || text === byNumber.get(number)?.text) {
      if (number !== null && text !== "") same++;
      continue;
    }
    const measure = byText.get(sentenceOf(text));
    if (measure?.number === number) same++;
    else if (measure !== undefined) other++;
  }
  return other > same;
}

function matchRows(
  table: FormTable,
  rows: readonly FormRow[],
  index: MeasureIndex,
  ownNumbers: boolean,
): readonly MatchedRow[] {
  const matched: MatchedRow[] = [];
  /** Rows since the last measure that no text and no number told. */
  let untold: FormRow[] = [];
  for (const row of rows) {
    const byNumber = row.number !== null && !ownNumbers;
    const measure = byNumber ? index.byNumber.get(row.number) : index.byText.get(sentenceOf(row.text));
    const number = byNumber ? row.number : measure?.number;
    const above = matched.at(-1);
    if (number !== undefined) {
      matched.push(...between(table, above, untold, number, index));
      untold = [];
      matched.push({ table, row, number, measure: measure ?? null, by: byNumber ? "number" : "text" });
    } else if (above && isMoreOf(above.row, row))
      matched[matched.length - 1] = { ...above, row: withMore(above.row, row) };
    else if (above && byNumbers(table, ownNumbers) && isPartOf(above.row, row))
      matched[matched.length - 1] = { ...above, row: withPart(above.row, row) };
    else if (row.answers.length > 0 && row.text !== "") untold.push(row);
  }
  return matched;
}

function byNumbers({ columns }: FormTable, ownNumbers: boolean): boolean {
  return columns.number !== undefined && !ownNumbers;
}

/** Where texts alone tell the measures: as many retyped rows as measures are lacking between two that were found. */
function between(
  table: FormTable,
  above: MatchedRow | undefined,
  untold: readonly FormRow[],
  next: number,
  { byNumber }: MeasureIndex,
): readonly MatchedRow[] {
  if (above === undefined || untold.length === 0 || next - above.number - 1 !== untold.length) return [];
  return untold.map((row, position): MatchedRow => {
    const number = above.number + position + 1;
    return { table, row, number, measure: byNumber.get(number) ?? null, by: "order" };
  });
}

/** A row right below, of no measure and without an answer, that goes on with the remarks. */
function isMoreOf(above: FormRow, row: FormRow): boolean {
  const holdsMore = row.remarks.length > 0 || row.planned !== undefined;
  return holdsMore && row.answers.length === 0 && row.row === above.last + 1 && row.heading === "";
}

function withMore(above: FormRow, more: FormRow): FormRow {
  const remarks = [...above.remarks, ...more.remarks];
  return { ...above, last: more.last, remarks, planned: above.planned ?? more.planned };
}

/** A row right below, without a number, that has an answer of its own: a part of the measure. Counts below the table are none. */
function isPartOf(above: FormRow, row: FormRow): boolean {
  if (row.number !== null || row.answers.length === 0 || row.row !== above.last + 1) return false;
  if (isTotalOrLegend(row)) return false;
  const { kind, suggestion } = agreedMark([row]);
  return kind !== "missing" && (kind !== "invalid" || suggestion !== undefined);
}

/** 〇 | 70 below the table counts, 凡例 | 〇 explains: neither answers. */
function isTotalOrLegend(row: FormRow): boolean {
  if (row.remarks.some(({ text }) => /^\d+(?:[件個項%]|項目)?$/u.test(foldText(text)))) return true;
  return /^[【〔[(（<〈《■□●◆※*]*(?:合計|小計|総計|計|集計|凡例|内訳|件数|実施率|記載要領|記入要領|記入方法)/u.test(
    foldText(labelOf(row)),
  );
}

/** A row that is called 前回 answers nothing; its number also stands for the row of this inspection below it. */
function withoutEarlier(rows: readonly FormRow[]): readonly FormRow[] {
  const earlier = new Set(rows.filter(isEarlier));
  if (earlier.size === 0) return rows;
  const numbers = new Set(rows.filter((row) => !earlier.has(row)).map(({ number }) => number));
  return rows.flatMap((row) => {
    if (!earlier.has(row)) return [row];
    const blank: FormRow = { ...row, answers: [], partlyBlank: false, remarks: [], reasons: [], notes: [] };
    return numbers.has(row.number) || row.number === null ? [] : [{ ...blank, planned: undefined }];
  });
}

function isEarlier({ table: { grid, columns }, row, last }: FormRow): boolean {
  if (row !== last) return false;
  const before = columns.answer?.first ?? Infinity;
  return grid.row(row).some(({ column, text }) => column < before && EARLIER.test(text));
}

const EARLIER = /^\s*[(（【[]?(?:前回|前年度?|昨年度?|前期)(?:の?(?:回答|結果)|分)?[)）】\]]?\s*$/u;

/** (1) | (2) | (3) … below the heading numbers the columns. */
function isColumnNumbers({ number, table: { grid }, row }: FormRow): boolean {
  const cells = grid.row(row);
  if (number !== 1 || cells.length < 4) return false;
  return cells.every(({ text }, at) => parseMeasureNumber(text.replace(/^[(（]|[)）]$/gu, "")) === at + 1);
}

/** A row that shows how to fill in, in the table itself: 例, （記入例）, where the number or 項目 stands. */
function isExample(row: FormRow): boolean {
  if (saysExample(row.heading) || saysExample(row.text)) return true;
  const { number } = row.table.columns;
  if (row.number !== null || number === undefined) return false;
  const cell = row.table.grid.row(row.row).find(({ column }) => column === number.first);
  return cell !== undefined && EXAMPLE.test(foldText(cell.text).replace(/(?<!\d)\d+$/u, ""));
}

/** Too short for a measure's text, which nearly every row holds. */
function saysExample(text: string): boolean {
  return text.length <= LONGEST_EXAMPLE && EXAMPLE.test(foldText(text));
}

const LONGEST_EXAMPLE = 20;
const EXAMPLE = /^[【〔[(（<〈《※*]*(?:(?:記入|記載|入力|回答|作成)(?:の)?)?(?:例|見本|サンプル)[】〕\])）>〉》:：]*$/u;

/** A measure's own row may be blank above its parts; among the parts, a blank one does not agree. */
function withPart(above: FormRow, part: FormRow): FormRow {
  return { ...withMore(above, part), answers: [...above.answers, ...part.answers] };
}

/** Whether the text beside the number is the form's. */
export function hasOwnText({ row, measure }: MatchedRow): boolean {
  return (
    measure !== null &&
    row.text !== "" &&
    (row.text === measure.text || sentenceOf(row.text) === sentenceOf(measure.text))
  );
}

/** Where no heading says what the columns are, the row must look like one of the form's. */
function isPlainlyAMeasure({ row, measure }: MatchedRow): boolean {
  if (measure === null) return false;
  if (row.text !== "" && sentenceOf(row.text) === sentenceOf(measure.text)) return true;
  const { kind, unusual } = agreedMark([row]);
  return kind !== "missing" && kind !== "invalid" && unusual !== true;
}

/** A total below the table may begin with a number (92 | 70 | 12): words it has none, and its answer is no mark. */
function withoutTotals(matched: readonly MatchedRow[]): readonly MatchedRow[] {
  const worded = new Set(matched.filter(({ row }) => hasWords(row)).map(({ number }) => number));
  return matched.filter(
    ({ row, number }) =>
      hasWords(row) || !worded.has(number) || !["invalid", "missing"].includes(agreedMark([row]).kind),
  );
}

function hasWords({ text, heading }: FormRow): boolean {
  return text !== "" || heading !== "";
}

/** A chapter or section row, also where its number stands in the number column. */
function isTitle(row: FormRow, index: MeasureIndex): boolean {
  if (row.answers.length > 0 || row.text !== "") return false;
  const label = titleOf(labelOf(row));
  return index.titles.has(label) || (row.number !== null && isShortened(label, index));
}

const titleOf = rememberByOwnText((label) => foldSentence(label.replace(/^\d+\s/u, "")));

/** 基本的枠組み for 安全管理措置の基本的枠組み. */
function isShortened(label: string, { titles }: MeasureIndex): boolean {
  if (label.length < SHORTEST_TITLE) return false;
  for (const title of titles) if (title.includes(label)) return true;
  return false;
}

const SHORTEST_TITLE = 2;

function matchByOrder(table: FormTable, rows: readonly FormRow[], measures: readonly Measure[]): readonly MatchedRow[] {
  const candidates = rows.filter((row) => row.answers.length > 0 || row.text !== "" || row.heading !== "");
  if (candidates.length !== measures.length) return [];
  return measures.flatMap((measure, position): MatchedRow[] => {
    const row = candidates[position];
    return row === undefined ? [] : [{ table, row, number: measure.number, measure, by: "order" }];
  });
}

/** A part of the form (a chapter on its own sheet): as many rows under each 項目 as it has measures. */
function matchWithinHeadings(
  table: FormTable,
  rows: readonly FormRow[],
  { catalog: { measures } }: MeasureIndex,
): readonly MatchedRow[] {
  const byHeading = groupBy(measures, ({ heading }) => foldSentence(heading));
  const rowsByHeading = groupBy(rows, (row) => foldSentence(row.heading));
  return [...rowsByHeading].flatMap(([heading, under]) => matchByOrder(table, under, byHeading.get(heading) ?? []));
}
