/** Lists of a roll-up → annexes: grouped by collecting body, and what one body's annex says put together once for all bodies above it. */
import { groupBy } from "../../../lib/group-by.ts";
import type { Institution } from "../../../model/registry.ts";
import { submittedIn, type BodyRollup } from "../../../model/rollup.ts";
import type { RunResults } from "../document-kind.ts";
import type { Annex, AnnexGroup } from "./annex.ts";
import { reportedChapters } from "../heat.ts";
import { collectorsFor } from "../collectors.ts";
import { shownNames, type ShownName } from "../shown-names.ts";

/** How an annex is made of a body's roll-up. */
export interface AnnexContents<Entry extends { readonly institution: Institution }, Line> {
  readonly entriesOf: (rollup: BodyRollup) => readonly Entry[];
  /** Whether a body has so much to list that its annex would be too long if it were not set closely. */
  readonly isCompact: (entries: readonly Entry[], rollup: BodyRollup) => boolean;
  /** @param entries of institutions of one collecting body, in their order */
  readonly linesOf: (entries: readonly Entry[], compact: boolean, nameOf: ShownName) => readonly Line[];
}

/** One annex for each body that has institutions, in the order of the registry. */
export function annexesOf<Entry extends { readonly institution: Institution }, Line>(
  { rollups: all, registry }: RunResults,
  { entriesOf, isCompact, linesOf }: AnnexContents<Entry, Line>,
): readonly Annex<Line>[] {
  const rollups = all.filter(({ institutions }) => institutions.length > 0);
  const byCollector = (rollup: BodyRollup): ReadonlyMap<string, readonly Entry[]> =>
    groupBy(entriesOf(rollup), ({ institution }) => institution.supervisor);
  const grouped = new Map(rollups.map((rollup) => [rollup, byCollector(rollup)]));
  const ofItself = new Map(rollups.map((rollup) => [rollup.body.code, grouped.get(rollup)?.get(rollup.body.code)]));
  const together = new Map<string, readonly Line[]>();
  /** As many entries as the collecting body has itself are the same entries: a body covers all of its institutions. Only their names may have codes in one and none in the other. */
  const linesFor = (code: string, entries: readonly Entry[], compact: boolean, nameOf: ShownName): readonly Line[] => {
    if (entries.length !== ofItself.get(code)?.length) return linesOf(entries, compact, nameOf);
    const names = new Set(entries.map(({ institution }) => nameOf(institution)));
    const key = [code, String(compact), ...names].join(" ");
    const lines = together.get(key) ?? linesOf(entries, compact, nameOf);
    together.set(key, lines);
    return lines;
  };
  return rollups.map((rollup) => {
    const { body, cycle, asOf, scope, institutions, status } = rollup;
    const compact = isCompact(entriesOf(rollup), rollup);
    const nameOf = shownNames(rollup);
    const counts = groupBy(institutions, ({ institution }) => institution.supervisor);
    const groups = collectorsFor(body, registry).flatMap(({ code, name }): readonly AnnexGroup<Line>[] => {
      const entries = grouped.get(rollup)?.get(code);
      if (entries === undefined) return [];
      return [
        { code, name, institutions: counts.get(code)?.length ?? 0, lines: linesFor(code, entries, compact, nameOf) },
      ];
    });
    return {
      body: { code: body.code, name: body.name },
      cycle: cycle.name,
      asOf,
      priorityOnly: scope.priorityOnly,
      compact,
      institutions: institutions.length,
      submitted: submittedIn(status),
      measures: scope.reported.map(({ number }) => number),
      chapters: reportedChapters(scope.reported),
      groups,
    };
  });
}
