/** Parts that are the same to the byte in workbook after workbook, as forms made from one template have them: read once. */
import type { ZipPart } from "../../../lib/zip.ts";

/** What tells a part: the bytes as the archive stores them, and what it promises of the content. */
interface KnownPart<Value> {
  readonly packed: Uint8Array;
  readonly crc: number;
  readonly size: number;
  readonly method: number;
  readonly value: Value;
}

/** So many templates may be in use at once. */
const MOST = 24;
const LARGEST = 100_000;
const MOST_MET = 1_000;

/**
 * A function that reads parts only once which come again and again; the last few are remembered.
 *
 * @param read must depend on its arguments alone.
 * @param isTrueOf whether what was read from the same part of another workbook is true of this one.
 */
export function rememberByPart<Value, Book>(
  read: (content: Buffer, book: Book) => Value,
  isTrueOf: (value: Value, book: Book) => boolean,
): (part: ZipPart, book: Book) => Value {
  const known: KnownPart<Value>[] = [];
  /** Checksums: whoever meets one again keeps that part. Whether two parts are the same only their bytes tell. */
  const met = new Set<number>();
  return (part, book) => {
    for (const [place, one] of known.entries()) {
      if (!isSame(one, part) || !isTrueOf(one.value, book)) continue;
      if (place > 0) known.unshift(...known.splice(place, 1));
      return one.value;
    }
    const value = read(part.unpack(), book);
    const { packed, crc, size, method } = part;
    // In the middle: parts that came only twice push each other out, not those that are needed again and again.
    if (met.has(crc) && packed.length <= LARGEST)
      known.splice(MOST / 2, 0, { packed: packed.slice(), crc, size, method, value });
    if (known.length > MOST) known.pop();
    if (met.size >= MOST_MET) met.clear();
    met.add(crc);
    return value;
  };
}

function isSame(one: KnownPart<unknown>, { packed, crc, size, method }: ZipPart): boolean {
  return (
    one.crc === crc &&
    one.size === size &&
    one.method === method &&
    one.packed.length === packed.length &&
    Buffer.compare(one.packed, packed) === 0
  );
}
