/** One pass over a worksheet's bytes: only the cells that hold something, no tree, no text that nobody sees. */
import type { RawAside, RawCell } from "../../model/raw-workbook.ts";
import { MOST_ASIDES } from "../asides.ts";
import { dateCell, errorCell } from "../raw-cell.ts";
import { emptyTag, endsCell, readTag, readWholeNumber, type CellTag } from "./cell-tag.ts";
import { NotPlain } from "./not-plain.ts";
import { AS_IT_IS, showNumber, type NumberFormat } from "./number-formats.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { shownItem, shownValue } from "./shown-text.ts";
import { decodeBytes, unescapeString } from "./xml-text.ts";

/** What the cells of a sheet refer to. */
export interface BookContext {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

export interface SheetCells {
  /** Ascending by row, then column. */
  readonly cells: readonly RawCell[];
  /** Formulas in which a person sees nothing. */
  readonly asides: readonly RawAside[];
  /** So many of the shared strings, from the first, tell what the cells show. */
  readonly stringsUsed: number;
  /** Rows may be hidden: their tags say the word. */
  readonly hidesRows: boolean;
  /** Where they begin in the part. */
  readonly start: number;
  /** Where they end in the part. */
  readonly end: number;
}

const SLASH = 0x2f;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SMALL_C = 0x63;
const SMALL_D = 0x64;
const SMALL_H = 0x68;
const SMALL_I = 0x69;
const SMALL_M = 0x6d;
const SMALL_R = 0x72;
const SMALL_S = 0x73;
const SHEET_DATA = "<sheetData";
const MERGES = "<mergeCells";
const SHEET_DATA_END = "</sheetData>";

/** @throws NotPlain for anything but the usual: cells without address, ISO dates, unknown types or number formats. */
export function readSheetCells(bytes: Buffer, book: BookContext): SheetCells {
  const start = bytes.indexOf(SHEET_DATA);
  const end = start < 0 ? 0 : Math.max(start, bytes.lastIndexOf(SHEET_DATA_END));
  if (bytes.subarray(0, Math.max(start, 0)).includes(MERGES)) throw new NotPlain("merges before cells");
  const read: ReadSoFar = {
    cells: [],
    asides: [],
    row: 0,
    column: 0,
    stringsUsed: 0,
    hidesRows: false,
    start: Math.max(start, 0),
    end,
  };
  const tag = emptyTag();
  let at = start + SHEET_DATA.length;
  while (at < read.end) {
    if (bytes[at] !== LESS_THAN) at++;
    else if (bytes[at + 1] === SMALL_C) {
      readTag(bytes, at + 2, tag);
      // Blank cells, which only have a look, are the most.
      if (!tag.isEmpty && !endsCell(bytes, tag.end)) readContent(bytes, tag, book, read);
      at = tag.end;
    } else if (bytes[at + 1] === SMALL_R) at = endOfRowTag(bytes, at + 2, read);
    else if (bytes[at + 1] === SLASH && bytes[at + 2] === SMALL_S && stands(SHEET_DATA_END, bytes, at)) {
      // The first end counts, if there should be several.
      read.end = at;
    } else if (bytes[at + 1] === SMALL_M && stands(MERGES, bytes, at)) throw new NotPlain("merges among cells");
    else at++;
  }
  return read;
}

/** On the way it is seen whether the row hides itself: looking for that once more takes longer than all the cells. */
function endOfRowTag(bytes: Buffer, from: number, read: ReadSoFar): number {
  let at = from;
  for (let code = bytes[at]; code !== GREATER_THAN && code !== LESS_THAN && at < read.end; code = bytes[++at])
    if (code === SMALL_H && bytes[at + 1] === SMALL_I && bytes[at + 2] === SMALL_D) read.hidesRows = true;
  return at;
}

function stands(words: string, bytes: Buffer, at: number): boolean {
  return bytes.toString("latin1", at, at + words.length) === words;
}

interface ReadSoFar {
  readonly cells: RawCell[];
  readonly asides: RawAside[];
  /** Address of the last cell. */
  row: number;
  column: number;
  /** As in {@link SheetCells}. */
  stringsUsed: number;
  hidesRows: boolean;
  readonly start: number;
  end: number;
}

/** Adds the cell that begins with this tag; the tag then ends where the cell does. */
function readContent(bytes: Buffer, tag: CellTag, book: BookContext, read: ReadSoFar): void {
  const { row, column, type } = tag;
  if (row === 0 || column === 0) throw new NotPlain("a cell without address");
  let cell: RawCell | null;
  if (type === "s" && readWholeNumber(bytes, tag)) cell = stringCell(row, column, tag.value, book, read);
  else if (type === "n" && readWholeNumber(bytes, tag)) cell = numberCell(row, column, tag.value, tag.style, book);
  else {
    const close = endOfCell(bytes, tag.end);
    const content = bytes.toString("latin1", tag.end, close);
    cell = readUnusual(content, tag, book, read);
    if (cell === null && holdsFormula(content) && read.asides.length < MOST_ASIDES)
      read.asides.push({ row, column, kind: "formula", text: "" });
    if (content.includes(SHEET_DATA_END)) read.end = tag.end;
    tag.end = close;
  }
  if (cell === null) return;
  // Writers go row by row; anything else is for the library, which also decides what a repeated address means.
  if (row < read.row || (row === read.row && column <= read.column)) throw new NotPlain("cells out of order");
  read.row = row;
  read.column = column;
  read.cells.push(cell);
}

function endOfCell(bytes: Buffer, from: number): number {
  let at = from;
  while (!endsCell(bytes, at)) if (++at >= bytes.length) throw new NotPlain("an open cell");
  return at;
}

/** @param content byte text of everything between the cell's tags. */
function readUnusual(content: string, tag: CellTag, book: BookContext, read: ReadSoFar): RawCell | null {
  const { row, column, type } = tag;
  if (type === "inlineStr") return shownCell(row, column, shownItem(content));
  const value = valueOf(content);
  if (value === null) return null;
  switch (type) {
    case "s":
      return stringCell(row, column, Number(value), book, read);
    case "str":
      return shownCell(row, column, shownValue(value));
    case "b":
      return { row, column, text: value === "1" || value === "true" ? "TRUE" : "FALSE" };
    case "e":
      return errorCell(row, column, unescapeString(decodeBytes(value)));
    case "n":
      return value.trim() === "" ? null : unusualNumber(content, Number(value), tag, book);
    case "?":
      throw new NotPlain("a cell of another type");
  }
}

function unusualNumber(content: string, number: number, tag: CellTag, book: BookContext): RawCell | null {
  if (Number.isNaN(number)) throw new NotPlain("a number that is none");
  const cell = numberCell(tag.row, tag.column, number, tag.style, book);
  return number === 0 && cell !== null && holdsFormula(content) ? { ...cell, zeroOfFormula: true } : cell;
}

/** The formula stands before the value. */
export function holdsFormula(content: string): boolean {
  return /^\s*<f[\s/>]/u.test(content);
}

/** The text of `<v>`; null when there is none. */
function valueOf(content: string): string | null {
  const open = content.startsWith("<v>") ? 0 : content.indexOf("<v");
  if (open < 0) return null;
  const start = content.indexOf(">", open) + 1;
  if (start > 0 && content.charCodeAt(start - 2) === SLASH) return null;
  const end = content.indexOf("<", start);
  if (start === 0 || end < 0 || !content.startsWith("</v>", end)) throw new NotPlain("a value with elements");
  return content.slice(start, end);
}

function shownCell(row: number, column: number, text: string | null): RawCell | null {
  return text === null ? null : { row, column, text };
}

function stringCell(
  row: number,
  column: number,
  index: number,
  { strings }: BookContext,
  read: ReadSoFar,
): RawCell | null {
  const text = strings[index];
  if (text === undefined) throw new NotPlain("a shared string that is not there");
  if (index >= read.stringsUsed) read.stringsUsed = index + 1;
  return shownCell(row, column, text);
}

function numberCell(
  row: number,
  column: number,
  number: number,
  style: number,
  { formats, date1904 }: BookContext,
): RawCell | null {
  const format = formats[style] ?? AS_IT_IS;
  if (format === "other" || !("date" in format)) return { row, column, text: showNumber(number, format) };
  const date = dateCell(row, column, number, format.date, date1904);
  if (date === null) throw new NotPlain("a date outside the calendar");
  return date;
}
