/** Archives that no program packs. */
import { crc32, deflateRawSync } from "node:zlib";

/** A ZIP whose directory names the same packed bytes so many times (`0.xlsx`, `1.xlsx`, …). */
export function overlappingZip(content: Uint8Array, count: number): Uint8Array {
  const packed = deflateRawSync(content);
  const names = Array.from({ length: count }, (_, index) => Buffer.from(`${String(index)}.xlsx`));
  const start = 30 + packed.length;
  const directory = names.flatMap((name) => [directoryEntry(content, packed.length, name.length), name]);
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([localHeader(content, packed.length), packed, ...directory, end(count, length, start)]);
}

/** As the entries of both headers have them: method, time, CRC, both sizes. */
function facts(content: Uint8Array, packed: number): Buffer {
  const bytes = Buffer.alloc(18);
  bytes.writeUInt16LE(8, 0);
  bytes.writeUInt32LE(crc32(content), 6);
  bytes.writeUInt32LE(packed, 10);
  bytes.writeUInt32LE(content.length, 14);
  return bytes;
}

/** Without a name: only the directory's counts. */
function localHeader(content: Uint8Array, packed: number): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.write("PK\x03\x04", "latin1");
  facts(content, packed).copy(bytes, 8);
  return bytes;
}

function directoryEntry(content: Uint8Array, packed: number, nameLength: number): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.write("PK\x01\x02", "latin1");
  facts(content, packed).copy(bytes, 10);
  bytes.writeUInt16LE(nameLength, 28);
  return bytes;
}

function end(count: number, length: number, start: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.write("PK\x05\x06", "latin1");
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(length, 12);
  bytes.writeUInt32LE(start, 16);
  return bytes;
}
