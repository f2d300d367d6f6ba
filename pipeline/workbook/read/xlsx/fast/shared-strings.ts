/** The strings that the cells of a workbook share, from the bytes of a plain part. */
import type { SharedStrings } from "../cell-meaning.ts";
import { NotPlain } from "../xml/not-plain.ts";
import { byteText, checkPlain, isSpace } from "../xml/xml-text.ts";
import { shownItem } from "./shown-text.ts";

const SLASH = 0x2f;
const GREATER_THAN = 0x3e;

const ITEM = "<si";
const ITEM_END = "</si>";

/** Of a plain part, in its order. @throws NotPlain */
export function readSharedStrings(bytes: Buffer): SharedStrings {
  checkPlain(bytes, "sst");
  const xml = byteText(bytes);
  const strings: (string | null)[] = [];
  for (let at = findItem(xml, xml.indexOf(">", xml.indexOf("<sst")) + 1); at >= 0;)
    at = findItem(xml, readItem(xml, at, strings));
  return strings;
}

/** Adds the string that begins here; returns where it ends. */
function readItem(xml: string, at: number, strings: (string | null)[]): number {
  const open = xml.indexOf(">", at) + 1;
  if (open > 0 && xml.charCodeAt(open - 2) === SLASH) {
    strings.push(null);
    return open;
  }
  const close = open === 0 ? -1 : xml.indexOf(ITEM_END, open);
  if (close < 0 || !endsName(xml.charCodeAt(at + ITEM.length))) throw new NotPlain("an open string");
  strings.push(shownItem(xml.slice(open, close)));
  return close + ITEM_END.length;
}

function endsName(code: number): boolean {
  return code === GREATER_THAN || isSpace(code);
}

/** Where the next `<si` stands; -1 at the end. @throws NotPlain for anything else, which would shift all that follow */
function findItem(xml: string, from: number): number {
  let at = from;
  while (isSpace(xml.charCodeAt(at))) at++;
  if (xml.startsWith(ITEM, at)) return at;
  if (!xml.startsWith("</", at)) throw new NotPlain("something between strings");
  return -1;
}
