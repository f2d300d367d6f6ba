/** The reader for all but .xlsx: SheetJS, and its formatter of numbers. The only room that knows it. */
import * as XLSX from "@e965/xlsx";
import { compareInTurn } from "../../../lib/code-point-order.ts";
import { readFormTag } from "../../../model/form-tag.ts";
import type { RawCell, RawSheet, BookContent } from "../../../model/raw-workbook.ts";
import { asidesField } from "../asides.ts";
import { hiddenColumns, type HiddenSpan } from "../hidden-columns.ts";
import { UnreadableWorkbookError } from "../unreadable-workbook-error.ts";
import { teachCodePages } from "./code-pages.ts";
import { readLibraryAsides } from "./read-asides.ts";
import { readLibraryCell } from "./read-cell.ts";

export { formatNumber } from "./number-text.ts";

teachCodePages();

/**
 * @param content bytes of a workbook, or the text of separated values.
 * @throws UnreadableWorkbookError when the bytes are damaged or protected by a password.
 */
export function readWithLibrary(content: Uint8Array | string): BookContent {
  const book = parse(content);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.flatMap((name, index): RawSheet[] => {
    const sheet = book.Sheets[name];
    if (sheet === undefined || (sheet["!type"] ?? "sheet") !== "sheet") return [];
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const cells = readCells(sheet, date1904);
    const columns = hiddenColumns(readHiddenSpans(sheet), cells);
    const hiddenRows = readHiddenRows(sheet, cells);
    return [
      {
        name,
        hidden,
        cells,
        merges: readMerges(sheet),
        ...(columns.length > 0 && { hiddenColumns: columns }),
        ...(hiddenRows.length > 0 && { hiddenRows }),
        ...asidesField(readLibraryAsides(sheet)),
      },
    ];
  });
  const tag = readFormTag((asked) => book.Workbook?.Names?.find(({ Name }) => Name === asked)?.Ref ?? null);
  return { sheets, modifiedAt: toTimestamp(book.Props?.ModifiedDate), ...(tag && { tag }) };
}

function parse(content: Uint8Array | string): XLSX.WorkBook {
  try {
    // raw: separated values stay the text that they are; `9.10` is no number and `1-2` no date.
    if (typeof content === "string") return XLSX.read(content, { ...VALUES, type: "string", raw: true });
    return readWithFormulas(content) ?? XLSX.read(content, { ...VALUES, type: "array" });
  } catch (cause) {
    const encrypted = cause instanceof Error && /password|encrypt/iu.test(cause.message);
    throw new UnreadableWorkbookError(encrypted ? "file-encrypted" : "file-unreadable", cause);
  }
}

const VALUES = { dense: true, cellNF: true, cellFormula: false, cellHTML: false } as const;

/**
 * null where the library stumbles over a formula or a look, which it need not read.
 *
 * Styles tell hidden columns and rows. Only those of .xls are asked for: its columns are few, whatever a file says, while
 * those of XML are as many as it says. Of .xlsb, .ods and XML 2003 it is not known.
 */
function readWithFormulas(content: Uint8Array): XLSX.WorkBook | null {
  const cellStyles = content[0] === COMPOUND_FILE || content[0] === BIFF;
  try {
    return XLSX.read(content, { ...VALUES, cellFormula: true, cellStyles, type: "array" });
  } catch {
    return null;
  }
}

/** First bytes of an .xls, and of one that is older than compound files. */
const COMPOUND_FILE = 0xd0;
const BIFF = 0x09;

function readHiddenSpans(sheet: XLSX.WorkSheet): readonly HiddenSpan[] {
  const spans: HiddenSpan[] = [];
  sheet["!cols"]?.forEach((column: XLSX.ColInfo | undefined, index) => {
    if (column?.hidden === true || column?.width === 0) spans.push({ first: index + 1, last: index + 1 });
  });
  return spans;
}

/** A filter in force cannot be told from one that lets everything through. */
function readHiddenRows(sheet: XLSX.WorkSheet, cells: readonly RawCell[]): readonly number[] {
  const hidden: number[] = [];
  if (sheet["!autofilter"] !== undefined) return hidden;
  const used = cells.at(-1)?.row ?? 0;
  sheet["!rows"]?.forEach((row: XLSX.RowInfo | undefined, index) => {
    if (row?.hidden === true && index < used) hidden.push(index + 1);
  });
  return hidden;
}

function readCells(sheet: XLSX.WorkSheet, date1904: boolean): readonly RawCell[] {
  const cells: RawCell[] = [];
  const rows = (sheet["!data"] ?? []) as readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[];
  // forEach passes over the holes of sparse arrays: a used range down to row 1,048,576 costs nothing.
  rows.forEach((row, rowIndex) => {
    row?.forEach((cell, columnIndex) => {
      const read = cell && readLibraryCell(cell, rowIndex + 1, columnIndex + 1, date1904);
      if (read) cells.push(read);
    });
  });
  return cells.sort((a, b) => compareInTurn(a.row - b.row, a.column - b.column));
}

function readMerges(sheet: XLSX.WorkSheet): RawSheet["merges"] {
  return (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 }));
}

function toTimestamp(date: unknown): string | null {
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
