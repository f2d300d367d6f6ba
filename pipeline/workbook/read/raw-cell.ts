/** Building RawCells: the same text rules for every reader. */
import { cleanText, trimText } from "../../lib/japanese/text.ts";
import type { RawCell } from "../../model/raw-workbook.ts";
import { dateText, serialToIsoDate, type DateFormat } from "./date-format.ts";

/** A cell that shows text; null when a person sees nothing in it. */
export function textCell(row: number, column: number, shown: string): RawCell | null {
  const text = shownText(shown);
  return text === null ? null : { row, column, text };
}

/** A text as it may enter the pipeline; null when a person sees nothing in it. */
export function shownText(shown: string): string | null {
  const text = cleanText(shown);
  return trimText(text) === "" ? null : text;
}

/** A cell that shows an error value such as `#REF!`. */
export function errorCell(row: number, column: number, shown: string): RawCell {
  return { row, column, text: shown, error: true };
}

/** A number that its format shows as a date; null when it is no day of the calendar. */
export function dateCell(
  row: number,
  column: number,
  serial: number,
  format: DateFormat,
  date1904: boolean,
): RawCell | null {
  const iso = serialToIsoDate(serial, date1904);
  return iso === null ? null : { row, column, text: dateText(iso, format), date: { iso, precision: format.precision } };
}
