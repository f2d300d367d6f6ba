/** A workbook to be written, as plain values: what workbook/write/new-book/index.ts makes an .xlsx of. */

/** How a cell looks, and what Excel takes what is typed there for: a `text` is no number, whatever its digits. */
export type NewLook = "heading" | "label" | "text" | "date" | "example" | "check" | "remark";

/** One cell; without value and formula, one to be filled in. */
export interface NewCell {
  readonly look: NewLook;
  readonly value?: string | number;
  /** Without `=`; Excel works it out when the book is opened. */
  readonly formula?: string;
  /** Shown when the cell is pointed at. */
  readonly note?: string;
  /** What may be chosen: a few words, or the range that holds them (`選択肢!$A$2:$A$40`). */
  readonly choices?: readonly string[] | string;
}

/** One sheet, row by row from A1. */
export interface NewSheet {
  readonly name: string;
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (NewCell | null)[])[];
  /** The first row stays in sight, with a filter. */
  readonly headed: boolean;
}

/** At least one sheet. */
export interface NewBook {
  readonly sheets: readonly NewSheet[];
}
