/**
 * Small pieces of XML without a parser: enough for the parts of a workbook as Excel and its kin write them.
 *
 * Markup is searched in **byte text**, a string of which each letter is one byte: only what a cell shows is decoded from UTF-8,
 * and that only once, as forms share nearly all of their texts.
 */
import { rememberByOwnText } from "../../lib/remember.ts";
import { NotPlain } from "./not-plain.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A part as byte text. */
export function byteText(part: Buffer): string {
  return part.toString("latin1");
}

/** The text that byte text stands for. @throws NotPlain when it is no UTF-8. */
export function decodeBytes(text: string): string {
  if (!/[^\0-\x7f]/u.test(text)) return text;
  try {
    return decoder.decode(Buffer.from(text, "latin1"));
  } catch {
    throw new NotPlain("not UTF-8");
  }
}

/**
 * Parts with comments, CDATA, DOCTYPE or a prefix on their root element are not plain: markers could then stand where they mean
 * nothing.
 *
 * @throws NotPlain
 */
export function checkPlain(part: Buffer, root: string): void {
  const start = part.toString("latin1", 0, LATEST_ROOT + root.length + 2);
  const at = start.indexOf(`<${root}`);
  if (at < 0 || at >= LATEST_ROOT || !/[\s>]/u.test(start.charAt(at + root.length + 1)) || holdsMarkedSection(part))
    throw new NotPlain(`<${root}>`);
  if (!start.includes(NAMESPACE) && !part.includes(NAMESPACE)) throw new NotPlain("another namespace");
}

/** Nothing but a declaration stands before the root element. */
const LATEST_ROOT = 4096;
const NAMESPACE = "http://schemas.openxmlformats.org/";

const EXCLAMATION = 0x21;
const LESS_THAN = 0x3c;

/** `<!`: looked for by its rarer half. */
function holdsMarkedSection(part: Buffer): boolean {
  for (let at = part.indexOf(EXCLAMATION); at >= 0; at = part.indexOf(EXCLAMATION, at + 1))
    if (part[at - 1] === LESS_THAN) return true;
  return false;
}

/** The value of an attribute in the byte text of a start tag, decoded, entities resolved; null when it has none. */
export function attribute(tag: string, name: string): string | null {
  const match = attributePattern(name).exec(tag);
  return match ? unescapeXml(decodeBytes(match[1] ?? match[2] ?? "")) : null;
}

const attributePattern = rememberByOwnText((name) => new RegExp(`[\\s]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "u"));

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

/** The text of a string item, from decoded XML: its `<t>` elements joined, furigana (`<rPh>`) left out, `_x000D_` escapes resolved. */
export function stringItemText(xml: string): string {
  const only = /^<t(?: xml:space="preserve")?>([^<]*)<\/t>$/u.exec(xml)?.[1];
  if (only !== undefined) return unescapeString(only);
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
  const plain = text.includes("&") || text.includes("\r") ? unescapeXml(text).replace(/\r\n?/gu, "\n") : text;
  if (!plain.includes("_x")) return plain;
  return plain.replace(/_x([0-9a-f]{4})_/giu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
