/** Which measures an institution leaves to its aggregator. */
import type { Measure } from "./measure.ts";
import type { Institution } from "./registry.ts";

/** ◆ measures are out of scope for an inquirer that has an aggregator: the aggregator does them (domain.md, "The annex-2 table"). */
export function isDoneByAggregator(measure: Measure, institution: Institution): boolean {
  return measure.direct && institution.kind === "情報照会者等" && institution.aggregator !== null;
}
