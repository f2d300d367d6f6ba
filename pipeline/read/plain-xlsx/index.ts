/**
 * The reader for plain .xlsx, near the cost of inflating: archive directory, inflate, one pass over the XML, only the cells
 * that hold something. Whatever it does not fully understand it leaves to the library (NotPlain).
 */
import type { RawSheet, BookContent } from "../../model/raw-workbook.ts";
import { NotPlain } from "./not-plain.ts";
import { readNumberFormats, type NumberFormat } from "./number-formats.ts";
import { readMerges, readSheetCells, type BookContext } from "./sheet-cells.ts";
import { attribute, plainXml, stringItemText, unescapeXml } from "./xml-text.ts";

export { NotPlain } from "./not-plain.ts";

/** Unpacks a part by its path; null when the archive has no such part. */
export type PartReader = (path: string) => Uint8Array | null;

/** @throws NotPlain when the library must read this workbook. */
export function readPlainXlsx(part: PartReader): BookContent {
  const workbook = plainXml(required(part, "xl/workbook.xml"), "workbook");
  const targets = readTargets(decode(required(part, "xl/_rels/workbook.xml.rels")));
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

function readStrings(bytes: Uint8Array | null): readonly string[] {
  if (bytes === null) return [];
  const xml = plainXml(bytes, "sst");
  return Array.from(xml.matchAll(/<si(?:\s[^>]*)?(?:\/>|>([^]*?)<\/si>)/gu), ([, item]) =>
    item === undefined ? "" : stringItemText(item),
  );
}

function readFormats(bytes: Uint8Array | null): readonly NumberFormat[] {
  return bytes === null ? [] : readNumberFormats(plainXml(bytes, "styleSheet"));
}

function readModified(bytes: Uint8Array | null): string | null {
  const text = bytes && /<dcterms:modified[^>]*>([^<]*)</u.exec(decode(bytes))?.[1];
  const date = new Date(unescapeXml(text ?? "").trim());
  return text == null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function required(part: PartReader, path: string): Uint8Array {
  const bytes = part(path);
  if (bytes === null) throw new NotPlain(`no ${path}`);
  return bytes;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
