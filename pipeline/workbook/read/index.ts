/** Bytes → RawWorkbook, whatever the spreadsheet format. */
import { isZip, readZipDirectory, readZipEntry, ZipError, type ZipEntry } from "../../lib/zip.ts";
import { MOST_BOOK_UNPACKED } from "../../model/limits.ts";
import { withoutCheckSheet } from "../../model/check-sheet.ts";
import { readFormTag } from "../../model/form-tag.ts";
import { withoutList } from "../../model/marks.ts";
import type { BookContent, RawWorkbook } from "../../model/raw-workbook.ts";
import { decodeText } from "./decode-text.ts";
import { openDocumentNames } from "./open-document-names.ts";
import { UnreadableWorkbookError } from "./unreadable-workbook-error.ts";
import { FormatterNeeded, readXlsx, type NumberFormatter, type PartReader } from "./xlsx/index.ts";

export { boundTexts } from "./bound-texts.ts";
export { createDecrypter, type Decrypt } from "./decrypt.ts";
export { UnreadableWorkbookError, type UnreadableCode } from "./unreadable-workbook-error.ts";

/**
 * Reads every sheet, hidden ones too. Marks that we put into a workbook (model/marks.ts)
 * and the sheet of a prefilled form that checks it (model/check-sheet.ts) are nobody's words and left out. Formulas are never run: their cached values count. What unpacks to more than a book may is
 * refused before (intake/classify-bytes.ts).
 *
 * @throws UnreadableWorkbookError when the bytes are damaged, protected by a password or made to do harm.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<RawWorkbook> {
  return withoutCheckSheet(withoutList(await readAll(bytes)));
}

async function readAll(bytes: Uint8Array): Promise<RawWorkbook> {
  if (!isZip(bytes)) return { ...(await readUnpacked(bytes)), hasMacros: holdsMacroStream(bytes) };
  const entries = checkedEntries(bytes);
  const hasMacros = [...entries.keys()].some((path) => path.endsWith("vbaproject.bin"));
  const book = await readXlsxParts(partReader(bytes, entries));
  if (book !== null) return { ...book, hasMacros: book.hasMacros || hasMacros };
  checkIsForLibrary(entries, partReader(bytes, entries));
  checkContents(bytes, entries);
  return { ...(await readWithLibrary(bytes)), ...openDocumentTag(partReader(bytes, entries)), hasMacros };
}

/** What is no archive: an older workbook, or text. */
async function readUnpacked(bytes: Uint8Array): Promise<BookContent> {
  const text = decodeText(bytes);
  // The library would open it as one, and not come to an end.
  if (text !== null && isZip(Buffer.from(text.slice(0, 4), "latin1")))
    throw new UnreadableWorkbookError("file-unreadable", "an archive spelled as text");
  return readWithLibrary(text ?? bytes);
}

/** null when the archive is no workbook in XML. */
async function readXlsxParts(part: PartReader): Promise<RawWorkbook | null> {
  try {
    return tryUnzip(() => readXlsx(part, format));
  } catch (error) {
    if (!(error instanceof FormatterNeeded)) throw error;
    format = (await import("./library/index.ts")).formatNumber;
    return tryUnzip(() => readXlsx(part, format));
  }
}

/** Loaded when the first number needs it: most workbooks have none that does. */
let format: NumberFormatter | null = null;

/** Loaded when the first workbook needs it: that takes longer than reading a hundred plain ones, and most nights none does. */
async function readWithLibrary(content: Uint8Array | string): Promise<BookContent> {
  const library = await import("./library/index.ts");
  return library.readWithLibrary(content);
}

/** The library reads no names of formulas where a workbook is OpenDocument. */
function openDocumentTag(part: PartReader): Pick<BookContent, "tag"> {
  const content = tryUnzip(() => part("content.xml"));
  if (content === null) return {};
  const names = openDocumentNames(content.toString("utf8"));
  const tag = readFormTag((asked) => names.get(asked) ?? null);
  return tag === null ? {} : { tag };
}

/** Streams of a compound file are named in UTF-16; macros of an .xls lie in this one. */
function holdsMacroStream(bytes: Uint8Array): boolean {
  const name = Buffer.from("_VBA_PROJECT", "utf16le");
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}

/** The archive's entries by path, after the checks that cost nothing. */
function checkedEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  for (const entry of tryUnzip(() => readZipDirectory(bytes))) {
    const path = entry.name.toLowerCase();
    const twin = entries.get(path);
    // Two parts of one name let two programs read two different workbooks out of one file.
    if (twin !== undefined && twin.crc !== entry.crc)
      throw new UnreadableWorkbookError("file-suspicious", `two parts named ${path}`);
    entries.set(path, entry);
  }
  return entries;
}

function partReader(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): PartReader {
  return (path, limit = MOST_BOOK_UNPACKED) => {
    const entry = entries.get(path.toLowerCase());
    return entry === undefined ? null : readZipEntry(bytes, entry, limit);
  };
}

/**
 * The library finds what to read by other ways than relations, and so might find a workbook in XML in an archive that has lost
 * its own, and read it in another sense. It gets OpenDocument, and Excel's binary form where nothing says that a part is another.
 *
 * @throws UnreadableWorkbookError for all else.
 */
function checkIsForLibrary(entries: ReadonlyMap<string, ZipEntry>, part: PartReader): void {
  const has = (path: string): boolean => entries.has(path);
  if (has("meta-inf/manifest.xml") && has("content.xml")) return;
  const types = tryUnzip(() => part("[Content_Types].xml"));
  const isBinary =
    types !== null && !types.includes(MAIN_IN_XML) && !FOREIGN_PARTS.some(has) && !has("xl/workbook.xml");
  if (!isBinary) throw new UnreadableWorkbookError("file-unreadable", "no workbook where the archive says");
}

/** End of the type of every workbook's main part that is XML. */
const MAIN_IN_XML = "main+xml";
/** By which the library tells formats that are not read here. */
const FOREIGN_PARTS = ["meta-inf/manifest.xml", "objectdata.xml", "index/document.iwa"];

/** The library believes what an archive promises, so the promises are checked before it sees the bytes. */
function checkContents(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): void {
  for (const entry of entries.values()) tryUnzip(() => readZipEntry(bytes, entry, MOST_BOOK_UNPACKED));
}

function tryUnzip<T>(unzip: () => T): T {
  try {
    return unzip();
  } catch (error) {
    if (error instanceof ZipError) throw new UnreadableWorkbookError("file-unreadable", error);
    throw error;
  }
}
