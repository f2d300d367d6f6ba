/**
 * The strings that the cells of a workbook share. Forms that were filled in from one template have nearly the same strings in the
 * same order, and among them or behind them what was filled in: runs that are the same to the byte as in one of the last few
 * tables are taken from there.
 */
import type { SharedStrings } from "../cell-meaning.ts";
import { NotPlain } from "../xml/not-plain.ts";
import { checkPlain } from "../xml/xml-text.ts";
import { isSpace } from "./cell-tag.ts";
import { shownItem } from "./shown-text.ts";

interface KnownTable {
  /** A copy of what stands behind the root element's tag. */
  readonly items: Buffer;
  /** Where each item ends in `items`. */
  readonly ends: readonly number[];
  readonly strings: SharedStrings;
}

const SLASH = 0x2f;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SMALL_I = 0x69;
const SMALL_S = 0x73;

/** One for each template, the one that was met last first. */
const known: KnownTable[] = [];
const MOST_KNOWN = 16;
/** Tables of forms are far smaller; a larger one is nothing to keep. */
const LARGEST_KNOWN = 200_000;

/** @throws NotPlain */
export function readSharedStrings(bytes: Buffer): SharedStrings {
  checkPlain(bytes, "sst");
  const items = bytes.subarray(bytes.indexOf(GREATER_THAN, bytes.indexOf("<sst")) + 1);
  const like = findAlike(items);
  const ends: number[] = [];
  const strings: (string | null)[] = [];
  const taken = readItems(items, like ?? NOTHING_KNOWN, ends, strings);
  if (like !== undefined && taken * 2 >= strings.length) moveToFront(like);
  else if (items.length <= LARGEST_KNOWN) moveToFront({ items: Buffer.from(items), ends, strings });
  return strings;
}

const NOTHING_KNOWN: KnownTable = { items: Buffer.alloc(0), ends: [], strings: [] };

/** Fills `ends` and `strings`; returns how many strings were taken from the table that is like this one. */
function readItems(items: Buffer, like: KnownTable, ends: number[], strings: (string | null)[]): number {
  let taken = 0;
  let next = 0;
  for (let at = 0; at >= 0;) {
    const same = findSame(like, next, items, at);
    if (same < 0) {
      at = readItem(items, at, ends, strings);
      continue;
    }
    const start = startOf(like, same);
    const limit = start + commonLength(like.items, start, items, at);
    for (next = same; next < like.ends.length && (like.ends[next] ?? 0) <= limit; next++) {
      ends.push((like.ends[next] ?? 0) + at - start);
      strings.push(like.strings[next] ?? null);
      taken++;
    }
    at = ends.at(-1) ?? 0;
  }
  return taken;
}

/** Reads the next item behind `from`; returns where it ends, and -1 when there is none. */
function readItem(items: Buffer, from: number, ends: number[], strings: (string | null)[]): number {
  const at = findItem(items, from);
  if (at < 0) return -1;
  const open = items.indexOf(GREATER_THAN, at) + 1;
  if (open > 0 && items[open - 2] === SLASH) {
    strings.push(null);
    ends.push(open);
    return open;
  }
  const close = open === 0 ? -1 : endOfItem(items, open);
  if (close < 0 || !SPACE_OR_END.test(String.fromCharCode(items[at + 3] ?? 0))) throw new NotPlain("an open string");
  strings.push(shownItem(items.toString("latin1", open, close)));
  ends.push(close + ITEM_END);
  return close + ITEM_END;
}

/** Letters of `</si>`. */
const ITEM_END = 5;
const SPACE_OR_END = /[\s>]/u;

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

/** The known table that begins like this one for the most bytes. */
function findAlike(items: Buffer): KnownTable | undefined {
  let like: KnownTable | undefined;
  let length = AT_LEAST;
  for (const table of known) {
    // All up to where the best one differs: most are told apart by one comparison.
    if (!isSame(table.items, 0, items, 0, length)) continue;
    like = table;
    length = commonLength(table.items, 0, items, 0) + 1;
  }
  return like;
}

const AT_LEAST = 64;

/** Which of the next few known items stands here, to the byte and with whatever is before it; -1 for none. */
function findSame(like: KnownTable, next: number, items: Buffer, at: number): number {
  const last = Math.min(next + AHEAD, like.ends.length);
  for (let index = next; index < last; index++) {
    const start = startOf(like, index);
    const length = (like.ends[index] ?? 0) - start;
    let same = 0;
    while (same < length && like.items[start + same] === items[at + same]) same++;
    if (same === length) return index;
  }
  return -1;
}

/** So many strings in a row may have been replaced or left out. */
const AHEAD = 8;

function startOf({ ends }: KnownTable, index: number): number {
  return ends[index - 1] ?? 0;
}

const STEPS = [4096, 512];

/** How many bytes from here on are the same. */
function commonLength(a: Buffer, aFrom: number, b: Buffer, bFrom: number): number {
  let length = 0;
  for (const step of STEPS) while (isSame(a, aFrom + length, b, bFrom + length, step)) length += step;
  const most = Math.min(a.length - aFrom, b.length - bFrom);
  while (length < most && a[aFrom + length] === b[bFrom + length]) length++;
  return length;
}

/** Whether both hold so many bytes from here on and the same ones. */
function isSame(a: Buffer, aFrom: number, b: Buffer, bFrom: number, length: number): boolean {
  if (aFrom + length > a.length || bFrom + length > b.length) return false;
  return a.compare(b, bFrom, bFrom + length, aFrom, aFrom + length) === 0;
}

function moveToFront(table: KnownTable): void {
  const place = known.indexOf(table);
  if (place >= 0) known.splice(place, 1);
  known.unshift(table);
  known.length = Math.min(known.length, MOST_KNOWN);
}
