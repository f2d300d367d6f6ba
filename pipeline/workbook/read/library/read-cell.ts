/** One SheetJS cell → RawCell. */
import type { CellObject } from "@e965/xlsx";
import type { RawCell } from "../../../model/raw-workbook.ts";
import { dateFormatOf, type DateFormat } from "../date-format.ts";
import { dateCell, errorCell, textCell } from "../raw-cell.ts";

/** null for a cell in which a person sees nothing. */
export function readLibraryCell(cell: CellObject, row: number, column: number, date1904: boolean): RawCell | null {
  if (cell.t === "e") return errorCell(row, column, cell.w ?? "#N/A");
  const format = cell.t === "n" && typeof cell.v === "number" ? shownDateFormat(cell) : null;
  const date = format === null ? null : dateCell(row, column, Number(cell.v), format, date1904);
  const read = date ?? textCell(row, column, shownText(cell));
  return read !== null && cell.t === "n" && cell.v === 0 && holdsFormula(cell)
    ? { ...read, zeroOfFormula: true }
    : read;
}

/** The other cells of an array formula name only its range. */
export function holdsFormula({ f, F }: CellObject): boolean {
  return f !== undefined || F !== undefined;
}

/** A copy: the library cuts texts out of whole parts, which would be kept in memory for them. */
function shownText(cell: CellObject): string {
  return ` ${textOf(cell)}`.slice(1);
}

function textOf(cell: CellObject): string {
  // Without content: it only has a look, a note, or a formula that was never reckoned.
  if (cell.t === "z") return "";
  if (cell.t === "s") return String(cell.v);
  if (cell.w !== undefined) return cell.w;
  if (cell.t === "b") return cell.v === true ? "TRUE" : "FALSE";
  return typeof cell.v === "number" || typeof cell.v === "string" ? String(cell.v) : "";
}

/**
 * SheetJS leaves the format out for the built-in formats 27–36 and 50–58, which have no text in the file; what it shows
 * for those dates (`9/1/27`) tells them from its times.
 */
function shownDateFormat(cell: CellObject): DateFormat | null {
  if (cell.z !== undefined) return dateFormatOf(String(cell.z));
  return /^\d+\/\d+\/\d+$/u.test(cell.w ?? "") ? { precision: "day", era: true } : null;
}
