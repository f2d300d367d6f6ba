/** Names that a misspelt name may have meant. Shown to people, never used. */
import { foldName } from "../lib/japanese/text.ts";
import type { Institution, Registry } from "../model/registry.ts";

const SHOWN = 3;
/** Share of letters that must agree. */
const NEAR = 0.5;

/** At most three institutions, the closest first; none when nothing is near. */
export function closestNames(name: string, registry: Registry): readonly Institution[] {
  const wanted = foldName(name);
  return registry.institutions
    .map((institution) => ({ institution, nearness: nearnessOf(wanted, foldName(institution.name)) }))
    .filter(({ nearness }) => nearness >= NEAR)
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, SHOWN)
    .map(({ institution }) => institution);
}

/** Dice coefficient of the letters: 1 when both have the same ones. Names are short, so order matters little. */
function nearnessOf(a: string, b: string): number {
  const rest = Array.from(b);
  let shared = 0;
  for (const letter of a) {
    const at = rest.indexOf(letter);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared++;
  }
  return (2 * shared) / (Array.from(a).length + Array.from(b).length);
}
