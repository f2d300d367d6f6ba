/** Merged ranges of a worksheet. */
import type { RawMerge } from "../../../../model/raw-workbook.ts";
import { NotPlain } from "../xml/not-plain.ts";
import { readAddressBytes, type AddressRead } from "./cell-tag.ts";

const BEGIN = Buffer.from('<mergeCell ref="');
const END = Buffer.from('"/>');
const LAST = Buffer.from("</mergeCells>");
const COLON = 0x3a;
const GREATER_THAN = 0x3e;

/**
 * In the order of the file, as nearly all programs write them.
 *
 * @param from where the sheet's cells end; merges stand behind them.
 * @throws NotPlain for any other spelling
 */
export function readMerges(bytes: Buffer, from: number): readonly RawMerge[] {
  const start = bytes.indexOf("<mergeCells", from);
  if (start < 0) return [];
  const merges: RawMerge[] = [];
  const [first, last]: readonly [AddressRead, AddressRead] = [
    { row: 0, column: 0 },
    { row: 0, column: 0 },
  ];
  let at = bytes.indexOf(GREATER_THAN, start) + 1;
  for (; stands(BEGIN, bytes, at); at += END.length) {
    at = readAddressBytes(bytes, at + BEGIN.length, first);
    if (at < 0 || bytes[at] !== COLON) throw new NotPlain("unusual merges");
    at = readAddressBytes(bytes, at + 1, last);
    if (at < 0 || !stands(END, bytes, at) || !(first.row && first.column && last.row && last.column))
      throw new NotPlain("unusual merges");
    merges.push({ top: first.row, left: first.column, bottom: last.row, right: last.column });
  }
  if (!stands(LAST, bytes, at)) throw new NotPlain("unusual merges");
  return merges;
}

function stands(words: Buffer, bytes: Buffer, at: number): boolean {
  for (let index = 0; index < words.length; index++) if (bytes[at + index] !== words[index]) return false;
  return true;
}
