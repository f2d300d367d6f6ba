/**
 * The strings that the cells of a workbook share. Forms that were filled in from one template begin with the same strings to the
 * byte, followed by what was filled in: what begins like one of the last few tables is taken from there.
 */
import { NotPlain } from "./not-plain.ts";
import { shownItem } from "./shown-text.ts";
import { checkPlain } from "./xml-text.ts";

/** Strings as they are shown; null where nothing is seen. */
export type SharedStrings = readonly (string | null)[];

interface KnownTable {
  /** A copy, from the first item on. */
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
  const first = bytes.indexOf("<si");
  if (first < 0) return [];
  const items = bytes.subarray(first);
  const { like, length } = findAlike(items);
  const same = like === undefined ? 0 : countUpTo(length, like.ends);
  const ends = like === undefined ? [] : like.ends.slice(0, same);
  const strings = like === undefined ? [] : like.strings.slice(0, same);
  readItems(items, ends, strings);
  if (like !== undefined && same * 2 >= strings.length) moveToFront(like);
  else if (items.length <= LARGEST_KNOWN) moveToFront({ items: Buffer.from(items), ends, strings });
  return strings;
}

/** Reads on behind the last of the ends. */
function readItems(items: Buffer, ends: number[], strings: (string | null)[]): void {
  for (let at = findItem(items, ends.at(-1) ?? 0); at >= 0; at = findItem(items, ends.at(-1) ?? 0)) {
    const open = items.indexOf(GREATER_THAN, at) + 1;
    if (open > 0 && items[open - 2] === SLASH) {
      strings.push(null);
      ends.push(open);
      continue;
    }
    const close = open === 0 ? -1 : endOfItem(items, open);
    if (close < 0 || !SPACE_OR_END.test(String.fromCharCode(items[at + 3] ?? 0))) throw new NotPlain("an open string");
    strings.push(shownItem(items.toString("latin1", open, close)));
    ends.push(close + 5);
  }
}

const SPACE_OR_END = /[\s>]/u;

/** Where the next `<si` stands; -1 when there is none. */
function findItem(items: Buffer, from: number): number {
  for (let at = from; at < items.length; at++)
    if (items[at] === LESS_THAN && items[at + 1] === SMALL_S && items[at + 2] === SMALL_I) return at;
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

/** The known table that begins like this one for the most bytes, and for how many. */
function findAlike(items: Buffer): { readonly like: KnownTable | undefined; readonly length: number } {
  let like: KnownTable | undefined;
  let length = 0;
  for (const table of known) {
    // All up to where the best one ends, and then a little: most are told apart by one comparison.
    if (!isSame(table.items, items, 0, length + AT_LEAST)) continue;
    like = table;
    length = commonLength(table.items, items);
  }
  return { like, length };
}

const AT_LEAST = 64;
const STEPS = [4096, 512];

function commonLength(a: Buffer, b: Buffer): number {
  let at = 0;
  for (const step of STEPS) while (isSame(a, b, at, at + step)) at += step;
  const most = Math.min(a.length, b.length);
  while (at < most && a[at] === b[at]) at++;
  return at;
}

/** Whether both hold so many bytes and the same ones. */
function isSame(a: Buffer, b: Buffer, from: number, to: number): boolean {
  return to <= a.length && to <= b.length && a.compare(b, from, to, from, to) === 0;
}

/** How many of the ascending numbers are no greater than `most`. */
function countUpTo(most: number, ascending: readonly number[]): number {
  let count = ascending.length;
  while (count > 0 && (ascending[count - 1] ?? 0) > most) count--;
  return count;
}

function moveToFront(table: KnownTable): void {
  const place = known.indexOf(table);
  if (place >= 0) known.splice(place, 1);
  known.unshift(table);
  known.length = Math.min(known.length, MOST_KNOWN);
}
