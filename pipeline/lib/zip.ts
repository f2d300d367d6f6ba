/** Archives (ZIP): their directory, and one entry at a time, never more than is asked for. Source: PKWARE APPNOTE 6.3. */
import { crc32, inflateRawSync } from "node:zlib";
import type { PackedPart } from "./zip-writer.ts";

/** An entry of the directory. Sizes in bytes; nothing of it is proved before {@link readZipEntry}. */
export interface ZipEntry {
  /** As stored, with `/`; CP932 names as Japanese Windows writes them are understood. */
  readonly name: string;
  readonly compressedSize: number;
  /** Size that the archive promises; {@link readZipEntry} holds it to that. */
  readonly size: number;
  readonly crc: number;
  /** 0 stored, 8 deflated; others are not supported. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Of the local header, from the beginning of the archive. */
  readonly offset: number;
}

/**
 * damaged: cut short, encrypted, or an entry is not what the directory promises. hostile: made so that a little unpacks to very
 * much. large: nothing is wrong but the size.
 */
export type ZipFault = "damaged" | "hostile" | "large";

/** Why an archive, or an entry, is not opened. */
export class ZipError extends Error {
  override readonly name = "ZipError";
  readonly fault: ZipFault;
  /** Of what is too large; 0 for other faults. */
  readonly bytes: number;
  constructor(message: string, fault: ZipFault = "damaged", more: { cause?: unknown; bytes?: number } = {}) {
    super(message, { cause: more.cause });
    this.fault = fault;
    this.bytes = more.bytes ?? 0;
  }
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;
/** Two hundred thousand entries without names; each takes a little memory before anybody can count them. */
const MOST_DIRECTORY_BYTES = 10_000_000;

/** Whether the bytes begin like an archive: with any of its records, as one that was made to be split begins with another. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 9 && (bytes[3] ?? 9) < 9;
}

/**
 * All entries, folders included, in the order of the directory. What is packed in each is its own, so that together they hold no
 * more than what unpacks from the archive's bytes once.
 *
 * @throws ZipError when there is no readable directory, it is too large, or entries share bytes.
 */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, count, shift } = findDirectory(view);
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at - start > MOST_DIRECTORY_BYTES)
      throw new ZipError(`The directory takes more than ${String(MOST_DIRECTORY_BYTES)} bytes.`, "large");
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw new ZipError("The directory is cut short.");
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const extraAt = at + 46 + nameLength;
    if (extraAt + extraLength > view.byteLength) throw new ZipError("The directory is cut short.");
    const flags = view.getUint16(at + 8, true);
    const { size, compressedSize, offset } = readSizes(view, at, extraAt, extraLength);
    entries.push({
      name: decodeName(bytes, at + 46, extraAt, (flags & 0x800) !== 0),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      encrypted: (flags & 1) !== 0,
      size,
      compressedSize,
      offset: offset + shift,
    });
    at = extraAt + extraLength + view.getUint16(at + 32, true);
  }
  checkOverlaps(view, entries);
  return entries;
}

/** Many names on the same packed bytes: each entry keeps every limit, all of them together take any memory. */
function checkOverlaps(view: DataView, entries: readonly ZipEntry[]): void {
  let free = 0;
  // Nearly all archives are in order already, and sorting those takes one pass.
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < free) throw new ZipError(`${entry.name} shares bytes with another entry.`, "hostile");
    free = endOfEntry(view, entry);
  }
}

/** One that is not where the directory says takes no bytes: reading it fails. */
function endOfEntry(view: DataView, { offset, compressedSize }: ZipEntry): number {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL_HEADER) return offset;
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true) + compressedSize;
}

/** Bytes before the archive proper (a self-extractor's program) move every offset by `shift`. */
function findDirectory(view: DataView): { readonly start: number; readonly count: number; readonly shift: number } {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const locator = at - 20;
    if (locator >= 0 && view.getUint32(locator, true) === END64_LOCATOR) return findDirectory64(view, locator);
    const [count, size, offset] = [
      view.getUint16(at + 10, true),
      view.getUint32(at + 12, true),
      view.getUint32(at + 16, true),
    ];
    const start = at - size;
    if (start < 0 || start < offset) throw new ZipError("The directory is not where the archive says.");
    return { start, count, shift: start - offset };
  }
  throw new ZipError("The archive has no end: it was cut short.");
}

