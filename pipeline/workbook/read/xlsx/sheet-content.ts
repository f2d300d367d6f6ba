/** What the part of a worksheet holds, whichever reader reads it. */
import type { RawAside, RawCell } from "../../../model/raw-workbook.ts";
import type { BookContext } from "./cell-meaning.ts";
import type { SheetFrame } from "./sheet-frame.ts";

export interface SheetContent {
  /** Ascending by row, then column. */
  readonly cells: readonly RawCell[];
  /** Formulas in which a person sees nothing. */
  readonly asides: readonly RawAside[];
  /** So many of the shared strings, from the first, tell what the cells show. */
  readonly stringsUsed: number;
  readonly frame: SheetFrame;
  /** What it was read against. */
  readonly book: BookContext;
}
