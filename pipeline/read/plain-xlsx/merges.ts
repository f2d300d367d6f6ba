/** Merged ranges of a worksheet. */
import type { RawMerge } from "../../model/raw-workbook.ts";
import { readAddress, type Address } from "./cell-tag.ts";

const BEGIN = Buffer.from('<mergeCell ref="');
const END = Buffer.from('"/>');
const LAST = Buffer.from("</mergeCells>");
const COLON = 0x3a;
const GREATER_THAN = 0x3e;

/** In the order of the file. @param from where the sheet's cells end; merges stand behind them. */
export function readMerges(bytes: Buffer, from: number): readonly RawMerge[] {
  const start = bytes.indexOf("<mergeCells", from);
  if (start < 0) return [];
  return readUsual(bytes, bytes.indexOf(GREATER_THAN, start) + 1) ?? readAny(bytes, start);
}

/** As nearly all programs write them; null for any other spelling. */
function readUsual(bytes: Buffer, from: number): readonly RawMerge[] | null {
  const merges: RawMerge[] = [];
  const [first, last]: readonly [Address, Address] = [
    { row: 0, column: 0 },
    { row: 0, column: 0 },
  ];
  let at = from;
  for (; stands(BEGIN, bytes, at); at += END.length) {
    at = readAddress(bytes, at + BEGIN.length, first);
    if (at < 0 || bytes[at] !== COLON) return null;
    at = readAddress(bytes, at + 1, last);
    if (at < 0 || !stands(END, bytes, at) || !(first.row && first.column && last.row && last.column)) return null;
    merges.push({ top: first.row, left: first.column, bottom: last.row, right: last.column });
  }
  return stands(LAST, bytes, at) ? merges : null;
}

function stands(words: Buffer, bytes: Buffer, at: number): boolean {
  for (let index = 0; index < words.length; index++) if (bytes[at + index] !== words[index]) return false;
  return true;
}

function readAny(bytes: Buffer, start: number): readonly RawMerge[] {
  const xml = bytes.toString("latin1", start);
  const part = xml.slice(0, xml.indexOf("</mergeCells>"));
  return Array.from(
    part.matchAll(/\sref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/gu),
    ([, left = "", top, right = "", bottom]) => ({
      top: Number(top),
      left: columnNumber(left),
      bottom: Number(bottom),
      right: columnNumber(right),
    }),
  );
}

function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
