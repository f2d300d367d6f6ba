/** Rows of a table → the measures that they answer. */
import { foldSentence } from "../lib/japanese/text.ts";
import type { Catalog, Measure } from "../model/measure.ts";
import { readFormRows, type FormRow, type FormTable } from "../sheet/index.ts";

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
 * Matches by number; a row without a number by its text; and where the table has neither, by order, if there are exactly
 * as many rows as measures.
 */
export function matchMeasures(table: FormTable, index: MeasureIndex): readonly MatchedRow[] {
  const rows = readFormRows(table).filter((row) => !isTitle(row, index));
  const matched = rows.flatMap((row): MatchedRow[] => {
    const measure = row.number === null ? index.byText.get(foldSentence(row.text)) : index.byNumber.get(row.number);
    const number = row.number ?? measure?.number;
    return number === undefined
      ? []
      : [{ table, row, number, measure: measure ?? null, by: row.number === null ? "text" : "number" }];
  });
  return matched.length === 0 ? matchByOrder(table, rows, index) : matched;
}

/** A chapter or section row, also where its number stands in the number column. */
function isTitle(row: FormRow, index: MeasureIndex): boolean {
  if (row.answer !== undefined) return false;
  return row.text === "" && index.titles.has(foldSentence(row.label.replace(/^\d+\s/u, "")));
}

function matchByOrder(table: FormTable, rows: readonly FormRow[], index: MeasureIndex): readonly MatchedRow[] {
  const candidates = rows.filter((row) => row.answer !== undefined || row.text !== "" || row.heading !== "");
  if (candidates.length !== index.catalog.measures.length) return [];
  return index.catalog.measures.flatMap((measure, position): MatchedRow[] => {
    const row = candidates[position];
    return row === undefined ? [] : [{ table, row, number: measure.number, measure, by: "order" }];
  });
}
