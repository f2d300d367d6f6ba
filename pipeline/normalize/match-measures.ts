/** Rows of a table → the measures that they answer. */
import { groupBy } from "../lib/group-by.ts";
import { foldSentence } from "../lib/japanese/text.ts";
import { rememberByOwnText } from "../lib/remember.ts";
import type { Catalog, Measure } from "../model/measure.ts";
import { labelOf, readFormRows, type FormRow, type FormTable } from "../sheet/index.ts";
import { readMark } from "./read-mark.ts";

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

/**
 * Matches by number; a row without a number by its text; where the table has neither, by order among the measures of one
 * 項目; and last by order in the whole, if there are exactly as many rows as measures.
 */
export function matchMeasures(table: FormTable, index: MeasureIndex): readonly MatchedRow[] {
  const rows: FormRow[] = [];
  const matched: MatchedRow[] = [];
  for (const row of readFormRows(table)) {
    if (isTitle(row, index)) continue;
    rows.push(row);
    const measure = row.number === null ? index.byText.get(sentenceOf(row.text)) : index.byNumber.get(row.number);
    const number = row.number ?? measure?.number;
    const above = matched.at(-1);
    if (number !== undefined)
      matched.push({ table, row, number, measure: measure ?? null, by: row.number === null ? "text" : "number" });
    else if (above && isMoreOf(above.row, row))
      matched[matched.length - 1] = { ...above, row: withMore(above.row, row) };
  }
  if (table.continued) return matched.filter(isPlainlyAMeasure);
  if (matched.length > 0) return matched.every(({ row }) => hasWords(row)) ? matched : withoutTotals(matched);
  const inWhole = matchByOrder(table, rows, index.catalog.measures);
  return inWhole.length > 0 ? inWhole : matchWithinHeadings(table, rows, index);
}

/** A row right below, of no measure and without an answer, that goes on with the remarks. */
function isMoreOf(above: FormRow, row: FormRow): boolean {
  const holdsMore = row.remarks.length > 0 || row.planned !== undefined;
  return holdsMore && row.answer === undefined && row.row === above.last + 1 && row.heading === "";
}

function withMore(above: FormRow, more: FormRow): FormRow {
  const remarks = [...above.remarks, ...more.remarks];
  return { ...above, last: more.last, remarks, planned: above.planned ?? more.planned };
}

/** Where no heading says what the columns are, the row must look like one of the form's. */
function isPlainlyAMeasure({ row, measure }: MatchedRow): boolean {
  if (measure === null) return false;
  if (row.text !== "" && sentenceOf(row.text) === sentenceOf(measure.text)) return true;
  const { kind, unusual } = readMark(row.answer?.text ?? "");
  return kind !== "missing" && kind !== "invalid" && !unusual;
}

/** A total below the table may begin with a number (92 | 70 | 12): words it has none, and its answer is no mark. */
function withoutTotals(matched: readonly MatchedRow[]): readonly MatchedRow[] {
  const worded = new Set(matched.filter(({ row }) => hasWords(row)).map(({ number }) => number));
  return matched.filter(
    ({ row, number }) =>
      hasWords(row) || !worded.has(number) || !["invalid", "missing"].includes(readMark(row.answer?.text ?? "").kind),
  );
}

function hasWords({ text, heading }: FormRow): boolean {
  return text !== "" || heading !== "";
}

/** A chapter or section row, also where its number stands in the number column. */
function isTitle(row: FormRow, index: MeasureIndex): boolean {
  if (row.answer !== undefined) return false;
  return row.text === "" && index.titles.has(titleOf(labelOf(row)));
}

const titleOf = rememberByOwnText((label) => foldSentence(label.replace(/^\d+\s/u, "")));

function matchByOrder(table: FormTable, rows: readonly FormRow[], measures: readonly Measure[]): readonly MatchedRow[] {
  const candidates = rows.filter((row) => row.answer !== undefined || row.text !== "" || row.heading !== "");
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
