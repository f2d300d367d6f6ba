/** A workbook as plain values: what every format is read into, and the only thing later stages see of a file. */

import type { FormTag } from "./form-tag.ts";

/** A date as a spreadsheet stores it; `precision` is what its number format shows to a person. */
export interface RawDate {
  /** `YYYY-MM-DD` */
  readonly iso: string;
  readonly precision: "day" | "month" | "year";
}

/** A cell that shows something. */
export interface RawCell {
  /** 1-based. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
  /** What a person sees in the cell: cached value of a formula, no furigana, never empty, never longer than Excel allows. */
  readonly text: string;
  /** Present when the cell holds a spreadsheet date. */
  readonly date?: RawDate;
  /** Set when the cell holds an error value such as `#REF!`. */
  readonly error?: true;
  /** Set where a formula gives the number 0: Excel shows that for a link to a blank cell. */
  readonly zeroOfFormula?: true;
}

/** Something over or behind a cell in which a person sees no value: a note, a text box, a formula without a value. */
export interface RawAside {
  /** 1-based. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
  readonly kind: "note" | "shape" | "formula";
  /** What it says, trimmed; empty for a formula. */
  readonly text: string;
}

/** A cell whose text is longer than a spreadsheet can hold, and was cut. */
export interface CutCell {
  /** 1-based. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
  /** How many there were. */
  readonly letters: number;
}

/** A merged range; rows and columns are 1-based and inclusive. */
export interface RawMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A worksheet, with what a person sees on it. */
export interface RawSheet {
  /** Cut to what Excel allows. */
  readonly name: string;
  readonly hidden: boolean;
  /** Non-empty cells, ascending by row, then column. */
  readonly cells: readonly RawCell[];
  readonly merges: readonly RawMerge[];
  /** Columns that are hidden, ascending; absent when there are none. */
  readonly hiddenColumns?: readonly number[];
  /** Rows that are hidden by hand (not by a filter), ascending; absent when there are none. */
  readonly hiddenRows?: readonly number[];
  /** Notes, text boxes and formulas without a value, ascending by row, then column; absent when there are none. */
  readonly asides?: readonly RawAside[];
  /** In the order of the cells; absent when there are none. */
  readonly cutCells?: readonly CutCell[];
}

/** What a reader finds in a workbook's cells and properties. */
export interface BookContent {
  readonly sheets: readonly RawSheet[];
  /** The workbook's own "last modified" property as an ISO timestamp in UTC, or null. */
  readonly modifiedAt: string | null;
  /** For whom and for what the form was made, where we made it; absent from all other workbooks. */
  readonly tag?: FormTag;
}

/** A file that could be read, whatever its format. */
export interface RawWorkbook extends BookContent {
  /** It carries macros. They are never run. */
  readonly hasMacros: boolean;
}
