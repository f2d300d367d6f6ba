/** One pass over a worksheet's XML: only the cells that hold something, no tree. */
import type { RawCell, RawMerge } from "../../model/raw-workbook.ts";
import { dateCell, errorCell, textCell } from "../raw-cell.ts";
import { NotPlain } from "./not-plain.ts";
import { showNumber, type NumberFormat } from "./number-formats.ts";
import { stringItemText, unescapeString } from "./xml-text.ts";

/** What the cells of a sheet refer to. */
export interface BookContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

const LESS_THAN = 0x3c;
const SLASH = 0x2f;

/** @throws NotPlain for anything but the usual: cells without address, ISO dates, unknown types or number formats. */
export function readSheetCells(xml: string, book: BookContext): readonly RawCell[] {
  const start = xml.indexOf("<sheetData");
  const end = xml.indexOf("</sheetData>", start);
  const cells: RawCell[] = [];
  if (start < 0 || end < 0) return cells;
  for (let at = xml.indexOf("<c", start + 10); at >= 0 && at < end; at = xml.indexOf("<c", at)) {
    const tagEnd = xml.indexOf(">", at);
    if (xml.charCodeAt(tagEnd - 1) === SLASH || xml.startsWith("</c>", tagEnd + 1)) {
      at = tagEnd;
      continue;
    }
    if (!/\s/u.test(xml[at + 2] ?? "")) throw new NotPlain("an element of another kind, or a cell without address");
    const close = xml.indexOf("</c>", tagEnd);
    if (close < 0) throw new NotPlain("an open cell");
    const cell = readCell(xml.slice(at, tagEnd), xml.slice(tagEnd + 1, close), book);
    if (cell !== null) cells.push(cell);
    at = close;
  }
  return inOrder(cells);
}

function readCell(tag: string, content: string, book: BookContext): RawCell | null {
  const address = /\sr="([A-Z]{1,3})([1-9]\d{0,6})"/u.exec(tag);
  if (address === null) throw new NotPlain("a cell without address");
  const [row, column] = [Number(address[2]), columnNumber(address[1] ?? "")];
  const type = /\st="(\w+)"/u.exec(tag)?.[1] ?? "n";
  if (type === "inlineStr") return textCell(row, column, stringItemText(content));
  const value = valueOf(content);
  if (value === null) return null;
  switch (type) {
    case "s":
      return textCell(row, column, sharedString(value, book));
    case "str":
      return textCell(row, column, unescapeString(value));
    case "b":
      return textCell(row, column, value === "1" || value === "true" ? "TRUE" : "FALSE");
    case "e":
      return errorCell(row, column, unescapeString(value));
    case "n":
      return numberCell(row, column, value, Number(/\ss="(\d+)"/u.exec(tag)?.[1] ?? 0), book);
    default:
      throw new NotPlain(`cell type ${type}`);
  }
}

/** The text of `<v>`; null when there is none. */
function valueOf(content: string): string | null {
  const open = content.indexOf("<v");
  if (open < 0) return null;
  const start = content.indexOf(">", open) + 1;
  if (content.charCodeAt(start - 2) === SLASH) return null;
  const end = content.indexOf("</v>", start);
  if (end < 0 || content.indexOf("<", start) !== end || content.charCodeAt(end) !== LESS_THAN)
    throw new NotPlain("a value with elements");
  return content.slice(start, end);
}

function sharedString(value: string, { strings }: BookContext): string {
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
