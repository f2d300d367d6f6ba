/** Names that a misspelt name may have meant. Shown to people, never used. */
import { foldName } from "../lib/japanese/text.ts";
import type { Institution, Registry } from "../model/registry.ts";

const SHOWN = 3;
/** Share of letters that must agree. */
const NEAR = 0.5;

/** Letters of a name; a longer text is none, and near to nothing. */
const LONGEST = 120;

/** At most three institutions, the closest first; none when nothing is near. */
export function closestNames(name: string, registry: Registry): readonly Institution[] {
  if (name.length > LONGEST) return [];
  const wanted = countLetters(foldName(name));
  return registry.institutions
    .map((institution) => ({ institution, nearness: nearnessOf(wanted, foldName(institution.name)) }))
    .filter(({ nearness }) => nearness >= NEAR)
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, SHOWN)
    .map(({ institution }) => institution);
}

/** Dice coefficient of the letters: 1 when both have the same ones. Names are short, so order matters little. */
function nearnessOf(wanted: ReadonlyMap<string, number>, name: string): number {
  const letters = countLetters(name);
  let [shared, all] = [0, 0];
  for (const [letter, count] of letters) shared += Math.min(count, wanted.get(letter) ?? 0);
  for (const counts of [wanted, letters]) for (const count of counts.values()) all += count;
  return (2 * shared) / all;
}

function countLetters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}
