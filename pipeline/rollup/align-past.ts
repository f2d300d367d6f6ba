/** An earlier cycle seen from today: whose its submissions are now, and which measures they answered. */
import { leavesDirect } from "../model/cycle-scope.ts";
import type { Measure } from "../model/measure.ts";
import type { AlignedPast, PastCycle } from "../model/past-cycle.ts";
import type { Registry } from "../model/registry.ts";
import { matchMeasures } from "./match-measures.ts";

/**
 * A code of then belongs to the institution that names it as 前回機関コード, else to the one that bears it. So nothing counts twice, and an
 * institution that took over others has their answers besides its own.
 */
export function alignPast(past: PastCycle, registry: Registry, measures: readonly Measure[]): AlignedPast {
  const { run, submissions, registered } = past;
  const { institutions, cycle } = registry;
  const named = new Set(institutions.flatMap(({ formerCodes }) => formerCodes ?? []));
  const codesOf = new Map(
    institutions.map(({ code, formerCodes = [] }) => [code, named.has(code) ? formerCodes : [code, ...formerCodes]]),
  );
  const numberThen = matchMeasures(measures, past.measures, run.cycle.formVersion === cycle.formVersion);
  const usersNow = institutions.filter(leavesDirect).flatMap(({ code }) => codesOf.get(code) ?? []);
  return { run, codesOf, submissions, registered, users: past.users ?? new Set(usersNow), numberThen };
}
