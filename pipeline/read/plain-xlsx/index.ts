/**
 * The reader for plain .xlsx, near the cost of inflating: archive directory, inflate, one pass over the bytes, only the cells
 * that hold something. Whatever it does not fully understand it leaves to the library (NotPlain).
 */
import type { ZipPart } from "../../lib/zip.ts";
import type { BookContent, RawMerge, RawSheet } from "../../model/raw-workbook.ts";
import { asidesField } from "../asides.ts";
import { readAsides } from "./asides.ts";
import { readHiddenColumns } from "./hidden-columns.ts";
import { readHiddenRows } from "./hidden-rows.ts";
import { rememberByPart } from "./known-parts.ts";
import { readMerges } from "./merges.ts";
import { NotPlain } from "./not-plain.ts";
import { readNumberFormats, type NumberFormat } from "./number-formats.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readSheetCells, type BookContext, type SheetCells } from "./sheet-cells.ts";
import { byteText, checkPlain, unescapeXml } from "./xml-text.ts";
import { readSheetList, readTargets, type ListedSheet, type PartReader, type Target } from "./workbook-parts.ts";

export { addBesideCells } from "./beside-library.ts";
export { NotPlain } from "./not-plain.ts";
export type { PartReader } from "./workbook-parts.ts";

/** @throws NotPlain when the library must read this workbook. */
export function readPlainXlsx(part: PartReader): BookContent {
  const list = sheetListOf(required(part, "xl/workbook.xml"), null);
  const targets = targetsOf(required(part, "xl/_rels/workbook.xml.rels"), null);
  const strings = part("xl/sharedStrings.xml");
  const styles = part("xl/styles.xml");
  const book: BookContext = {
    strings: strings === null ? [] : readSharedStrings(strings.unpack()),
    formats: styles === null ? NO_FORMATS : formatsOf(styles, null),
    date1904: list.date1904,
  };
  const sheets: RawSheet[] = [];
  for (const listed of list.sheets) {
    const sheet = readSheet(listed, targets, part, book);
    if (sheet !== null) sheets.push(sheet);
  }
  return { sheets, modifiedAt: readModified(part("docProps/core.xml")) };
}

const NO_FORMATS: readonly NumberFormat[] = [];
const always = (): boolean => true;
const sheetListOf = rememberByPart(readSheetList, always);
const targetsOf = rememberByPart(readTargets, always);
const formatsOf = rememberByPart((content) => {
  checkPlain(content, "styleSheet");
  return readNumberFormats(byteText(content));
}, always);

function readSheet(
  { id, name, hidden }: ListedSheet,
  targets: ReadonlyMap<string, Target>,
  part: PartReader,
  book: BookContext,
): RawSheet | null {
  const target = targets.get(id);
  if (target === undefined) throw new NotPlain("a sheet without part");
  if (target.type !== "worksheet") return null;
  const { cells, merges, hiddenColumns, hiddenRows, asides } = contentOf(required(part, target.path), book);
  return {
    name,
    hidden,
    cells,
    merges,
    ...(hiddenColumns.length > 0 && { hiddenColumns }),
    ...(hiddenRows.length > 0 && { hiddenRows }),
    // Notes and shapes lie in parts of their own: two workbooks may share a sheet and not these.
    ...asidesField([...asides, ...readAsides(part, target.path)]),
  };
}

interface SheetContent extends SheetCells {
  readonly merges: readonly RawMerge[];
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
  /** What the sheet was read against. */
  readonly book: BookContext;
}

/** 記載要領 and other sheets that nobody fills in. */
const contentOf = rememberByPart(readContent, isTrueOf);

function readContent(content: Buffer, book: BookContext): SheetContent {
  checkPlain(content, "worksheet");
  const found = readSheetCells(content, book);
  return {
    ...found,
    merges: readMerges(content, found.end),
    hiddenColumns: readHiddenColumns(content, found),
    hiddenRows: readHiddenRows(content, found),
    book,
  };
}

/** Whether its cells show the same in another book: they name their texts and formats by numbers. */
function isTrueOf({ book, stringsUsed }: SheetContent, { strings, formats, date1904 }: BookContext): boolean {
  if (book.formats !== formats || book.date1904 !== date1904) return false;
  for (let index = 0; index < stringsUsed; index++) if (book.strings[index] !== strings[index]) return false;
  return true;
}

function readModified(part: ZipPart | null): string | null {
  const text = part && /<dcterms:modified[^>]*>([^<]*)</u.exec(byteText(part.unpack()))?.[1];
  const date = new Date(unescapeXml(text ?? "").trim());
  return text == null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function required(part: PartReader, path: string): ZipPart {
  const found = part(path);
  if (found === null) throw new NotPlain(`no ${path}`);
  return found;
}
