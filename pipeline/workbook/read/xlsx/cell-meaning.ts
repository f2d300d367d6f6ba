/** What a stored cell means: type, value and style → what a person sees. The only place that says so, however its tags were found. */
import { toIsoDate } from "../../../lib/japanese/calendar.ts";
import type { RawAside, RawCell } from "../../../model/raw-workbook.ts";
import { MOST_ASIDES } from "../asides.ts";
import { dateText, type DateFormat } from "../date-format.ts";
import { dateCell, errorCell, textCell } from "../raw-cell.ts";
import { UnreadableWorkbookError } from "../unreadable-workbook-error.ts";
import { AS_IT_IS, showNumber, type NumberFormat, type NumberFormatter } from "./number-formats.ts";
import { resolveEscapes, shownString } from "./string-text.ts";

/** Strings that cells share, as they are shown; null where nothing is seen. */
export type SharedStrings = readonly (string | null)[];

/** What the cells of a sheet refer to. */
export interface BookContext {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  /** null until a number needs one. */
  readonly format: NumberFormatter | null;
}

/** A cell as the file stores it. */
export interface StoredCell {
  /** 1-based. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
  /** `t`: `n` where it says nothing. */
  readonly type: string;
  /** `s`: index into the book's formats. */
  readonly style: number;
  /** The text of `<v>`; null when there is none. */
  readonly value: string | null;
  /** What the text of `<is>` shows; null when that is nothing. */
  readonly item: string | null;
  readonly hasFormula: boolean;
}

/** What was read of a sheet so far. */
export interface CellsRead {
  readonly cells: RawCell[];
  /** Formulas in which a person sees nothing. */
  readonly asides: RawAside[];
}

/** Adds what the cell shows; of a cell that shows nothing only that it has a formula. @throws UnreadableWorkbookError, FormatterNeeded */
export function addStored(stored: StoredCell, book: BookContext, read: CellsRead): void {
  const cell = cellOf(stored, book);
  const { row, column, hasFormula } = stored;
  if (cell !== null) read.cells.push(cell);
  else if (hasFormula && read.asides.length < MOST_ASIDES) read.asides.push({ row, column, kind: "formula", text: "" });
}

function cellOf(stored: StoredCell, book: BookContext): RawCell | null {
  const { row, column, type, item, hasFormula } = stored;
  if (item !== null) return { row, column, text: item };
  const value = stored.value?.trim() ?? "";
  if (value === "") return null;
  switch (type) {
    case "s":
      return sharedString(row, column, wholeNumber(value), book);
    case "n":
      return numberCell(row, column, numberOf(value), stored.style, book, hasFormula);
    case "b":
      return { row, column, text: value === "1" || value === "true" ? "TRUE" : "FALSE" };
    case "e":
      return errorCell(row, column, resolveEscapes(value));
    case "d":
      return isoDateCell(row, column, value, stored.style, book);
    default: {
      const text = shownString(stored.value ?? "");
      return text === null ? null : { row, column, text };
    }
  }
}

/** null when a person sees nothing in it. @throws UnreadableWorkbookError when there is no such string */
export function sharedString(row: number, column: number, index: number, { strings }: BookContext): RawCell | null {
  const text = strings[index];
  if (text === undefined) throw damaged("a shared string that is not there");
  return text === null ? null : { row, column, text };
}

/** null when its format shows nothing. @throws FormatterNeeded */
export function numberCell(
  row: number,
  column: number,
  number: number,
  style: number,
  { formats, date1904, format: formatter }: BookContext,
  hasFormula: boolean,
): RawCell | null {
  const format = formats[style] ?? AS_IT_IS;
  const date = format.date === null ? null : dateCell(row, column, number, format.date, date1904);
  const cell = date ?? textCell(row, column, numberText(number, format, formatter));
  return number === 0 && hasFormula && cell !== null ? { ...cell, zeroOfFormula: true } : cell;
}

/** Only what a format says is hidden is: for a date outside the calendar Excel shows `####`, which says nothing. */
function numberText(number: number, format: NumberFormat, formatter: NumberFormatter | null): string {
  const shown = showNumber(number, format, formatter);
  return shown === "" && !format.code.includes(";") ? String(number) : shown;
}

/** `2027-03-16T10:30:00Z`, or either half of it; of what is no day and no time, the text itself. */
function isoDateCell(row: number, column: number, value: string, style: number, book: BookContext): RawCell | null {
  const [, year, month, day, hours, minutes, seconds] = ISO.exec(value) ?? [];
  const iso = day === undefined ? null : toIsoDate(Number(year), Number(month), Number(day));
  const format = book.formats[style] ?? AS_IT_IS;
  const isShownAsDate = format.date !== null || format.digits === 0;
  if (iso !== null && isShownAsDate) {
    const { precision, era } = format.date ?? AS_WRITTEN;
    return { row, column, text: dateText(iso, { precision, era }), date: { iso, precision } };
  }
  if (hours === undefined || isShownAsDate) return textCell(row, column, value);
  const time = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  return numberCell(row, column, time, style, book, false);
}

const ISO = /^(?:(\d{4})-(\d\d)-(\d\d))?T?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d*)?))?)?Z?$/u;

const AS_WRITTEN: DateFormat = { precision: "day", era: false };

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/u.test(value)) throw damaged("a number of a string that is none");
  return Number(value);
}

function numberOf(value: string): number {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u.test(value)) throw damaged("a number that is none");
  return Number(value);
}

function damaged(why: string): UnreadableWorkbookError {
  return new UnreadableWorkbookError("file-unreadable", why);
}
