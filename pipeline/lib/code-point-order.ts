/** Ordering that is the same on every machine: by Unicode code point, never by locale. */

/** Compares like `sort` expects; unlike `<` it is right for characters beyond U+FFFF. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    // Comparing whole code points from the first differing unit is right also in the middle of a pair:
    // the units before it are equal, so both sides are in the same half.
    return orderOf(a.charCodeAt(i)) - orderOf(b.charCodeAt(i));
  }
  return a.length - b.length;
}

/** UTF-16 puts surrogates (astral characters) below U+E000–U+FFFF; code-point order puts them above. */
function orderOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Compares by several keys, the first that differs decides. */
export function compareInTurn(...comparisons: readonly number[]): number {
  return comparisons.find((c) => c !== 0) ?? 0;
}
