/**
 * Parts of archives, deflated by zlib. A part that many archives share need be packed only once, and a long one is never
 * in memory as a whole. The zlib inside Node 20, 22 and 24 gives the same bytes; the one of another processor need not.
 */
import { constants, crc32, deflateRaw, deflateRawSync } from "node:zlib";
import type { PackedPart } from "./zip-writer.ts";

/** Of the papers of a country, 7 % more bytes than the usual 6, for a sixth less of the time that drawing takes; 1 is no faster. */
const LEVEL = 3;
/** Bytes of text that are packed at a time. */
const CHUNK = 1_000_000;
/** Of a part that turns out to be short, as most are: a whole chunk for each has the memory cleared up every few parts. */
const SHORT = 32_000;
/** How far back deflate may point. */
const WINDOW = 32_768;

/** @param content text is packed as UTF-8. */
export function deflatePart(name: string, content: string | Uint8Array): PackedPart {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return packedPart(name, bytes, deflateRawSync(bytes, { level: LEVEL }));
}

/** The same bytes by another thread of this process, while this one makes the next. */
export async function deflatePartAside(name: string, text: string): Promise<PackedPart> {
  const bytes = Buffer.from(text);
  const packed = await new Promise<Uint8Array>((resolve, reject) => {
    deflateRaw(bytes, { level: LEVEL }, (error, result) => {
      if (error === null) resolve(result);
      else reject(error);
    });
  });
  return packedPart(name, bytes, packed);
}

/** A text with which many parts end, packed once. */
export interface PackedTail {
  readonly bytes: Uint8Array;
  readonly packed: Uint8Array;
}

/** Packs what {@link deflateWithTail} puts at the end. */
export function deflateTail(text: string): PackedTail {
  const bytes = Buffer.from(text);
  return { bytes, packed: deflateRawSync(bytes, { level: LEVEL }) };
}

/** A part that ends as many others do: only what comes before is packed anew. */
export function deflateWithTail(name: string, text: string, { bytes, packed }: PackedTail): PackedPart {
  const head = Buffer.from(text);
  const packedHead = deflateRawSync(head, { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH });
  const crc = crc32(bytes, crc32(head));
  return { name: Buffer.from(name), packed: [packedHead, packed], size: head.length + bytes.length, crc };
}

function packedPart(name: string, bytes: Uint8Array, packed: Uint8Array): PackedPart {
  return { name: Buffer.from(name), packed: [packed], size: bytes.length, crc: crc32(bytes) };
}

/** Takes the next piece of a text. */
export type Write = (piece: string) => void;
/** Writes a text, piece by piece. */
export type WriteAll = (write: Write) => void;

/** Deflates text that comes in pieces, as it comes: a long one is never in memory as a whole. */
export function deflatePieces(name: string, writeAll: WriteAll): PackedPart {
  let chunk: Buffer = Buffer.allocUnsafe(SHORT);
  const packed: Uint8Array[] = [];
  let [filled, size, crc] = [0, 0, 0];
  let before: Buffer | undefined;
  const pack = (finishFlush: number): void => {
    const bytes = chunk.subarray(0, filled);
    // A stream that has gone on from an earlier one: what it may point back to is that one's end.
    packed.push(deflateRawSync(bytes, { level: LEVEL, finishFlush, ...(before && { dictionary: before }) }));
    crc = crc32(bytes, crc);
    size += filled;
    if (finishFlush === constants.Z_SYNC_FLUSH) before = Buffer.from(bytes.subarray(-WINDOW));
    filled = 0;
  };
  const write: Write = (piece) => {
    if (piece.length * 3 > CHUNK) {
      for (const part of slices(piece)) write(part);
      return;
    }
    // No character takes more than three bytes for each of its units.
    if (filled + piece.length * 3 > CHUNK) pack(constants.Z_SYNC_FLUSH);
    if (filled + piece.length * 3 > chunk.length) chunk = lengthened(chunk);
    filled += chunk.write(piece, filled);
  };
  writeAll(write);
  pack(constants.Z_FINISH);
  return { name: Buffer.from(name), packed, size, crc };
}

function lengthened(chunk: Buffer): Buffer {
  const whole = Buffer.allocUnsafe(CHUNK);
  chunk.copy(whole);
  return whole;
}

/** A text too long for a chunk, cut between characters. */
function* slices(text: string): Iterable<string> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + Math.floor(CHUNK / 3) - 1, text.length);
    if (isHighSurrogate(text.charCodeAt(end - 1))) end += 1;
    yield text.slice(start, end);
    start = end;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
