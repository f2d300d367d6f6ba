/** What a sentence may call the lowest or the most: one thing, or the few that share it. Of what all share, nothing is. */
import { formatCount } from "../../lib/format-count.ts";

/** More make a list of a sentence. */
const MOST_NAMES = 2;

/**
 * Those of the lowest value, in their order; none where all have it, as one that stands alone has.
 *
 * @param valueOf as it is printed; null: not among them
 */
export function lowestOf<Item>(items: readonly Item[], valueOf: (item: Item) => number | null): readonly Item[] {
  const values = items.map(valueOf);
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known);
  const found = items.filter((_, index) => values[index] === lowest);
  return found.length === known.length ? [] : found;
}

/** Those of the highest count, in their order; none where several have some and all of these as many. Zeros are not among them. */
export function mostOf<Item>(items: readonly Item[], countOf: (item: Item) => number): readonly Item[] {
  const some = items.filter((item) => countOf(item) > 0);
  return some.length === 1 ? some : lowestOf(some, (item) => -countOf(item));
}

/** `甲`, `甲及び乙`, `甲、乙ほか3項目`. @param counter `項目` */
export function namesOfEquals(names: readonly string[], counter: string): string {
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${names.slice(0, MOST_NAMES).join("、")}ほか${formatCount(more)}${counter}` : names.join("及び");
}
