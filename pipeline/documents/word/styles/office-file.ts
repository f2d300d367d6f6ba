/** The office's own Word file: of all its parts, those that settle what documents look like. Source: ECMA-376, part 2 (OPC). */
import { posix } from "node:path";
import { readZipDirectory, readZipEntry, ZipError } from "../../../lib/zip.ts";
import { OFFICE_ROLES, relationshipsName, type Relationship } from "../package/relationships.ts";

/** As the main document refers to them. */
const LOOKS = ["styles", "settings", "theme", "numbering", "fontTable"];

/** A part of the office's file. */
export interface OfficePart {
  /** One of the looks; null for what only another part refers to, such as a font. */
  readonly role: string | null;
  readonly name: string;
  /** Null for relationships. */
  readonly contentType: string | null;
  readonly content: Uint8Array;
}

/** Bytes of a part; a Japanese font takes 10 MB. */
const MOST = 100_000_000;

/**
 * Looks of a Word file, and all that they need, each once.
 *
 * @throws ZipError when it is no archive, or damaged
 */
export function readOfficeFile(docx: Uint8Array): readonly OfficePart[] {
  const entries = new Map(readZipDirectory(docx).map((entry) => [entry.name, entry]));
  const read = (name: string): Uint8Array => {
    const entry = entries.get(name);
    if (entry === undefined) throw new ZipError(`${name} is missing.`);
    return readZipEntry(docx, entry, MOST);
  };
  const relationshipsOf = (name: string): readonly Relationship[] =>
    entries.has(relationshipsName(name)) ? parseRelationships(textOf(read(relationshipsName(name))), name) : [];
  const typeOf = contentTypes(textOf(read("[Content_Types].xml")));
  const taken = new Map<string, OfficePart>();
  const take = (name: string, role: string | null): void => {
    if (taken.has(name)) return;
    taken.set(name, { role, name, contentType: typeOf(name), content: read(name) });
    const needed = relationshipsOf(name);
    if (needed.length === 0) return;
    const list = relationshipsName(name);
    taken.set(list, { role: null, name: list, contentType: null, content: read(list) });
    for (const { target } of needed) take(target, null);
  };
  const isRole = (role: string) => (each: Relationship) => each.type === OFFICE_ROLES + role;
  const main = relationshipsOf("").find(isRole("officeDocument"));
  const looks = relationshipsOf(main?.target ?? "");
  for (const role of LOOKS) {
    const look = looks.find(isRole(role));
    if (look !== undefined) take(look.target, role);
  }
  return [...taken.values()];
}

/** Those within the package, with whole paths. */
function parseRelationships(xml: string, from: string): readonly Relationship[] {
  return elements(xml, "Relationship")
    .filter((attribute) => attribute("TargetMode") !== "External")
    .map((attribute) => ({
      id: attribute("Id"),
      type: attribute("Type"),
      target: posix.resolve("/", posix.dirname(from), attribute("Target")).slice(1),
    }));
}

function contentTypes(xml: string): (name: string) => string | null {
  const read = (element: string, key: string) =>
    new Map(elements(xml, element).map((attribute) => [attribute(key).toLowerCase(), attribute("ContentType")]));
  const [overrides, defaults] = [read("Override", "PartName"), read("Default", "Extension")];
  return (name) =>
    overrides.get(`/${name}`.toLowerCase()) ?? defaults.get(posix.extname(name).slice(1).toLowerCase()) ?? null;
}

/** All elements of a name, each as what gives its attributes. */
function elements(xml: string, name: string): readonly ((attribute: string) => string)[] {
  return Array.from(xml.matchAll(new RegExp(`<${name}\\s([^>]*)>`, "gu")), ([, attributes = ""]) => (attribute) => {
    return new RegExp(`\\b${attribute}="([^"]*)"`, "u").exec(attributes)?.[1] ?? "";
  });
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
