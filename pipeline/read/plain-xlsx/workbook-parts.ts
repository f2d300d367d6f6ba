/** Which sheets a workbook has, and where their parts are. */
import type { ZipPart } from "../../lib/zip.ts";
import { NotPlain } from "./not-plain.ts";
import { attribute, byteText, checkPlain } from "./xml-text.ts";

/** Finds a part by its path; null when the archive has no such part. */
export type PartReader = (path: string) => ZipPart | null;

export interface ListedSheet {
  /** Of its relationship; empty when it has none. */
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
}

export interface SheetList {
  readonly sheets: readonly ListedSheet[];
  readonly date1904: boolean;
}

/** From xl/workbook.xml. @throws NotPlain */
export function readSheetList(content: Buffer): SheetList {
  checkPlain(content, "workbook");
  const xml = byteText(content);
  const sheets = Array.from(xml.matchAll(/<sheet\s[^>]*>/gu), ([tag]): ListedSheet => {
    const name = attribute(tag, "name");
    if (name === null) throw new NotPlain("a sheet without name");
    return { id: attribute(tag, "r:id") ?? "", name, hidden: (attribute(tag, "state") ?? "visible") !== "visible" };
  });
  if (sheets.length === 0) throw new NotPlain("no sheets");
  return { sheets, date1904: /<workbookPr[^>]*\sdate1904\s*=\s*["'](?:1|true)["']/u.test(xml) };
}

export interface Target {
  readonly path: string;
  /** Last word of the relationship's type: worksheet, chartsheet, … */
  readonly type: string;
}

/** From xl/_rels/workbook.xml.rels, by id. @throws NotPlain */
export function readTargets(content: Buffer): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  for (const [tag] of byteText(content).matchAll(/<Relationship\s[^>]*>/gu)) {
    const [id, target, type] = [attribute(tag, "Id"), attribute(tag, "Target"), attribute(tag, "Type")];
    if (id === null || target === null || type === null || attribute(tag, "TargetMode") === "External") continue;
    const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
    if (path.includes("..")) throw new NotPlain("a part outside xl/");
    targets.set(id, { path, type: type.slice(type.lastIndexOf("/") + 1) });
  }
  return targets;
}

/** Paths of the worksheets' parts by the sheets' names. @throws NotPlain */
export function sheetParts(part: PartReader): ReadonlyMap<string, string> {
  const [list, relations] = [part("xl/workbook.xml"), part("xl/_rels/workbook.xml.rels")];
  if (list === null || relations === null) return new Map();
  const targets = readTargets(relations.unpack());
  return new Map(
    readSheetList(list.unpack()).sheets.flatMap(({ id, name }) => {
      const target = targets.get(id);
      return target?.type === "worksheet" ? [[name, target.path]] : [];
    }),
  );
}
