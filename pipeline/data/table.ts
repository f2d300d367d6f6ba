/** A table or a list of records: rows, and what is said of each. */
import type { Column, ColumnDoc } from "./column.ts";
import type { RunResults } from "./run-results.ts";

/** What a program is told of a data file. */
export interface TableDoc {
  /** File name below outputs/data/. */
  readonly name: string;
  /** What its columns hold (of a JSON file: the fields of its records). */
  readonly columns: readonly ColumnDoc[];
  /** Columns that no two lines have the same of; absent where no choice of columns tells lines apart. */
  readonly key?: readonly string[];
  /** Columns that name a line of another table, where they are not empty. */
  readonly references?: readonly Reference[];
}

/** What one data file says. `Value` is what its columns hold: cells, unless it is written as JSON. */
export interface Table<Row, Value = string | number | null> extends TableDoc {
  /** In the order in which they are written; made as they are asked for. */
  readonly rows: (results: RunResults) => Iterable<Row>;
  /** In the order in which they are written: a new one comes last (design.md, "Data outputs"). */
  readonly columns: readonly Column<Row, Value>[];
}

/** Columns of one table that hold the key of another. */
export interface Reference {
  readonly columns: readonly string[];
  /** File name of the other table. */
  readonly table: string;
  readonly key: readonly string[];
}

/** Of every table whose lines are about an institution of the registry. */
export const OF_INSTITUTION: Reference = {
  columns: ["institution_code"],
  table: "submissions.csv",
  key: ["institution_code"],
};
/** Of every table whose lines are about a measure. */
export const OF_MEASURE: Reference = { columns: ["measure"], table: "measures.csv", key: ["measure"] };
