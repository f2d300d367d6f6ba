/** A table or a list of records: rows, and what is said of each. */
import type { Column } from "./column.ts";
import type { RunResults } from "./run-results.ts";

/** What one data file says. `Value` is what its columns hold: cells, unless it is written as JSON. */
export interface Table<Row, Value = string | number | null> {
  /** File name below outputs/data/. */
  readonly name: string;
  /** In the order in which they are written; made as they are asked for. */
  readonly rows: (results: RunResults) => Iterable<Row>;
  /** In the order in which they are written: a new one comes last (design.md, "Data outputs"). */
  readonly columns: readonly Column<Row, Value>[];
}