function findDirectory64(
  view: DataView,
  locator: number,
): { readonly start: number; readonly count: number; readonly shift: number } {
  const end = Number(view.getBigUint64(locator + 8, true));
  if (end + 56 > view.byteLength || view.getUint32(end, true) !== END64)
    throw new ZipError("The directory is not where the archive says.");
  const [count, start] = [Number(view.getBigUint64(end + 32, true)), Number(view.getBigUint64(end + 48, true))];
  if (start > view.byteLength) throw new ZipError("The directory is not where the archive says.");
  return { start, count, shift: 0 };
}

function readSizes(
  view: DataView,
  at: number,
  extraAt: number,
  extraLength: number,
): Pick<ZipEntry, "compressedSize" | "size" | "offset"> {
  const stored = {
    size: view.getUint32(at + 24, true),
    compressedSize: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  for (let field = extraAt; field + 4 <= extraAt + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    // The ZIP64 field holds only those values that did not fit, in this order.
    let next = field + 4;
    const take = (value: number): number => {
      if (value !== IN_ZIP64 || next + 8 > view.byteLength) return value;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    };
    return { size: take(stored.size), compressedSize: take(stored.compressedSize), offset: take(stored.offset) };
  }
  return stored;
}

function decodeName(bytes: Uint8Array, from: number, to: number, isUtf8: boolean): string {
  let isAscii = true;
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) >= 0x80) isAscii = false;
  const name = isAscii ? asBuffer(bytes).toString("latin1", from, to) : decodeLetters(bytes.subarray(from, to), isUtf8);
  return name.includes("\\") ? name.replaceAll("\\", "/") : name;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Without the UTF-8 flag, most tools write UTF-8 all the same and Japanese Windows writes CP932. */
function decodeLetters(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("shift_jis").decode(bytes);
  }
}

/**
 * The content of one entry, checked against its promised size and CRC.
 *
 * @throws ZipError when it is damaged, encrypted, packed in an unknown way, or larger than `limit` bytes or than promised.
 */
export function readZipEntry(bytes: Uint8Array, entry: ZipEntry, limit: number): Buffer {
  if (entry.size > limit)
    throw new ZipError(`${entry.name} is larger than ${String(limit)} bytes.`, "large", { bytes: entry.size });
  if (entry.encrypted) throw new ZipError(`${entry.name} is encrypted.`);
  const content = unpack(packedBytes(bytes, entry), entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw new ZipError(`${entry.name} is damaged.`);
  return content;
}

function packedBytes(bytes: Uint8Array, { name, offset, compressedSize }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER)
    throw new ZipError(`${name} is not where the directory says.`);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + compressedSize > bytes.length) throw new ZipError(`${name} is cut short.`);
  return bytes.subarray(start, start + compressedSize);
}

/** Sizes behind the content: what we write says them before it. */
const SIZES_FOLLOW = 0x8;

/**
 * An entry as it lies in the archive, for another archive: its name in the archive's letters, its content packed as it is.
 *
 * @throws ZipError when it is not where the directory says.
 */
export function copyZipEntry(bytes: Uint8Array, entry: ZipEntry): PackedPart {
  const packed = packedBytes(bytes, entry);
  const view = new DataView(bytes.buffer, bytes.byteOffset + entry.offset, 30);
  const nameAt = entry.offset + 30;
  return {
    name: bytes.subarray(nameAt, nameAt + view.getUint16(26, true)),
    packed: [packed],
    size: entry.size,
    crc: entry.crc,
    header: {
      flags: view.getUint16(6, true) & ~SIZES_FOLLOW,
      method: entry.method,
      time: view.getUint16(10, true),
      date: view.getUint16(12, true),
    },
  };
}

const MOST_AT_ONCE = 1_000_000;

function unpack(packed: Uint8Array, { name, method, size }: ZipEntry): Buffer {
  if (method === 0) return asBuffer(packed);
  if (method !== 8) throw new ZipError(`${name} is packed in an unknown way (${String(method)}).`);
  try {
    // One byte over the promise is enough to catch a lie without unpacking the rest of it.
    // One chunk for all of it saves joining many; a promise that is out of proportion gets many small ones all the same.
    const chunkSize = Math.min(Math.max(size + 64, 1024), MOST_AT_ONCE);
    return inflateRawSync(packed, { maxOutputLength: size + 1, chunkSize });
  } catch (cause) {
    throw new ZipError(`${name} is damaged or larger than promised.`, "damaged", { cause });
  }
}
