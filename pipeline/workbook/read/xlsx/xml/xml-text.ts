/**
 * Plain XML in bytes. Markup is searched in **byte text**, a string of which each letter is one byte: only what a cell shows is
 * decoded from UTF-8, and that only once, as forms share nearly all of their texts.
 */
import { declaredEncoding } from "./decode-xml.ts";
import { NotPlain } from "./not-plain.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

/** White space as XML has it. */
export function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === RETURN || code === TAB;
}

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

/** The text between two tags as byte text → what it shows. @throws NotPlain */
export function shownByBytes(text: string): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/gu, "\n") : text;
  return unescapeXml(decodeBytes(lines));
}

/** Where the root element begins or white space before it. @throws NotPlain when the part is in another encoding. */
export function behindDeclaration(part: Buffer): number {
  if (declaredEncoding(part) !== "utf-8") throw new NotPlain("another encoding");
  const [start = ""] =
    /^(?:\xef\xbb\xbf)?(?:<\?xml\s[^<>?]*\?>)?/u.exec(part.toString("latin1", 0, LONGEST_DECLARATION)) ?? [];
  return start.length;
}

const LONGEST_DECLARATION = 200;

/**
 * Parts with comments, CDATA, DOCTYPE or other prefixes than usual are not plain: markers could then stand where they mean
 * nothing. Nor are those without an end.
 *
 * @throws NotPlain
 */
export function checkPlain(part: Buffer, root: string): void {
  const from = behindDeclaration(part);
  const start = part.toString("latin1", from, from + LONGEST_START);
  const tag = /^\s*<(\w+)([\s>][^<>]*)/u.exec(start);
  if (tag?.[1] !== root || holdsMarkedSection(part)) throw new NotPlain(`<${root}>`);
  if (!/\sxmlns="http:\/\/schemas\.openxmlformats\.org\/spreadsheetml\/2006\/main"/u.test(tag[2] ?? ""))
    throw new NotPlain("another namespace");
  if (
    !part
      .toString("latin1", part.length - LONGEST_END)
      .trimEnd()
      .endsWith(`</${root}>`)
  )
    throw new NotPlain("an open part");
}

const LONGEST_START = 4096;
const LONGEST_END = 100;

const EXCLAMATION = 0x21;
const LESS_THAN = 0x3c;

/** `<!`: looked for by its rarer half. */
function holdsMarkedSection(part: Buffer): boolean {
  for (let at = part.indexOf(EXCLAMATION); at >= 0; at = part.indexOf(EXCLAMATION, at + 1))
    if (part[at - 1] === LESS_THAN) return true;
  return false;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Resolves the predefined entities and character references. @throws NotPlain for any other `&`. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,8});|#(\d{1,8});|(\w+);)?/gu,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return fromCodePoint(parseInt(hex, 16));
      if (decimal !== undefined) return fromCodePoint(Number(decimal));
      const character = ENTITIES[name ?? ""];
      if (character === undefined) throw new NotPlain(`entity ${name ?? ""}`);
      return character;
    },
  );
}

const LETTER = /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u;

function fromCodePoint(code: number): string {
  const letter = code > 0x10ffff ? "" : String.fromCodePoint(code);
  if (!LETTER.test(letter)) throw new NotPlain("a character that XML does not know");
  return letter;
}

/** The text of a string item from its byte text: its `<t>` elements joined, furigana (`<rPh>`) left out. @throws NotPlain */
export function stringItemText(item: string): string {
  const only = /^<t(?: xml:space="preserve")?>([^<]*)<\/t>$/u.exec(item)?.[1];
  if (only !== undefined) return shownByBytes(only);
  if (/<\/?\w+:/u.test(item)) throw new NotPlain("a prefix in a text");
  const withoutFurigana = item.includes("<rPh") ? item.replace(/<rPh[\s>][^]*?<\/rPh>/gu, "") : item;
  let text = "";
  let runs = 0;
  for (const match of withoutFurigana.matchAll(/<t(?:\s[^<>]*)?(?:\/>|>([^<]*)<\/t>)/gu)) {
    text += match[1] ?? "";
    runs++;
  }
  if (runs !== (withoutFurigana.match(/<t[\s/>]/gu)?.length ?? 0)) throw new NotPlain("a text that does not end");
  return shownByBytes(text);
}
