/** What each supervising body must know, and the proof that nothing was lost on the way. */
import type { BodyRollup } from "../model/rollup.ts";
import { proveSums, rollUp, type Sums } from "../rollup/index.ts";
import type { Settlement } from "../settle/index.ts";
import type { RunPlan } from "./plan-run.ts";

/** What is printed, and the proof that it adds up. */
export interface Figures {
  readonly rollups: readonly BodyRollup[];
  readonly sums: Sums;
}

/**
 * @param found how many files were visited.
 * @throws PipelineError (exit 1) when a sum does not hold.
 */
export function rollUpBodies({ registry, scope, asOf }: RunPlan, settlement: Settlement, found: number): Figures {
  const { files, institutions, unassigned, decisions } = settlement;
  const results = new Map(institutions.map((result) => [result.institution.code, result]));
  const rollups = rollUp({ registry, scope, asOf, results, unassigned, decisions });
  const sums = proveSums({
    found,
    files,
    expected: registry.institutions.length,
    results: institutions,
    inspected: scope.inspected.length,
    rollups,
  });
  return { rollups, sums };
}
