/** What the reading rooms take from `node:zlib`, for the browser: the bundle puts this file in its place. */
import { inflateSync } from "fflate";

/** As Node's: of plain bytes, unsigned. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at++) crc = (TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * As Node's: never more than `maxOutputLength` bytes, which is one over what the archive promises.
 *
 * @throws Error when the bytes are damaged, or hold more.
 */
export function inflateRawSync(packed: Uint8Array, { maxOutputLength }: { readonly maxOutputLength: number }): Buffer {
  const out = inflateSync(packed, { out: new Uint8Array(maxOutputLength) });
  if (out.length >= maxOutputLength) throw new RangeError("More than the archive promises.");
  return Buffer.from(out.buffer, out.byteOffset, out.byteLength);
}
