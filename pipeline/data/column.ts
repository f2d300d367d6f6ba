/** A column of a data file: said once for every way in which it is written, and for docs/read-the-outputs.md. */

/** What a reader is told of a column. */
export interface ColumnDoc {
  /** The contract: English, never renamed. */
  readonly name: string;
  /** Short Japanese name. */
  readonly heading: string;
  /** What it holds, in plain Japanese. */
  readonly doc: string;
  /** `text` is no number, whatever its digits (`012017`); `date` is `YYYY-MM-DD` or empty; a `list` has room in JSON only. */
  readonly format: "text" | "date" | "number" | "list";
}

/** One whose value is of a `Row`; null is an empty cell. */
export interface Column<Row, Value = string | number | null> extends ColumnDoc {
  readonly value: (row: Row) => Value;
}

/** Entries of a table: name, Japanese heading, what it holds, value. The format settles what a value may be. */
export const text = columnOf<string | null>("text");
/** A column of days, `YYYY-MM-DD` or empty. */
export const date = columnOf<string | null>("date");
/** A column of whole numbers. */
export const number = columnOf<number | null>("number");
/** For records of JSON only. */
export const list = columnOf<readonly object[]>("list");

function columnOf<Value>(format: ColumnDoc["format"]) {
  return <Row>(name: string, heading: string, doc: string, value: (row: Row) => Value): Column<Row, Value> => ({
    name,
    heading,
    doc,
    format,
    value,
  });
}
