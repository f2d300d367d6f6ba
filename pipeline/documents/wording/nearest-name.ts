/** What a misspelt name may have meant. Shown to people, never used. */
import { shorten } from "./line-fault.ts";

/** `「bodyName」ではありませんか。` when a name is near enough, else empty. */
export function suggestName(given: string, names: readonly string[]): string {
  const name = nearestName(given, names);
  return name === null ? "" : `「${name}」ではありませんか。`;
}

/** The name with the fewest letters to change, at most a third of them; failing that, one that begins the same. */
export function nearestName(given: string, names: readonly string[]): string | null {
  const wanted = fold(shorten(given));
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const name of names) {
    const distance = editDistance(wanted, fold(name));
    if (distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  if (best !== null && best.distance <= Math.ceil(Math.min(wanted.length, best.name.length) / 3)) return best.name;
  return wanted.length < 3 ? null : (names.find((name) => fold(name).startsWith(wanted)) ?? null);
}

/** Those that might have been meant first: by the letters to change in the nearest of an item's names. */
export function sortByNearness<Item>(
  given: string,
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
): readonly Item[] {
  const wanted = fold(shorten(given));
  const distanceOf = (item: Item): number => Math.min(...namesOf(item).map((name) => editDistance(wanted, fold(name))));
  return items
    .map((item) => ({ item, distance: distanceOf(item) }))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ item }) => item);
}

/** Full-width letters, capitals, the strokes that an IME puts for a hyphen, and No. before a number are no difference. */
function fold(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‐‑‒–—―−ー_]/gu, "-")
    .replace(/\bno\.(?=\d)/gu, "");
}

/** Levenshtein; two letters that changed places count once. Both are short. */
function editDistance(a: string, b: string): number {
  let [beforeLast, last]: readonly number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforeLast?.[j - 2] ?? Infinity) + 1 : Infinity;
      row.push(Math.min(changed, swapped, (last?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [beforeLast, last] = [last, row];
  }
  return last?.[b.length] ?? 0;
}
