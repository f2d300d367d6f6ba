/** What each supervising body must know, and the proof that nothing was lost on the way. */
import type { BodyFigures } from "../model/body-figures.ts";
import type { BodyRollup } from "../model/rollup.ts";
import { figureBodies, proveFigures, proveSums, rollUp, type Sums } from "../rollup/index.ts";
import type { Settlement } from "../settle/index.ts";
import type { Previous } from "./load-previous-cycle.ts";
import type { RunPlan } from "./plan-run.ts";

/** What is printed, and the proof that it adds up. */
export interface Figures {
  readonly rollups: readonly BodyRollup[];
  /** What is known of each body besides its totals, in the order of `rollups`. */
  readonly figures: readonly BodyFigures[];
  readonly sums: Sums;
}

type RollupPlan = Pick<RunPlan, "registry" | "scope" | "asOf"> & { readonly previous: Previous | null };

/**
 * @param found how many files were visited.
 * @throws PipelineError (exit 1) when a sum does not hold.
 */
export function rollUpBodies(
  { registry, scope, asOf, previous }: RollupPlan,
  settlement: Settlement,
  found: number,
): Figures {
  const { files, institutions, unassigned, decisions } = settlement;
  const results = new Map(institutions.map((result) => [result.institution.code, result]));
  const input = { registry, scope, asOf, results, unassigned, decisions };
  const rollups = rollUp(input);
  const figures = figureBodies(input, rollups, previous?.past ?? null);
  proveFigures(figures, rollups);
  const sums = proveSums({
    found,
    files,
    expected: registry.institutions.length,
    results: institutions,
    inspected: scope.inspected.length,
    rollups,
  });
  return { rollups, figures, sums };
}
