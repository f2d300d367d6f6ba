/** A Word file without anything that depends on when, where or after what it was written. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The first day that a zip can name, at noon local time, as zip times are: midnight does not exist everywhere. */
const zipTime = (): Date => new Date(1980, 0, 1, 12);

/**
 * Takes a file apart, lets `change` rewrite its main part, and puts it together again with fixed dates and ids;
 * so, too, the workbook inside that holds a chart's data.
 *
 * @param date `YYYY-MM-DD` for the properties "created" and "modified"
 */
export function stablePackage(docx: Uint8Array, date: string, change: (documentXml: string) => string): Uint8Array {
  const parts = unzipSync(docx);
  const ids = relationshipIds(parts);
  const stable = Object.entries(parts).map(([name, bytes]): [string, Uint8Array] => {
    if (name.endsWith(".xlsx")) return [name, zipSync(unzipSync(bytes), { mtime: zipTime() })];
    if (!/\.(xml|rels)$/u.test(name)) return [name, bytes];
    const xml = renumber(strFromU8(bytes), ids);
    if (name === "word/document.xml") return [name, strToU8(change(xml))];
    return [name, strToU8(name === "docProps/core.xml" ? fixDates(xml, date) : xml)];
  });
  return zipSync(Object.fromEntries(stable), { mtime: zipTime() });
}

/** docx gives charts random relationship ids (`rIdxqyzkb5cr7zmc0d0zh8a8`): here they are counted, in the parts' order. */
function relationshipIds(parts: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> {
  const random = Object.entries(parts)
    .filter(([name]) => name.endsWith(".rels"))
    .flatMap(([, bytes]) => Array.from(strFromU8(bytes).matchAll(/ Id="(rId(?!\d+")[^"]*)"/gu), ([, id]) => id ?? ""));
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
