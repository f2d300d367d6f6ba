/** Lines of the trace for papers beside the report: figures of their sentences, and tables whose rows are alike. */
import { printedValue, type TraceEntry, type TraceOrigin, type TraceTable } from "../../model/trace.ts";
import type { WordingContext } from "../wording/vocabulary.ts";
import type { Traced } from "./origins.ts";

/** Whose paper it is, and what it is called in the names of its figures. */
export interface TracedPaper {
  /** Code of the body. */
  readonly body: string;
  /** `別冊1` */
  readonly paper: string;
}

/** By name of the wording; null: it is no figure. */
export type NamedOrigins<Name extends string> = Readonly<Record<Name, TraceOrigin | Traced | null>>;

/** @param context what is printed for each name */
export function* tracedSentences(
  { body, paper }: TracedPaper,
  context: WordingContext,
  origins: NamedOrigins<string>,
): Generator<TraceEntry, void> {
  for (const [name, origin] of Object.entries(origins)) {
    const printed = context[name];
    if (origin === null || printed === undefined || typeof printed === "object") continue;
    const text = String(printed).replace(/\\(.)/gu, "$1");
    const traced: Traced = "from" in origin ? origin : { from: origin };
    const { from, value = printedValue(text, from) } = traced;
    if (text !== "") yield { body, figure: `${paper}/${name}`, printed: text, value, from };
  }
}

/** Sums of collecting bodies have names apart: an aggregator is an institution of the same code. */
export function sumsOf({ body, paper }: TracedPaper): TracedPaper {
  return { body, paper: `${paper}/計` };
}

/** A row of a table: what tells it apart, then what is printed in each column. */
export type TracedCells = readonly string[];

/**
 * One line for all rows; none where there is no row.
 *
 * @param by fields of the data whose values tell the rows apart
 * @param columns by heading; of all rows together
 */
export function tracedTable(
  { body, paper }: TracedPaper,
  by: readonly string[],
  columns: Readonly<Record<string, TraceOrigin>>,
  rows: readonly TracedCells[],
): readonly TraceTable[] {
  return rows.length === 0 ? [] : [{ body, table: paper, by, columns: Object.entries(columns), rows }];
}
