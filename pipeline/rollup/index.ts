/** Institution results → what each supervising body must know: totals, deficiencies, who is missing; proves the sums. */
import { deadlinesByCode } from "../model/deadlines.ts";
import type { BodyRollup } from "../model/rollup.ts";
import { coveredBy } from "./covered-institutions.ts";
import { countBody, rollUpBody, type RollupInput } from "./roll-up-body.ts";
import { tallyInstitution } from "./tally-institution.ts";

export type { RollupInput } from "./roll-up-body.ts";
export { alignPast } from "./align-past.ts";
export { coveredBy } from "./covered-institutions.ts";
export { bodyStanding } from "./body-standing.ts";
export { figureBodies, proveFigures } from "./figures/index.ts";
export { proveSums, type Sums } from "./prove-sums.ts";

/** One roll-up for each supervising body, in the order of the registry. */
export function rollUp(input: RollupInput): readonly BodyRollup[] {
  const { registry, results, scope, asOf } = input;
  const deadlineOf = deadlinesByCode(registry.cycle.deadline, input.decisions ?? []);
  const tallies = new Map(
    Array.from(results, ([code, result]) => {
      return [code, tallyInstitution(result, scope, { asOf, deadline: deadlineOf(code) })];
    }),
  );
  const counts = registry.bodies.map((body) => {
    const covered = coveredBy(body, registry).flatMap(({ code }) => tallies.get(code) ?? []);
    return countBody(body, covered, scope);
  });
  return counts.map((counted) => {
    const below = counts.filter(({ body }) => body.parent === counted.body.code);
    return rollUpBody(counted, below, input);
  });
}
