/** Looking institutions up by code and by name, prepared once for a registry: every file asks, and a country has thousands. */
import { groupBy } from "../lib/group-by.ts";
import { foldInstitutionName, withoutLegalForm } from "../lib/japanese/institution-name.ts";
import type { Institution, Registry, SupervisingBody } from "../model/registry.ts";

/** Several institutions may share a name; a code is one's own. */
export interface InstitutionIndex {
  readonly byCode: ReadonlyMap<string, readonly Institution[]>;
  /** By folded name. */
  readonly byName: ReadonlyMap<string, readonly Institution[]>;
  /** By folded name without its last 市, 町, 村 or 区; only names that end in one. */
  readonly byStem: ReadonlyMap<string, readonly Institution[]>;
  /** By folded name without its legal form; only names that bear one. */
  readonly byBareName: ReadonlyMap<string, readonly Institution[]>;
  /** Supervising bodies by folded name, for what stands before an institution's name. */
  readonly bodiesByName: ReadonlyMap<string, readonly SupervisingBody[]>;
  /** Codes of the bodies above an institution, those of its aggregator too. */
  readonly above: (institution: Institution) => ReadonlySet<string>;
}

const known = new WeakMap<Registry, InstitutionIndex>();

/** The look-ups of a registry; made once. */
export function indexInstitutions(registry: Registry): InstitutionIndex {
  const index = known.get(registry) ?? createIndex(registry);
  known.set(registry, index);
  return index;
}

function createIndex({ institutions, bodies }: Registry): InstitutionIndex {
  const folded = institutions.map((institution) => ({ institution, name: foldInstitutionName(institution.name) }));
  const groupNames = (shorten: (name: string) => string | null): ReadonlyMap<string, readonly Institution[]> =>
    new Map(
      Array.from(
        groupBy(
          folded.filter(({ name }) => shorten(name) !== null),
          ({ name }) => shorten(name) ?? "",
        ),
        ([name, group]) => [name, group.map(({ institution }) => institution)],
      ),
    );
  const parents = new Map(bodies.map(({ code, parent }) => [code, parent]));
  return {
    byCode: groupBy(institutions, ({ code }) => code),
    byName: groupNames((name) => name),
    byStem: groupNames((name) => (/.[市町村区]$/u.test(name) ? name.slice(0, -1) : null)),
    byBareName: groupNames(withoutLegalForm),
    bodiesByName: groupBy(bodies, ({ name }) => foldInstitutionName(name)),
    above: ({ supervisor, aggregator }) => {
      const codes = new Set(aggregator === null ? [] : [aggregator]);
      for (let next: string | null | undefined = supervisor; next != null && !codes.has(next); next = parents.get(next))
        codes.add(next);
      return codes;
    },
  };
}
