/** One pass over a worksheet's XML: only the cells that hold something, no tree. */
import type { RawCell, RawMerge } from "../../model/raw-workbook.ts";
import { dateCell, errorCell, textCell } from "../raw-cell.ts";
import { NotPlain } from "./not-plain.ts";
import { showNumber, type NumberFormat } from "./number-formats.ts";
import { decodeBytes, stringItemText, unescapeString } from "./xml-text.ts";

/** What the cells of a sheet refer to. */
export interface BookContext {
  /** Shared strings as they are shown; null where nothing is seen. */
  readonly strings: readonly (string | null)[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const SLASH = 0x2f;
const ZERO = 0x30;
const EQUALS = 0x3d;
const GREATER_THAN = 0x3e;
const CAPITAL_A = 0x41;

/** @throws NotPlain for anything but the usual: cells without address, ISO dates, unknown types or number formats. */
export function readSheetCells(xml: string, book: BookContext): readonly RawCell[] {
  const start = xml.indexOf("<sheetData");
  const end = xml.indexOf("</sheetData>", start);
  const cells: RawCell[] = [];
  if (start < 0 || end < 0) return cells;
  const tag: CellTag = { row: 0, column: 0, style: 0, type: "n", isEmpty: false, end: 0 };
  for (let at = xml.indexOf("<c", start + 10); at >= 0 && at < end; at = xml.indexOf("<c", at)) {
    readTag(xml, at + 2, tag);
    at = tag.end;
    // Blank cells, which only have a look, are the most.
    if (tag.isEmpty || xml.startsWith("</c>", at)) continue;
    if (tag.row === 0 || tag.column === 0) throw new NotPlain("a cell without address");
    const close = xml.indexOf("</c>", at);
    if (close < 0) throw new NotPlain("an open cell");
    const cell = readCell(xml, tag, close, book);
    if (cell !== null) cells.push(cell);
    at = close;
  }
  return inOrder(cells);
}

/** The start tag of a cell, filled anew for each: there are hundreds in a sheet, and half a million in a night. */
interface CellTag {
  row: number;
  column: number;
  /** Index into the book's formats. */
  style: number;
  type: string;
  /** Closed at once: `<c r="A1"/>`. */
  isEmpty: boolean;
  /** Behind the tag's `>`. */
  end: number;
}

/**
 * ` r="F12" s="5" t="s">`, attributes in any order, letter by letter.
 *
 * @throws NotPlain for single quotes and for what is no cell (`<col`).
 */
function readTag(xml: string, from: number, tag: CellTag): void {
  tag.row = tag.column = tag.style = 0;
  tag.type = "n";
  tag.isEmpty = false;
  let at = from;
  for (;;) {
    const code = xml.charCodeAt(at);
    if (code === GREATER_THAN) break;
    if (code === SLASH && xml.charCodeAt(at + 1) === GREATER_THAN) {
      tag.isEmpty = true;
      at++;
      break;
    }
    if (!isSpace(code)) throw new NotPlain("an element of another kind, or a cell without address");
    at = readAttribute(xml, skipSpaces(xml, at), tag);
  }
  tag.end = at + 1;
}

/** Returns the position behind the attribute that begins here, if one does. */
function readAttribute(xml: string, from: number, tag: CellTag): number {
  const name = xml.charCodeAt(from);
  if (name === GREATER_THAN || name === SLASH) return from;
  let at = from + 1;
  while (xml.charCodeAt(at) !== EQUALS) if (!(at++ - from < LONGEST_NAME)) throw new NotPlain("an unusual attribute");
  if (xml.charCodeAt(at + 1) !== QUOTE) throw new NotPlain("an unusual attribute");
  const start = at + 2;
  const isShort = at === from + 1;
  if (isShort && name === 0x72 /* r */) return readAddress(xml, start, tag) + 1;
  const end = xml.indexOf('"', start);
  if (end < 0) throw new NotPlain("an unusual attribute");
  if (isShort && name === 0x73 /* s */) tag.style = readDigits(xml, start, end);
  if (isShort && name === 0x74 /* t */) tag.type = end === start + 1 ? xml.charAt(start) : xml.slice(start, end);
  return end + 1;
}

const LONGEST_NAME = 100;

function skipSpaces(xml: string, from: number): number {
  let at = from;
  while (isSpace(xml.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || code === TAB;
}

/** Returns the position of the quote behind the address. */
function readAddress(xml: string, from: number, tag: CellTag): number {
  let at = from;
  let [column, row] = [0, 0];
  for (let code = xml.charCodeAt(at); code >= CAPITAL_A && code < CAPITAL_A + 26; code = xml.charCodeAt(++at))
    column = column * 26 + code - CAPITAL_A + 1;
  const digits = at;
  for (let code = xml.charCodeAt(at); code >= ZERO && code < ZERO + 10; code = xml.charCodeAt(++at))
    row = row * 10 + code - ZERO;
  const isUsual = at - digits <= 7 && digits - from <= 3 && xml.charCodeAt(digits) !== ZERO;
  if (!isUsual || xml.charCodeAt(at) !== QUOTE) throw new NotPlain("an unusual address");
  tag.column = column;
  tag.row = row;
  return at;
}

/** @throws NotPlain for anything but digits, of which there must be one. */
function readDigits(xml: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = xml.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) throw new NotPlain("a number that is none");
    value = value * 10 + digit;
  }
  if (from >= to) throw new NotPlain("a number that is none");
  return value;
}

function readCell(xml: string, tag: CellTag, close: number, book: BookContext): RawCell | null {
  const { row, column, type } = tag;
  if (type === "inlineStr") return textCell(row, column, stringItemText(decodeBytes(xml.slice(tag.end, close))));
  const value = valueOf(xml, tag.end, close);
  if (value === null) return null;
  switch (type) {
    case "s": {
      const text = sharedString(value, book);
      return text === null ? null : { row, column, text };
    }
    case "str":
      return textCell(row, column, unescapeString(decodeBytes(value)));
    case "b":
      return textCell(row, column, value === "1" || value === "true" ? "TRUE" : "FALSE");
    case "e":
      return errorCell(row, column, unescapeString(decodeBytes(value)));
    case "n":
      return numberCell(row, column, value, tag.style, book);
    default:
      throw new NotPlain(`cell type ${type}`);
  }
}

/** The text of `<v>`; null when there is none. */
function valueOf(xml: string, from: number, close: number): string | null {
  const open = xml.startsWith("<v>", from) ? from : xml.indexOf("<v", from);
  if (open < 0 || open >= close) return null;
  const start = xml.indexOf(">", open) + 1;
  if (xml.charCodeAt(start - 2) === SLASH) return null;
  const end = xml.indexOf("<", start);
  if (end >= close || !xml.startsWith("</v>", end)) throw new NotPlain("a value with elements");
  return xml.slice(start, end);
}

function sharedString(value: string, { strings }: BookContext): string | null {
  const text = strings[Number(value)];
  if (text === undefined) throw new NotPlain("a shared string that is not there");
  return text;
}

function numberCell(
  row: number,
  column: number,
  value: string,
  style: number,
  { formats, date1904 }: BookContext,
): RawCell | null {
  const number = Number(value);
  if (value.trim() === "") return null;
  if (Number.isNaN(number)) throw new NotPlain("a number that is none");
  const format = formats[style] ?? { digits: 0 };
  if (format === "other" || !("date" in format)) return textCell(row, column, showNumber(number, format));
  const date = dateCell(row, column, number, format.date, date1904);
  if (date === null) throw new NotPlain("a date outside the calendar");
  return date;
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** Writers go row by row; anything else is for the library, which also decides what a repeated address means. */
function inOrder(cells: readonly RawCell[]): readonly RawCell[] {
  for (let index = 1; index < cells.length; index++) {
    const [before, cell] = [cells[index - 1], cells[index]];
    if (before && cell && (before.row > cell.row || (before.row === cell.row && before.column >= cell.column)))
      throw new NotPlain("cells out of order");
  }
  return cells;
}

/** Merged ranges, in the order of the file. */
export function readMerges(xml: string): readonly RawMerge[] {
  const start = xml.indexOf("<mergeCells");
  if (start < 0) return [];
  const part = xml.slice(start, xml.indexOf("</mergeCells>", start));
  return Array.from(
    part.matchAll(/\sref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/gu),
    ([, left = "", top, right = "", bottom]) => ({
      top: Number(top),
      left: columnNumber(left),
      bottom: Number(bottom),
      right: columnNumber(right),
    }),
  );
}
