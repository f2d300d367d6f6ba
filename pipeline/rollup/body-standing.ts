/** What a run found of each institution → where a body's institutions stand. */
import type { BodyStanding } from "../model/standing.ts";
import type { RunSnapshot } from "../model/run-state.ts";
import { addTotals } from "./count-answers.ts";

/** @param codes of the institutions that the body covers; those that the run did not know are left out. */
export function bodyStanding(found: RunSnapshot["institutions"], codes: readonly string[]): BodyStanding {
  const known = codes.flatMap((code) => found[code] ?? []);
  const status = { institutions: known.length, accepted: 0, needs_correction: 0, not_received: 0, rejected: 0 };
  for (const each of known) status[each.status]++;
  return {
    status,
    totals: addTotals(known.map(({ totals }) => totals)),
    // Where nothing counts, those of what was not adopted stand in `errors`.
    errors: known.reduce((sum, { file, errors }) => sum + (file === "" ? 0 : errors), 0),
  };
}
