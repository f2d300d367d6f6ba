/** Tags of a part of a Word file, one after the other, with their places: what stands between them stays as the office wrote it. */

/** One tag. */
export interface Tag {
  /** With its prefix: `w:p`. */
  readonly name: string;
  /** `empty` opens and closes at once. */
  readonly kind: "open" | "close" | "empty";
  readonly start: number;
  /** Behind the `>`. */
  readonly end: number;
}

/** What no program that writes Word files puts into them, and what must not be guessed. */
export class OddXmlError extends Error {}

/** @throws OddXmlError for declarations of types, sections of raw text, and tags that never end. */
export function* tagsOf(xml: string): Generator<Tag, void> {
  for (let start = xml.indexOf("<"); start >= 0;) {
    if (xml.startsWith("<!--", start) || xml.startsWith("<?", start)) {
      start = xml.indexOf("<", endOf(xml, xml.startsWith("<?", start) ? "?>" : "-->", start));
      continue;
    }
    if (xml.startsWith("<!", start)) throw new OddXmlError(xml.slice(start, start + 20));
    const end = endOfTag(xml, start);
    const closes = xml[start + 1] === "/";
    const name = /^[^\s/>]*/u.exec(xml.slice(closes ? start + 2 : start + 1, end))?.[0] ?? "";
    yield { name, kind: closes ? "close" : xml[end - 2] === "/" ? "empty" : "open", start, end };
    start = xml.indexOf("<", end);
  }
}

function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new OddXmlError(mark);
  return at + mark.length;
}

/** Quoted values may hold any sign but `<`. */
function endOfTag(xml: string, start: number): number {
  let quote = "";
  for (let at = start + 1; at < xml.length; at++) {
    const sign = xml[at] ?? "";
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return at + 1;
  }
  throw new OddXmlError(xml.slice(start, start + 20));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text as people see it. */
export function decodeText(xml: string): string {
  return xml.replace(/&(#?[0-9A-Za-z]{1,8});/gu, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
