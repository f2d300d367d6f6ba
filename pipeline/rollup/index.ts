/** Institution results → what each supervising body must know: totals, deficiencies, who is missing; proves the sums. */
import type { Measure } from "../model/measure.ts";
import type { Cycle } from "../model/registry.ts";
import type { BodyRollup } from "../model/rollup.ts";
import { coveredBy } from "./covered-institutions.ts";
import type { RollupInput } from "./rollup-input.ts";
import { countBody, rollUpBody } from "./roll-up-body.ts";
import { tallyInstitution } from "./tally-institution.ts";

export type { RollupInput } from "./rollup-input.ts";
export { countKinds } from "./count-answers.ts";
export { rollupBasis } from "./rollup-basis.ts";
export { proveSums } from "./prove-sums.ts";

/**
 * What is inspected and what is reported in this cycle (domain.md, table 2-9): periodic cycles report priority measures
 * only, ad hoc ones all; 変更時 inspects only the measures that the registry names.
 */
export function scopeOf(cycle: Cycle, measures: readonly Measure[]): BodyRollup["scope"] {
  const inspected = measures.filter(({ number }) => cycle.onlyMeasures?.includes(number) ?? true);
  const priorityOnly = cycle.kind === "定期点検";
  return { inspected, reported: priorityOnly ? inspected.filter(({ priority }) => priority) : inspected, priorityOnly };
}

/** One roll-up for each supervising body, in the order of the registry. */
export function rollUp(input: RollupInput): readonly BodyRollup[] {
  const { registry, results, scope, asOf } = input;
  const tallies = new Map(Array.from(results, ([code, result]) => [code, tallyInstitution(result, scope, asOf)]));
  const counts = registry.bodies.map((body) => {
    const covered = coveredBy(body, registry).flatMap(({ code }) => tallies.get(code) ?? []);
    return countBody(body, covered, scope);
  });
  return counts.map((counted) => {
    const below = counts.filter(({ body }) => body.parent === counted.body.code);
    return rollUpBody(counted, below, input);
  });
}
