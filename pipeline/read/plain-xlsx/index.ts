/**
 * The reader for plain .xlsx, near the cost of inflating: archive directory, inflate, one pass over the XML, only the cells
 * that hold something. Whatever it does not fully understand it leaves to the library (NotPlain).
 */
import { rememberByText } from "../../lib/remember.ts";
import type { ZipPart } from "../../lib/zip.ts";
import type { RawSheet, BookContent } from "../../model/raw-workbook.ts";
import { NotPlain } from "./not-plain.ts";
import { readNumberFormats, type NumberFormat } from "./number-formats.ts";
import { readMerges, readSheetCells, type BookContext } from "./sheet-cells.ts";
import { shownText } from "../raw-cell.ts";
import { attribute, byteText, decodeBytes, plainXml, stringItemText, unescapeXml } from "./xml-text.ts";

export { NotPlain } from "./not-plain.ts";

/** Finds a part by its path; null when the archive has no such part. */
export type PartReader = (path: string) => ZipPart | null;

/** @throws NotPlain when the library must read this workbook. */
export function readPlainXlsx(part: PartReader): BookContent {
  const workbook = plainXml(required(part, "xl/workbook.xml"), "workbook");
  const targets = readTargets(byteText(required(part, "xl/_rels/workbook.xml.rels")));
  const book: BookContext = {
    strings: readStrings(part("xl/sharedStrings.xml")),
    formats: readFormats(part("xl/styles.xml")),
    date1904: /<workbookPr[^>]*\sdate1904\s*=\s*["'](?:1|true)["']/u.test(workbook),
  };
  const sheets = Array.from(workbook.matchAll(/<sheet\s[^>]*>/gu), ([tag]) => readSheet(tag, targets, part, book));
  if (sheets.length === 0) throw new NotPlain("no sheets");
  return { sheets: sheets.filter((sheet) => sheet !== null), modifiedAt: readModified(part("docProps/core.xml")) };
}

function readSheet(
  tag: string,
  targets: ReadonlyMap<string, Target>,
  part: PartReader,
  book: BookContext,
): RawSheet | null {
  const target = targets.get(attribute(tag, "r:id") ?? "");
  const name = attribute(tag, "name");
  if (target === undefined || name === null) throw new NotPlain("a sheet without part");
  if (target.type !== "worksheet") return null;
  const xml = plainXml(required(part, target.path), "worksheet");
  const hidden = (attribute(tag, "state") ?? "visible") !== "visible";
  return { name, hidden, cells: readSheetCells(xml, book), merges: readMerges(xml) };
}

interface Target {
  readonly path: string;
  /** Last word of the relationship's type: worksheet, chartsheet, … */
  readonly type: string;
}

function readTargets(xml: string): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  for (const [tag] of xml.matchAll(/<Relationship\s[^>]*>/gu)) {
    const [id, target, type] = [attribute(tag, "Id"), attribute(tag, "Target"), attribute(tag, "Type")];
    if (id === null || target === null || type === null || attribute(tag, "TargetMode") === "External") continue;
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    if (path.includes("..")) throw new NotPlain("a part outside xl/");
    targets.set(id, { path, type: type.slice(type.lastIndexOf("/") + 1) });
  }
  return targets;
}

function readStrings(part: ZipPart | null): readonly (string | null)[] {
  if (part === null) return [];
  const xml = plainXml(part.unpack(), "sst");
  const strings: (string | null)[] = [];
  for (let at = xml.indexOf("<si"); at >= 0; at = xml.indexOf("<si", at)) {
    const open = xml.indexOf(">", at) + 1;
    if (xml.charCodeAt(open - 2) === SLASH) {
      strings.push(null);
      at = open;
      continue;
    }
    const close = xml.indexOf("</si>", open);
    if (open === 0 || close < 0 || !/[\s>]/u.test(xml.charAt(at + 3))) throw new NotPlain("an open string");
    strings.push(shownItem(xml.slice(open, close)));
    at = close;
  }
  return strings;
}

const SLASH = 0x2f;

/** Bytes of a string item that may well come again. */
const LONGEST_ITEM = 1_000;

/** Filled-in forms share nearly all of their strings. */
const shownItem = rememberByText((item) => shownText(stringItemText(decodeBytes(item))), LONGEST_ITEM);

type KnownFormats = Omit<ZipPart, "unpack"> & { readonly formats: readonly NumberFormat[] };

/** Forms that were filled in from one template have the same styles to the byte: the last few are remembered. */
const known: KnownFormats[] = [];
const MOST_KNOWN = 8;

function readFormats(part: ZipPart | null): readonly NumberFormat[] {
  if (part === null) return [];
  const { packed, crc, size } = part;
  const same = known.find((one) => one.crc === crc && one.size === size && isSame(one.packed, packed));
  if (same !== undefined) return same.formats;
  const formats = readNumberFormats(plainXml(part.unpack(), "styleSheet"));
  known.unshift({ packed: packed.slice(), crc, size, formats });
  known.length = Math.min(known.length, MOST_KNOWN);
  return formats;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}

function readModified(part: ZipPart | null): string | null {
  const text = part && /<dcterms:modified[^>]*>([^<]*)</u.exec(byteText(part.unpack()))?.[1];
  const date = new Date(unescapeXml(text ?? "").trim());
  return text == null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function required(part: PartReader, path: string): Uint8Array {
  const found = part(path);
  if (found === null) throw new NotPlain(`no ${path}`);
  return found.unpack();
}
