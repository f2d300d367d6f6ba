/** Looking institutions up by code and by name, prepared once for a registry: every file asks, and a country has thousands. */
import { groupBy } from "../lib/group-by.ts";
import { foldName } from "../lib/japanese/text.ts";
import type { Institution, Registry } from "../model/registry.ts";

export interface InstitutionIndex {
  readonly byCode: ReadonlyMap<string, readonly Institution[]>;
  /** By folded name. */
  readonly byName: ReadonlyMap<string, readonly Institution[]>;
  /** By folded name without its last 市, 町, 村 or 区. */
  readonly byStem: ReadonlyMap<string, readonly Institution[]>;
}

const known = new WeakMap<Registry, InstitutionIndex>();

export function indexInstitutions(registry: Registry): InstitutionIndex {
  const index = known.get(registry) ?? {
    byCode: groupBy(registry.institutions, ({ code }) => code),
    byName: groupBy(registry.institutions, ({ name }) => foldName(name)),
    byStem: groupBy(registry.institutions, ({ name }) => foldName(name).replace(/[市町村区]$/u, "")),
  };
  known.set(registry, index);
  return index;
}

/** Institutions whose folded name is the longest ending of a text; none when no name ends it. */
export function withLongestEnding(text: string, { byName }: InstitutionIndex): readonly Institution[] {
  for (let start = 0; start < text.length; start++) {
    const found = byName.get(text.slice(start));
    if (found !== undefined) return found;
  }
  return [];
}
