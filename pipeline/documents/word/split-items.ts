/** Lists within a cell, cut into rows that stay on one page each. */

/** Letters in a cell that still stay together: a quarter of a page. */
const MOST_LETTERS = 500;

/** Runs of whole items of at most about {@link MOST_LETTERS} letters; a longer item stands alone. No item is lost. */
export function splitItems(items: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let room = 0;
  for (const item of items) {
    if (item.length > room || parts.length === 0) {
      parts.push([]);
      room = MOST_LETTERS;
    }
    parts.at(-1)?.push(item);
    room -= item.length;
  }
  return parts;
}
