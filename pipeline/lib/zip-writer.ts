/** Archives (ZIP) put together from packed parts, without dates: the same parts are the same bytes. Source: PKWARE APPNOTE 6.3. */

/** A file inside an archive, already packed. */
export interface PackedPart {
  readonly name: Uint8Array;
  /** Deflated, in consecutive pieces. */
  readonly packed: readonly Uint8Array[];
  readonly size: number;
  readonly crc: number;
  /** As the archive says from which the part was copied as it lay there; deflated, named in UTF-8 and without a date if absent. */
  readonly header?: PartHeader;
}

/** What an archive says of a part beside its name and sizes, in the numbers of APPNOTE. */
interface PartHeader {
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
}

const DEFLATED = 8;
const UTF8_NAME = 0x800;
const VERSION = 20;
/** 1980-01-01, the first day that an archive can name. */
const DATE = 0x21;
const OURS: PartHeader = { flags: UTF8_NAME, method: DEFLATED, time: 0, date: DATE };

/** The archive as a whole, its parts in the given order. Not for 4 GB or 65,536 parts: nothing of ours comes near. */
export function zipParts(parts: readonly PackedPart[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    directory.push(directoryEntry(part, at), part.name);
    pieces.push(localHeader(part), part.name, ...part.packed);
    at += 30 + part.name.length + packedSize(part);
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0);
  return Buffer.concat([...pieces, ...directory, endRecord(parts.length, directorySize, at)]);
}

function packedSize({ packed }: PackedPart): number {
  return packed.reduce((sum, piece) => sum + piece.length, 0);
}

/** What local header and directory say alike, from the version on. */
function writeCommon(view: DataView, at: number, part: PackedPart): void {
  const { flags, method, time, date } = part.header ?? OURS;
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, flags, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 6, time, true);
  view.setUint16(at + 8, date, true);
  view.setUint32(at + 10, part.crc, true);
  view.setUint32(at + 14, packedSize(part), true);
  view.setUint32(at + 18, part.size, true);
  view.setUint16(at + 22, part.name.length, true);
}

function localHeader(part: PackedPart): Uint8Array {
  const view = new DataView(new ArrayBuffer(30));
  view.setUint32(0, 0x04034b50, true);
  writeCommon(view, 4, part);
  return new Uint8Array(view.buffer);
}

function directoryEntry(part: PackedPart, offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(46));
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  writeCommon(view, 6, part);
  view.setUint32(42, offset, true);
  return new Uint8Array(view.buffer);
}

function endRecord(count: number, size: number, offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(22));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return new Uint8Array(view.buffer);
}
