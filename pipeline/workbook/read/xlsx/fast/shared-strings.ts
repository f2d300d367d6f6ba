/** The strings that the cells of a workbook share, from the bytes of a plain part. */
import type { SharedStrings } from "../cell-meaning.ts";
import { NotPlain } from "../xml/not-plain.ts";
import { checkPlain, isSpace } from "../xml/xml-text.ts";
import { shownItem } from "./shown-text.ts";

const SLASH = 0x2f;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SMALL_I = 0x69;
const SMALL_S = 0x73;

/** Of a plain part, in its order. @throws NotPlain */
export function readSharedStrings(bytes: Buffer): SharedStrings {
  checkPlain(bytes, "sst");
  const items = bytes.subarray(bytes.indexOf(GREATER_THAN, bytes.indexOf("<sst")) + 1);
  const strings: (string | null)[] = [];
  for (let at = findItem(items, 0); at >= 0;) at = findItem(items, readItem(items, at, strings));
  return strings;
}

/** Adds the string that begins here; returns where it ends. */
function readItem(items: Buffer, at: number, strings: (string | null)[]): number {
  const open = items.indexOf(GREATER_THAN, at) + 1;
  if (open > 0 && items[open - 2] === SLASH) {
    strings.push(null);
    return open;
  }
  const close = open === 0 ? -1 : endOfItem(items, open);
  if (close < 0 || !endsName(items[at + ITEM.length] ?? 0)) throw new NotPlain("an open string");
  strings.push(shownItem(items.toString("latin1", open, close)));
  return close + ITEM_END;
}

/** Letters of `</si>`. */
const ITEM_END = 5;
const ITEM = "<si";

function endsName(code: number): boolean {
  return code === GREATER_THAN || isSpace(code);
}

/** Where the next `<si` stands; -1 at the end. @throws NotPlain for anything else, which would shift all that follow */
function findItem(items: Buffer, from: number): number {
  let at = from;
  while (isSpace(items[at] ?? 0)) at++;
  if (items[at] !== LESS_THAN) throw new NotPlain("text between strings");
  if (items[at + 1] === SMALL_S && items[at + 2] === SMALL_I) return at;
  if (items[at + 1] !== SLASH) throw new NotPlain("something between strings");
  return -1;
}

/** Where the next `</si>` stands; -1 when there is none. */
function endOfItem(items: Buffer, from: number): number {
  for (let at = from; at < items.length; at++) {
    if (items[at] !== LESS_THAN || items[at + 1] !== SLASH || items[at + 2] !== SMALL_S) continue;
    if (items[at + 3] === SMALL_I && items[at + 4] === GREATER_THAN) return at;
  }
  return -1;
}
