/** What a file is by its content; the extension is only a promise. */
import { readZipDirectory, ZipError, type ZipEntry, type ZipFault } from "../lib/zip.ts";
import { MOST_BOOK_BYTES, MOST_BOOK_UNPACKED } from "../model/limits.ts";
import { REFUSALS, type Refusal } from "../model/refusal.ts";

/** Signatures of files that people take for workbooks, and what each is. */
const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF/u, "PDF文書"],
  [/^\x89PNG|^\xFF\xD8\xFF|^GIF8|^BM/u, "画像"],
  [/^\{\\rtf/u, "リッチテキスト文書"],
  [/^Rar!|^7z\xBC\xAF|^\x1F\x8B/u, "圧縮ファイル"],
  [/^(?:\xEF\xBB\xBF)?\s*<(?:!DOCTYPE html|html|head|body|table|meta)/iu, "Webページ（HTML）"],
  [/^(?:\xEF\xBB\xBF)?\s*<\?xml/u, "XML文書"],
];

const DOCUMENTS: readonly (readonly [RegExp, string])[] = [
  [/^word\//iu, "Word文書"],
  [/^ppt\//iu, "PowerPoint文書"],
  [/^index(?:\/document\.iwa|\.xml|\.zip)$/iu, "NumbersかPagesの文書"],
];

/** null when the bytes look like a workbook that the reader understands, of a size that it reads in seconds. */
export function refuseByContent(bytes: Uint8Array): Refusal | null {
  const refusal = refuseByKind(bytes);
  return refusal === null && bytes.length > MOST_BOOK_BYTES
    ? REFUSALS.manyBytes("ファイル", bytes.length, MOST_BOOK_BYTES)
    : refusal;
}

function refuseByKind(bytes: Uint8Array): Refusal | null {
  if (bytes.length === 0) return REFUSALS.emptyFile;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString("latin1");
  if (head.startsWith("PK")) return refuseArchive(bytes);
  if (head.startsWith("\xD0\xCF\x11\xE0")) return refuseCompound(bytes);
  const other = OTHER_FORMATS.find(([signature]) => signature.test(head));
  if (other) return REFUSALS.otherFormat(other[1]);
  return isText(head) || isBareBiff(bytes) ? null : REFUSALS.notAWorkbook;
}

/** Text may be CSV; whether a table stands in it shows when it is read. */
function isText(head: string): boolean {
  return /^(?:\xFF\xFE|\xFE\xFF)/u.test(head) || !/[\x00-\x08\x0E-\x1A]/u.test(head);
}

/** Excel 2 to 4 wrote their records without the compound file around them. */
function isBareBiff(bytes: Uint8Array): boolean {
  return bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1);
}

function refuseArchive(bytes: Uint8Array): Refusal | null {
  const entries = tryDirectory(bytes);
  if (typeof entries === "string") return BROKEN[entries];
  if (entries.some(({ name }) => /^xl\/|^content\.xml$/iu.test(name))) return refuseUnpacked(entries);
  const document = DOCUMENTS.find(([part]) => entries.some(({ name }) => part.test(name)))?.[1] ?? "ZIPファイル";
  return REFUSALS.otherFormat(document);
}

/** What the directory promises is enough: an entry that holds more is damaged. */
function refuseUnpacked(entries: readonly ZipEntry[]): Refusal | null {
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  return unpacked > MOST_BOOK_UNPACKED ? REFUSALS.manyBytes("展開したファイル", unpacked, MOST_BOOK_UNPACKED) : null;
}

const BROKEN: Readonly<Record<ZipFault, Refusal>> = {
  damaged: REFUSALS.cutFile,
  hostile: REFUSALS.sharedBytes,
  large: REFUSALS.largeDirectory,
};

function tryDirectory(bytes: Uint8Array): readonly ZipEntry[] | ZipFault {
  try {
    return readZipDirectory(bytes);
  } catch (error) {
    if (error instanceof ZipError) return error.fault;
    throw error;
  }
}

function refuseCompound(bytes: Uint8Array): Refusal | null {
  const utf16 = (name: string): string => Array.from(name, (letter) => `${letter}\0`).join("");
  // Stream names stand in directory sectors, which may be anywhere in the file.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const isWorkbook =
    text.includes(utf16("Workbook")) || text.includes(utf16("Book")) || text.includes(utf16("EncryptedPackage"));
  // A workbook may hold a Word document as an embedded object.
  if (!isWorkbook && text.includes(utf16("WordDocument"))) return REFUSALS.otherFormat("Word文書");
  return null;
}
