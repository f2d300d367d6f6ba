/** Small pieces of XML without a parser: enough for the parts of a workbook as Excel and its kin write them. */
import { NotPlain } from "./not-plain.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * A part's text. Parts with comments, CDATA, DOCTYPE or a prefix on their root element are not plain: markers could then
 * stand where they mean nothing.
 *
 * @throws NotPlain
 */
export function plainXml(bytes: Uint8Array, root: string): string {
  const xml = decode(bytes);
  if (xml.includes("<!") || !new RegExp(`<${root}[\\s>]`, "u").test(xml.slice(0, 4096)))
    throw new NotPlain(`<${root}>`);
  if (!xml.includes("http://schemas.openxmlformats.org/")) throw new NotPlain("another namespace");
  return xml;
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new NotPlain("not UTF-8");
  }
}

/** The value of an attribute in a start tag's text, entities resolved; null when it has none. */
export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`[\\s]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "u").exec(tag);
  return match ? unescapeXml(match[1] ?? match[2] ?? "") : null;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Resolves the predefined entities and character references. @throws NotPlain for any other entity. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (_, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return fromCodePoint(Number(decimal));
    const character = ENTITIES[name ?? ""];
    if (character === undefined) throw new NotPlain(`entity ${name ?? ""}`);
    return character;
  });
}

function fromCodePoint(code: number): string {
  if (code > 0x10ffff) throw new NotPlain("a character that does not exist");
  return String.fromCodePoint(code);
}

/** The text of a string item: its `<t>` elements joined, furigana (`<rPh>`) left out, `_x000D_` escapes resolved. */
export function stringItemText(xml: string): string {
  const withoutFurigana = xml.includes("<rPh") ? xml.replace(/<rPh[\s>][^]*?<\/rPh>/gu, "") : xml;
  let text = "";
  let runs = 0;
  for (const match of withoutFurigana.matchAll(/<t(?:\s[^>]*)?(?:\/>|>([^<]*)<\/t>)/gu)) {
    text += match[1] ?? "";
    runs++;
  }
  if (runs !== (withoutFurigana.match(/<t[\s/>]/gu)?.length ?? 0)) throw new NotPlain("a text that does not end");
  return unescapeString(text);
}

/** Entities, then the escapes that spreadsheets use for characters that XML does not allow. */
export function unescapeString(text: string): string {
  const plain = unescapeXml(text).replace(/\r\n?/gu, "\n");
  if (!plain.includes("_x")) return plain;
  return plain.replace(/_x([0-9a-f]{4})_/giu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
