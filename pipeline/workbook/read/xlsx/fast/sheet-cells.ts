/** One pass over a worksheet's bytes: only the cells that hold something, no tree, no text that nobody sees. */
import { addStored, numberCell, sharedString, type BookContext, type CellsRead } from "../cell-meaning.ts";
import { frameReader, type SheetFrame } from "../sheet-frame.ts";
import type { SheetContent } from "../sheet-content.ts";
import { NotPlain } from "../xml/not-plain.ts";
import { readPlainXml } from "../xml/plain-xml.ts";
import { checkPlain, isSpace, shownByBytes } from "../xml/xml-text.ts";
import { emptyTag, endsCell, readTag, readWholeNumber, type CellTag } from "./cell-tag.ts";
import { readMerges } from "./merges.ts";
import { shownItem } from "./shown-text.ts";

const QUOTE = 0x22;
const SLASH = 0x2f;
const ZERO = 0x30;
const LESS_THAN = 0x3c;
const EQUALS = 0x3d;
const GREATER_THAN = 0x3e;
const SMALL_C = 0x63;
const SMALL_D = 0x64;
const SMALL_H = 0x68;
const SMALL_I = 0x69;
const SMALL_R = 0x72;
const SHEET_DATA = "<sheetData";
const SHEET_DATA_END = "</sheetData>";
const ROW_END = "</row>";
/** Letters of `</c>`. */
const CELL_END = 4;

/** @throws NotPlain for anything but the usual: cells without address or out of order, other elements among them, no end. */
export function readSheetBytes(bytes: Buffer, book: BookContext): SheetContent {
  checkPlain(bytes, "worksheet");
  const start = bytes.indexOf(SHEET_DATA);
  const read: ReadSoFar = { cells: [], asides: [], row: 0, column: 0, statedRow: 0, hidesRows: false };
  const end = readCells(bytes, start, book, read);
  if (bytes.includes(SHEET_DATA, end)) throw new NotPlain("cells in two places");
  const { cells, asides } = read;
  return { cells, asides, frame: readFrame(bytes, start, end, read) };
}

/** Nearly all sheets hide nothing, and a few words tell. */
function readFrame(bytes: Buffer, start: number, end: number, { cells, hidesRows }: ReadSoFar): SheetFrame {
  const before = bytes.toString("latin1", 0, start);
  if (before.includes("<mergeCells")) throw new NotPlain("merges before cells");
  if (!hidesRows && !MAY_BE_HIDDEN.test(before))
    return { merges: readMerges(bytes, end), hiddenColumns: [], hiddenRows: [] };
  const frame = frameReader();
  return readPlainXml(bytes, "worksheet", () => ({ open: frame.open, result: () => frame.frame(cells) }));
}

const MAY_BE_HIDDEN = /hidden|width\s*=\s*["']\s*0/u;

interface ReadSoFar extends CellsRead {
  /** Address of the last cell that shows something. */
  row: number;
  column: number;
  /** What the row's own tag says; 0 where it says nothing. */
  statedRow: number;
  /** Rows may be hidden: their tags say the word. */
  hidesRows: boolean;
}

/** Returns where they end. */
function readCells(bytes: Buffer, start: number, book: BookContext, read: ReadSoFar): number {
  let at = start + SHEET_DATA.length;
  if (start >= 0 && bytes[at] === SLASH && bytes[at + 1] === GREATER_THAN) return at;
  if (start < 0 || bytes[at] !== GREATER_THAN) throw new NotPlain("no cells");
  const tag = emptyTag();
  for (at++; ;) {
    if (bytes[at] !== LESS_THAN) {
      if (!isSpace(bytes[at] ?? 0)) throw new NotPlain("text among cells");
      at++;
    } else if (bytes[at + 1] === SMALL_C) {
      readTag(bytes, at + 2, tag);
      // Blank cells, which only have a look, are the most.
      if (tag.isEmpty) at = tag.end;
      else if (endsCell(bytes, tag.end)) at = tag.end + CELL_END;
      else at = readContent(bytes, tag, book, read);
    } else if (bytes[at + 1] === SMALL_R) at = readRowTag(bytes, at + 2, read);
    else if (stands(ROW_END, bytes, at)) at += ROW_END.length;
    else if (stands(SHEET_DATA_END, bytes, at)) return at;
    else throw new NotPlain("something else among cells");
  }
}

/** On the way it is seen whether the row hides itself: looking for that once more takes longer than all the cells. */
function readRowTag(bytes: Buffer, from: number, read: ReadSoFar): number {
  read.statedRow = 0;
  let hidesRow = false;
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at] ?? 0;
    // Most letters come behind all of those that matter.
    if (code > SMALL_R) continue;
    if (code === GREATER_THAN) {
      if (hidesRow) read.hidesRows = true;
      return at + 1;
    }
    if (code === LESS_THAN) break;
    if (code === SMALL_H) hidesRow ||= bytes[at + 1] === SMALL_I && bytes[at + 2] === SMALL_D;
    else if (code === SMALL_R && bytes[at + 1] === EQUALS && isSpace(bytes[at - 1] ?? 0))
      read.statedRow = readRowNumber(bytes, at + 2);
  }
  throw new NotPlain("an open row");
}

