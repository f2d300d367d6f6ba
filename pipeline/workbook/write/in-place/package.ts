/** The archive of a workbook: its parts are read, changed and added by path; what nobody touches is written as it lay there, still packed. */
import { deflatePart } from "../../../lib/deflate-part.ts";
import { relationsPath, relativeTarget, resolveTarget } from "../../../lib/part-paths.ts";
import { copyZipEntry, isZip, readZipDirectory, readZipEntry, ZipError, type ZipEntry } from "../../../lib/zip.ts";
import { zipParts } from "../../../lib/zip-writer.ts";
import { MOST_BOOK_UNPACKED } from "../../../model/limits.ts";
import { Declined } from "./declined.ts";
import { attributeOf } from "./xml/attributes.ts";
import { childElements, openingTag, rootElement } from "./xml/elements.ts";
import { escapeXml } from "./xml/escape.ts";
import { Splices } from "./xml/splices.ts";

/** That a part needs another one inside the package. */
export interface Relation {
  readonly id: string;
  /** Last word of its type: `worksheet`, `comments`, … */
  readonly type: string;
  /** Path of the other part. */
  readonly path: string;
}

const CONTENT_TYPES = "[Content_Types].xml";
const OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";
const NO_RELATIONS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONS_NAMESPACE}"/>`;

/** A package in memory. The same changes in the same order give the same bytes. */
export class Package {
  private readonly bytes: Uint8Array;
  /** By path in small letters, as packages do not tell them from capitals. */
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Parts as they are to be, by path in small letters; null for one that is taken away. New ones in the order in which they came. */
  private readonly changed = new Map<string, { readonly path: string; readonly text: string } | null>();
  /** Parts as they lie there, unpacked once, by path in small letters: a list of parts is asked for with each change. */
  private readonly unpacked = new Map<string, string>();
  /** By the path of their list, as long as that has this text. */
  private readonly related = new Map<string, { readonly xml: string; readonly relations: readonly Relation[] }>();

