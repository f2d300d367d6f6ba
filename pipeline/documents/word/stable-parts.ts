/** The parts of a file by docx without anything that depends on when or after what it was written. */
import { readZipDirectory, readZipEntry } from "../../lib/zip.ts";
import { TEXT_PLACES } from "./frame-places.ts";

/** A part of a package: XML as text, anything else as bytes. */
export type Part = readonly [name: string, content: string | Uint8Array];

/** In the order of the file. Dates become places, and random ids are counted. */
export function stableParts(docx: Uint8Array): readonly Part[] {
  const parts = unzip(docx).map(([name, bytes]): Part => [
    name,
    /\.(?:xml|rels)$/u.test(name) ? new TextDecoder().decode(bytes) : bytes,
  ]);
  const ids = relationshipIds(parts);
  return parts.map(([name, content]): Part => {
    if (typeof content !== "string") return [name, content];
    const xml = renumber(content, ids);
    return [name, name === "docProps/core.xml" ? placeDates(xml) : xml];
  });
}

/** All of an archive that docx has just written: nothing in it needs a limit. */
export function unzip(archive: Uint8Array): readonly (readonly [name: string, bytes: Uint8Array])[] {
  return readZipDirectory(archive).map((entry) => [entry.name, readZipEntry(archive, entry, Infinity)]);
}

/** docx gives charts random relationship ids (`rIdxqyzkb5cr7zmc0d0zh8a8`): here they are counted, in the parts' order. */
function relationshipIds(parts: readonly Part[]): ReadonlyMap<string, string> {
  const random = parts
    .filter(([name]) => name.endsWith(".rels"))
    .flatMap(([, xml]) => Array.from(String(xml).matchAll(/ Id="(rId(?!\d+")[^"]*)"/gu), ([, id]) => id ?? ""));
  return new Map(random.map((id, index) => [id, `rIdChart${String(index + 1)}`]));
}

/** In attributes only: the random ids occur nowhere else, and body text is not there yet. */
function renumber(xml: string, ids: ReadonlyMap<string, string>): string {
  return xml.replace(/( (?:Id|r:id)=")(rId[^"]*)"/gu, (whole, start: string, id: string) => {
    const stable = ids.get(id);
    return stable === undefined ? whole : `${start}${stable}"`;
  });
}

function placeDates(coreXml: string): string {
  return coreXml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${TEXT_PLACES.date}T00:00:00Z`);
}
