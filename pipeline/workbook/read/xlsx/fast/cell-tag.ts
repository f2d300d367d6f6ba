/** A cell's start tag, and what most cells hold, read byte by byte. */
import { LAST_COLUMN, LAST_ROW } from "../../../../lib/cell-address.ts";
import { NotPlain } from "../xml/not-plain.ts";
import { isSpace } from "../xml/xml-text.ts";

/** Filled anew for each cell: there are hundreds in a sheet, and half a million in a night. */
export interface CellTag {
  row: number;
  column: number;
  /** Index into the book's formats. */
  style: number;
  /** What stands in `t`; `n` where nothing does. */
  type: string;
  /** Closed at once: `<c r="A1"/>`. */
  isEmpty: boolean;
  /** Behind the tag's `>`; after {@link readWholeNumber} behind the cell. */
  end: number;
  /** Of {@link readWholeNumber}. */
  value: number;
}

/** One is filled again for every cell of a sheet. */
export function emptyTag(): CellTag {
  return { row: 0, column: 0, style: 0, type: "n", isEmpty: false, end: 0, value: 0 };
}

const QUOTE = 0x22;
const SLASH = 0x2f;
const ZERO = 0x30;
const EQUALS = 0x3d;
const GREATER_THAN = 0x3e;
const CAPITAL_A = 0x41;
const LESS_THAN = 0x3c;
const SMALL_C = 0x63;
const SMALL_R = 0x72;
const SMALL_S = 0x73;
const SMALL_T = 0x74;
const SMALL_V = 0x76;

/**
 * ` r="F12" s="5" t="s">`, attributes in any order.
 *
 * @throws NotPlain for single quotes and for what is no cell (`<col`).
 */
export function readTag(bytes: Buffer, from: number, tag: CellTag): void {
  tag.row = 0;
  tag.column = 0;
  tag.style = 0;
  tag.type = "n";
  tag.isEmpty = false;
  let at = from;
  for (;;) {
    const code = bytes[at] ?? 0;
    if (code === GREATER_THAN) break;
    if (code === SLASH && bytes[at + 1] === GREATER_THAN) {
      tag.isEmpty = true;
      at++;
      break;
    }
    if (!isSpace(code)) throw new NotPlain("an element of another kind, or a cell without address");
    at = readAttribute(bytes, skipSpaces(bytes, at + 1), tag);
  }
  tag.end = at + 1;
}

/** Returns the position behind the attribute that begins here, if one does. */
function readAttribute(bytes: Buffer, from: number, tag: CellTag): number {
  const name = bytes[from];
  if (name === GREATER_THAN || name === SLASH) return from;
  let at = from + 1;
  while (bytes[at] !== EQUALS) if (!(at++ - from < LONGEST_NAME)) throw new NotPlain("an unusual attribute");
  if (bytes[at + 1] !== QUOTE) throw new NotPlain("an unusual attribute");
  const start = at + 2;
  const isShort = at === from + 1;
  if (isShort && name === SMALL_R) {
    const behind = readAddressBytes(bytes, start, tag);
    if (behind < 0 || bytes[behind] !== QUOTE) throw new NotPlain("an unusual address");
    return behind + 1;
  }
  let end = start;
  while (bytes[end] !== QUOTE) if (++end >= bytes.length) throw new NotPlain("an unusual attribute");
  if (isShort && name === SMALL_S) tag.style = readDigits(bytes, start, end);
  if (isShort && name === SMALL_T) tag.type = typeOf(bytes, start, end);
  return end + 1;
}

const LONGEST_NAME = 100;

function skipSpaces(bytes: Buffer, from: number): number {
  let at = from;
  while (isSpace(bytes[at] ?? 0)) at++;
  return at;
}

function typeOf(bytes: Buffer, start: number, end: number): string {
  // Nearly all are shared strings.
  return end === start + 1 && bytes[start] === SMALL_S ? "s" : bytes.toString("latin1", start, end);
}

/** Where an address is put. */
export interface AddressRead {
  row: number;
  column: number;
}

/**
 * Reads `F12`; returns the position behind it, where the caller looks for what must follow, and -1 for zeros in front and for
 * what lies on no sheet. Where there are none, row or column are 0.
 */
export function readAddressBytes(bytes: Buffer, from: number, address: AddressRead): number {
  let at = from;
  let column = 0;
  let row = 0;
  for (let code = bytes[at] ?? 0; code >= CAPITAL_A && code < CAPITAL_A + 26; code = bytes[++at] ?? 0)
    column = column * 26 + code - CAPITAL_A + 1;
  const digits = at;
  for (let code = bytes[at] ?? 0; code >= ZERO && code < ZERO + 10; code = bytes[++at] ?? 0)
    row = row * 10 + code - ZERO;
  if (at - digits > 7 || digits - from > 3 || bytes[digits] === ZERO) return -1;
  if (column > LAST_COLUMN || row > LAST_ROW) return -1;
  address.column = column;
  address.row = row;
  return at;
}

/** @throws NotPlain for anything but digits, of which there must be one. */
function readDigits(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (!(digit >= 0 && digit <= 9)) throw new NotPlain("a number that is none");
    value = value * 10 + digit;
  }
  if (from >= to) throw new NotPlain("a number that is none");
  return value;
}

/** Whether all that the cell holds is `<v>17</v>`: then its value is set, and its end is behind `</c>`. */
export function readWholeNumber(bytes: Buffer, tag: CellTag): boolean {
  const { end } = tag;
  if (bytes[end] !== LESS_THAN || bytes[end + 1] !== SMALL_V || bytes[end + 2] !== GREATER_THAN) return false;
  let value = 0;
  let at = end + 3;
  for (let digit = (bytes[at] ?? 0) - ZERO; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - ZERO)
    value = value * 10 + digit;
  const digits = at - end - 3;
  if (digits === 0 || digits > MOST_DIGITS || !endsValue(bytes, at) || !endsCell(bytes, at + 4)) return false;
  tag.value = value;
  tag.end = at + 8;
  return true;
}

/** No number of so many digits is rounded. */
const MOST_DIGITS = 9;

/** Whether `</v>` stands here. */
function endsValue(bytes: Buffer, at: number): boolean {
  return (
    bytes[at] === LESS_THAN && bytes[at + 1] === SLASH && bytes[at + 2] === SMALL_V && bytes[at + 3] === GREATER_THAN
  );
}

/** Whether `</c>` stands here. */
export function endsCell(bytes: Buffer, at: number): boolean {
  return (
    bytes[at] === LESS_THAN && bytes[at + 1] === SLASH && bytes[at + 2] === SMALL_C && bytes[at + 3] === GREATER_THAN
  );
}
