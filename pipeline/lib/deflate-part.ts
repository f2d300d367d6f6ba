/**
 * Parts of archives, deflated by fflate: the same bytes on every machine, which zlib does not promise from one processor to the
 * next. A part that many archives share need be packed only once, and a long one is never in memory as a whole.
 */
import { crc32 } from "node:zlib";
import { Deflate, deflateSync } from "fflate";
import type { PackedPart } from "./zip-writer.ts";

/** As hard as office programs pack. */
const LEVEL = 6;
/** 65,536 places in fflate's table of what it has met: of the usual two megabytes, clearing them takes longer than they save. */
const MEMORY = 4;
/** Bytes of text that are packed at a time. */
const CHUNK = 65_536;

/** Deflates a part that is in memory as a whole. */
export function deflatePart(name: string, content: string | Uint8Array): PackedPart {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return {
    name: Buffer.from(name),
    packed: [deflateSync(bytes, { level: LEVEL })],
    size: bytes.length,
    crc: crc32(bytes),
  };
}

/** Takes the next piece of a text. */
export type Write = (piece: string) => void;
/** Writes a text, piece by piece. */
export type WriteAll = (write: Write) => void;

/** Deflates text that comes in pieces, as it comes. No piece ends within a character. */
export function deflatePieces(name: string, writeAll: WriteAll): PackedPart {
  const packed: Uint8Array[] = [];
  const deflate = new Deflate({ level: LEVEL, mem: MEMORY }, (bytes) => packed.push(bytes));
  const chunk = Buffer.allocUnsafe(CHUNK);
  let [filled, size, crc] = [0, 0, 0];
  const pack = (bytes: Buffer, isLast = false): void => {
    deflate.push(bytes, isLast);
    crc = crc32(bytes, crc);
    size += bytes.length;
  };
  const write: Write = (piece) => {
    // No character takes more than three bytes for each of its units.
    if (filled + piece.length * 3 > CHUNK) {
      pack(chunk.subarray(0, filled));
      filled = 0;
    }
    if (piece.length * 3 > CHUNK) pack(Buffer.from(piece));
    else filled += chunk.write(piece, filled);
  };
  writeAll(write);
  pack(chunk.subarray(0, filled), true);
  return { name: Buffer.from(name), packed, size, crc };
}
