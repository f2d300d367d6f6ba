/** Remembering what was computed from a text: thousands of workbooks hold the same headings and measures. */

/** Longer texts are remarks, which hardly ever come twice. */
const USUAL = 200;
const MOST = 20_000;

/**
 * A function that computes texts of up to `longest` letters only once, as long as there are no more than `most` of them.
 * `compute` must depend on its argument alone.
 */
export function rememberByText<Value>(
  compute: (text: string) => Value,
  longest = USUAL,
  most = MOST,
): (text: string) => Value {
  // A copy: a piece cut out of a long text would keep all of that in memory.
  return remember(compute, longest, most, (text) => ` ${text}`.slice(1));
}

/**
 * The same for texts that are no pieces of longer ones, such as those of cells: found by being the same text in memory,
 * which takes a fraction of the time of comparing letters.
 */
export function rememberByOwnText<Value>(compute: (text: string) => Value, longest = USUAL): (text: string) => Value {
  return remember(compute, longest, MOST, (text) => text);
}

/**
 * The same for a piece of bytes: neither a text is made of those that are known, nor looked up by its letters. A piece whose
 * digest another one has takes its place.
 */
export function rememberByBytes<Value>(
  compute: (piece: Buffer) => Value,
  longest: number,
): (bytes: Buffer, start: number, end: number) => Value {
  const known = new Map<number, { readonly piece: Buffer; readonly value: Value }>();
  return (bytes, start, end) => {
    if (end - start > longest) return compute(bytes.subarray(start, end));
    const digest = digestOf(bytes, start, end);
    const found = known.get(digest);
    if (found !== undefined && found.piece.compare(bytes, start, end) === 0) return found.value;
    if (known.size >= MOST) known.clear();
    const piece = Buffer.from(bytes.subarray(start, end));
    const value = compute(piece);
    known.set(digest, { piece, value });
    return value;
  };
}

/** FNV-1a, 32 bits. */
function digestOf(bytes: Buffer, start: number, end: number): number {
  let digest = 0x811c9dc5;
  for (let at = start; at < end; at++) digest = Math.imul(digest ^ (bytes[at] ?? 0), 0x01000193);
  return digest;
}

function remember<Value>(
  compute: (text: string) => Value,
  longest: number,
  most: number,
  own: (text: string) => string,
): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (text.length > longest) return compute(text);
    const value = known.get(text);
    if (value !== undefined || known.has(text)) return value as Value;
    if (known.size >= most) known.clear();
    const key = own(text);
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
}
