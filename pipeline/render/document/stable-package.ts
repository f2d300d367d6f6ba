/** A Word file without anything that depends on when, where or after what it was written. */
import { deflatePart, deflatePieces } from "../../lib/deflate-part.ts";
import { readZipDirectory, readZipEntry } from "../../lib/zip.ts";
import { zipParts, type PackedPart } from "../../lib/zip-writer.ts";

/**
 * Takes a file apart, lets `change` rewrite its main part, and puts it together again with fixed dates and ids;
 * so, too, the workbook inside that holds a chart's data.
 *
 * @param date `YYYY-MM-DD` for the properties "created" and "modified"
 */
export function stablePackage(
  docx: Uint8Array,
  date: string,
  change: (documentXml: string) => Iterable<string>,
): Uint8Array {
  const parts = unzip(docx);
  const ids = relationshipIds(parts);
  const stable = parts.map(([name, bytes]): PackedPart => {
    if (name.endsWith(".xlsx"))
      return deflatePart(name, zipParts(unzip(bytes).map(([inner, content]) => deflatePart(inner, content))));
    if (!/\.(xml|rels)$/u.test(name)) return deflatePart(name, bytes);
    const xml = renumber(textOf(bytes), ids);
    if (name === "word/document.xml") return deflatePieces(name, change(xml));
    return deflatePart(name, name === "docProps/core.xml" ? fixDates(xml, date) : xml);
  });
  return zipParts(stable);
}

type Part = readonly [name: string, bytes: Uint8Array];

/** Parts that docx has just written: no limit is needed. */
function unzip(archive: Uint8Array): readonly Part[] {
  return readZipDirectory(archive).map((entry) => [entry.name, readZipEntry(archive, entry, Infinity)]);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** docx gives charts random relationship ids (`rIdxqyzkb5cr7zmc0d0zh8a8`): here they are counted, in the parts' order. */
function relationshipIds(parts: readonly Part[]): ReadonlyMap<string, string> {
  const random = parts
    .filter(([name]) => name.endsWith(".rels"))
    .flatMap(([, bytes]) => Array.from(textOf(bytes).matchAll(/ Id="(rId(?!\d+")[^"]*)"/gu), ([, id]) => id ?? ""));
  return new Map(random.map((id, index) => [id, `rIdChart${String(index + 1)}`]));
}

/** In attributes only: the random ids occur nowhere else, and body text is not there yet. */
function renumber(xml: string, ids: ReadonlyMap<string, string>): string {
  return ids.size === 0
    ? xml
    : xml.replace(/( (?:Id|r:id)=")(rId[^"]*)"/gu, (whole, start: string, id: string) => {
        const stable = ids.get(id);
        return stable === undefined ? whole : `${start}${stable}"`;
      });
}

function fixDates(coreXml: string, date: string): string {
  return coreXml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${date}T00:00:00Z`);
}
