/** What the part of a worksheet holds, whichever reader reads it. */
import type { RawAside, RawCell } from "../../../model/raw-workbook.ts";
import type { SheetFrame } from "./sheet-frame.ts";

/** What a sheet's own part says. */
export interface SheetContent {
  /** Ascending by row, then column. */
  readonly cells: readonly RawCell[];
  /** Formulas in which a person sees nothing. */
  readonly asides: readonly RawAside[];
  readonly frame: SheetFrame;
}