function readRowNumber(bytes: Buffer, from: number): number {
  let row = 0;
  let at = from + 1;
  for (let digit = (bytes[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - ZERO)
    row = row * 10 + digit;
  if (row === 0 || bytes[from] !== QUOTE || bytes[at] !== QUOTE) throw new NotPlain("an unusual row");
  return row;
}

function stands(words: string, bytes: Buffer, at: number): boolean {
  for (let index = 0; index < words.length; index++) if (bytes[at + index] !== words.charCodeAt(index)) return false;
  return true;
}

/** Adds the cell that begins with this tag; returns where it ends. */
function readContent(bytes: Buffer, tag: CellTag, book: BookContext, read: ReadSoFar): number {
  const { row, column, type } = tag;
  if (row === 0 || column === 0) throw new NotPlain("a cell without address");
  if (read.statedRow !== 0 && read.statedRow !== row) throw new NotPlain("a cell in another row than its own");
  const before = read.cells.length;
  let end = 0;
  if ((type === "s" || type === "n") && readWholeNumber(bytes, tag)) {
    const cell =
      type === "s"
        ? sharedString(row, column, tag.value, book)
        : numberCell(row, column, tag.value, tag.style, book, false);
    if (cell !== null) read.cells.push(cell);
    end = tag.end;
  } else {
    const close = endOfCell(bytes, tag.end);
    addStored(
      { row, column, type, style: tag.style, ...contentOf(bytes.toString("latin1", tag.end, close)) },
      book,
      read,
    );
    end = close + CELL_END;
  }
  if (read.cells.length === before) return end;
  // Writers go row by row.
  if (row < read.row || (row === read.row && column <= read.column)) throw new NotPlain("cells out of order");
  read.row = row;
  read.column = column;
  return end;
}

function endOfCell(bytes: Buffer, from: number): number {
  let at = from;
  while (!endsCell(bytes, at)) if (++at >= bytes.length) throw new NotPlain("an open cell");
  return at;
}

const FORMULA_AND_VALUE =
  /^\s*(?:(<f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/f>))\s*)?(?:<v(?:\s[^<>]*)?(?:\/>|>([^<]*)<\/v>)\s*)?$/u;
const INLINE = /^\s*<is>([^]*)<\/is>\s*$/u;

/** @param content byte text of everything between the cell's tags. */
function contentOf(content: string): { value: string | null; item: string | null; hasFormula: boolean } {
  const parts = FORMULA_AND_VALUE.exec(content);
  if (parts !== null) {
    const [, formula, value] = parts;
    return { value: value === undefined ? null : shownByBytes(value), item: null, hasFormula: formula !== undefined };
  }
  const item = INLINE.exec(content)?.[1];
  if (item === undefined) throw new NotPlain("a cell that holds something else");
  return { value: null, item: shownItem(item), hasFormula: false };
}
