/** A row of a report's table with where its figures come from. */
import { ANSWER_KINDS } from "../../../../model/answer-kind.ts";
import { ANSWER_LABELS } from "../../../../model/labels.ts";
import type { TraceOrigin } from "../../../../model/trace.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";
import type { Origins, Traced, Where } from "../../origins.ts";

/** A figure that stands in a cell, or in words beside others, which `printed` tells then. */
export interface TracedCell extends Traced {
  readonly printed?: string;
}

/** By heading. */
type TracedCells = Readonly<Record<string, TraceOrigin | TracedCell>>;

/** `whole`: the rows of data that the row as a whole is about, for lists. */
export interface TracedRow {
  /** Unlike those of other rows of the table. */
  readonly name: string;
  readonly whole?: Traced;
  readonly cells?: TracedCells;
}

/** A row of a list is about one row of data. */
export function oneRow(from: TraceOrigin): Traced {
  return { from, value: 1 };
}

/** One for each row of the table, in their order; null for a row without figures. */
export type TableTracer = (source: ReportSource, table: ReportTable) => readonly (TracedRow | null)[];

/** The columns that count answers, as in tables/answer-cells.ts. */
export function answerColumns({ answers, rate, rateThen }: Origins, where: Where = {}): Record<string, TraceOrigin> {
  return {
    ...Object.fromEntries(ANSWER_KINDS.map((kind) => [ANSWER_LABELS[kind], answers({ ...where, answer: kind })])),
    実施率: rate(where),
    前回: rateThen(where),
  };
}

/** Of a list of which the table shows the first rows, and in a last one how many are left. */
export function listedRows<Item>(
  items: readonly Item[],
  { rows }: ReportTable,
  rowOf: (item: Item, index: number) => TracedRow | null,
  restOf: (left: readonly Item[]) => TracedRow | null,
): readonly (TracedRow | null)[] {
  const shown = rows.length >= items.length ? items.length : rows.length - 1;
  const left = items.slice(shown);
  return [...items.slice(0, shown).map(rowOf), ...(left.length === 0 ? [] : [restOf(left)])];
}

/** Whether a table has this column: lists and their sums differ in it. */
export function hasColumn({ shape }: ReportTable, heading: string): boolean {
  return shape.columns.some((column) => column.heading === heading);
}