  /** @throws Declined for what is no plain archive */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.entries = readEntries(bytes);
  }

  has(path: string): boolean {
    const key = path.toLowerCase();
    const changed = this.changed.get(key);
    return changed === undefined ? this.entries.has(key) : changed !== null;
  }

  /** Whether any part's path, in small letters, is such a one. */
  hasLike(path: RegExp): boolean {
    return [...this.entries.keys()].some((each) => path.test(each));
  }

  /** A part's text, its mark of UTF-8 included. @throws Declined when there is none, or it is not UTF-8 */
  text(path: string): string {
    const key = path.toLowerCase();
    const changed = this.changed.get(key);
    if (changed != null) return changed.text;
    const entry = this.entries.get(key);
    if (changed === null || entry === undefined) throw new Declined("damaged", `no ${path}`);
    const text =
      this.unpacked.get(key) ??
      decode(
        unzip(() => readZipEntry(this.bytes, entry, MOST_BOOK_UNPACKED)),
        path,
      );
    this.unpacked.set(key, text);
    return text;
  }

  /** Gives a part that is there another text. */
  write(path: string, text: string): void {
    this.changed.set(path.toLowerCase(), { path, text });
  }

  /** Adds a part that is not there yet. */
  add(path: string, text: string, contentType: string): void {
    const override = `<Override PartName="/${escapeXml(path)}" ContentType="${escapeXml(contentType)}"/>`;
    this.appendTo(CONTENT_TYPES, "Types", override);
    this.write(path, text);
  }

  /** Takes a part away, with its relations and its content type; what it needed stays. */
  remove(path: string): void {
    const types = this.text(CONTENT_TYPES);
    const splices = new Splices();
    for (const child of childElements(types, rootElement(types, "Types")))
      if (attributeOf(openingTag(types, child), "PartName")?.toLowerCase() === `/${path.toLowerCase()}`)
        splices.replace(child, "");
    this.write(CONTENT_TYPES, splices.apply(types));
    for (const gone of [path, relationsPath(path)]) if (this.has(gone)) this.changed.set(gone.toLowerCase(), null);
  }

  /** A path that no part has yet: `xl/comments3.xml` for `xl/comments`. */
  freePath(start: string, extension = "xml"): string {
    let number = 1;
    while (this.has(`${start}${String(number)}.${extension}`)) number++;
    return `${start}${String(number)}.${extension}`;
  }

  /** What a part needs, of this package; of the package itself for an empty path. */
  relations(path: string): readonly Relation[] {
    const at = relationsPath(path);
    if (!this.has(at)) return [];
    const xml = this.text(at);
    const known = this.related.get(at);
    if (known?.xml === xml) return known.relations;
    const relations = readRelations(xml, path);
    this.related.set(at, { xml, relations });
    return relations;
  }

  /** Lets a part need another one; its id in that part. @param type last word of the relation's type */
  relate(path: string, type: string, to: string): string {
    const at = relationsPath(path);
    const xml = this.has(at) ? this.text(at) : NO_RELATIONS;
    if (!this.has(at)) this.write(at, xml);
    const taken = new Set(
      childElements(xml, rootElement(xml, "Relationships")).map((child) => attributeOf(openingTag(xml, child), "Id")),
    );
    let number = 1;
    while (taken.has(`rId${String(number)}`)) number++;
    const id = `rId${String(number)}`;
    const target = escapeXml(relativeTarget(path, to));
    this.appendTo(
      at,
      "Relationships",
      `<Relationship Id="${id}" Type="${OFFICE_RELATION}${type}" Target="${target}"/>`,
    );
    return id;
  }

  /** Takes what a part needs off its list; a list of nothing goes too. */
  unrelate(path: string, id: string): void {
    const at = relationsPath(path);
    const xml = this.text(at);
    const children = childElements(xml, rootElement(xml, "Relationships"));
    const gone = children.filter((child) => attributeOf(openingTag(xml, child), "Id") === id);
    const splices = new Splices();
    for (const child of gone) splices.replace(child, "");
    if (gone.length === children.length) this.changed.set(at.toLowerCase(), null);
    else this.write(at, splices.apply(xml));
  }

  /** What all parts of such a name are, unless one says otherwise. @throws Declined when they are something else already */
  setDefaultType(extension: string, contentType: string): void {
    const types = this.text(CONTENT_TYPES);
    const stated = childElements(types, rootElement(types, "Types"))
      .map((child) => openingTag(types, child))
      .find((tag) => attributeOf(tag, "Extension")?.toLowerCase() === extension);
    if (stated === undefined)
      this.prependTo(CONTENT_TYPES, "Types", `<Default Extension="${extension}" ContentType="${contentType}"/>`);
    else if (attributeOf(stated, "ContentType") !== contentType)
      throw new Declined("unusual-xml", `.${extension} is something else`);
  }

  /** The archive: unchanged entries as they lay there, changed ones in their places, new ones behind them. */
  save(): Uint8Array {
    const parts = [...this.entries].flatMap(([key, entry]) => {
      const changed = this.changed.get(key);
      if (changed === null) return [];
      return [
        changed === undefined ? unzip(() => copyZipEntry(this.bytes, entry)) : deflatePart(entry.name, changed.text),
      ];
    });
    const added = [...this.changed].flatMap(([key, part]) =>
      part === null || this.entries.has(key) ? [] : [deflatePart(part.path, part.text)],
    );
    return zipParts([...parts, ...added]);
  }

  private appendTo(path: string, root: string, text: string): void {
    const xml = this.text(path);
    const splices = new Splices();
    splices.append(xml, rootElement(xml, root), text);
    this.write(path, splices.apply(xml));
  }

  /** Defaults stand before what says otherwise. */
  private prependTo(path: string, root: string, text: string): void {
    const xml = this.text(path);
    const splices = new Splices();
    splices.insert(rootElement(xml, root).inner, text);
    this.write(path, splices.apply(xml));
  }
}

/** @param path of the part whose list it is */
function readRelations(xml: string, path: string): readonly Relation[] {
  return childElements(xml, rootElement(xml, "Relationships")).flatMap((child) => {
    const tag = openingTag(xml, child);
    const [id, type, target] = [attributeOf(tag, "Id"), attributeOf(tag, "Type"), attributeOf(tag, "Target")];
    if (id === null || type === null || target === null || attributeOf(tag, "TargetMode") === "External") return [];
    return [{ id, type: type.slice(type.lastIndexOf("/") + 1), path: resolveTarget(path, target) }];
  });
}

function readEntries(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  if (!isZip(bytes)) throw new Declined(isCompoundFile(bytes) ? "encrypted" : "not-xlsx", "no archive");
  const entries = new Map<string, ZipEntry>();
  for (const entry of unzip(() => readZipDirectory(bytes))) {
    const key = entry.name.toLowerCase();
    if (entries.has(key)) throw new Declined("duplicate-parts", entry.name);
    if (entry.encrypted) throw new Declined("encrypted", entry.name);
    entries.set(key, entry);
  }
  return entries;
}

/** What Excel packs a protected workbook in, and what an .xls is. */
function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

function unzip<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new Declined(error.fault === "large" ? "too-large" : "damaged", error.message, error);
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(content: Uint8Array, path: string): string {
  try {
    const text = decoder.decode(content);
    const declared = /^\ufeff?<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.-]{1,40})["']/u.exec(text)?.[1];
    if (declared === undefined || /^(?:utf-?8|us-ascii)$/iu.test(declared)) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new Declined("unusual-xml", `${path} is not UTF-8`);
}
