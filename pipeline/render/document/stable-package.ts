/** A Word file without anything that depends on when, where or after what it was written. */
import { deflatePart, deflatePieces } from "../../lib/deflate-part.ts";
import { readZipDirectory, readZipEntry } from "../../lib/zip.ts";
import { zipParts, type PackedPart } from "../../lib/zip-writer.ts";

export interface PackageContent {
  /** `YYYY-MM-DD` for the properties "created" and "modified". */
  readonly date: string;
  /** The whole styles.xml. */
  readonly styles: string;
  /** Rewrites the main part. */
  readonly fillBody: (documentXml: string) => Iterable<string>;
}

/**
 * Takes a file apart and puts it together again with its body, its styles and fixed dates and ids; so, too, the workbook
 * inside that holds a chart's data.
 */
export function stablePackage(docx: Uint8Array, { date, styles, fillBody }: PackageContent): Uint8Array {
  const parts = unzip(docx);
  const ids = relationshipIds(parts);
  const stable = parts.map(([name, bytes]): PackedPart => {
    if (name.endsWith(".xlsx"))
      return deflatePart(name, zipParts(unzip(bytes).map(([inner, content]) => deflatePart(inner, content))));
    if (!/\.(xml|rels)$/u.test(name)) return deflatePart(name, bytes);
    if (name === "word/styles.xml") return deflateText(name, styles);
    const xml = renumber(textOf(bytes), ids);
    if (name === "word/document.xml") return deflatePieces(name, fillBody(xml));
    return deflateText(name, name === "docProps/core.xml" ? fixDates(xml, date) : xml);
  });
  return zipParts(stable);
}

/** Most parts are the same in all reports of a run. */
const known = new Map<string, PackedPart>();
const MOST_KNOWN = 100;

function deflateText(name: string, xml: string): PackedPart {
  const key = `${name} ${xml}`;
  const part = known.get(key) ?? deflatePart(name, xml);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, part);
  return part;
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
