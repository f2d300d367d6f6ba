/** What a cycle inspects, what of it is reported, and what an institution leaves to its aggregator. */
import type { Measure } from "./measure.ts";
import type { Cycle, Institution } from "./registry.ts";

/** Measures in the order of the form. */
export interface CycleScope {
  /** All measures that institutions had to inspect. */
  readonly inspected: readonly Measure[];
  /** Those that sections 2 to 5 and the appendix report: the priority measures in a periodic cycle, else all inspected ones. */
  readonly reported: readonly Measure[];
  readonly priorityOnly: boolean;
}

/**
 * The scope of a cycle (domain.md, table 2-9): periodic cycles report priority measures only, ad hoc ones all; 変更時 inspects only the
 * measures that the registry names.
 */
export function scopeOf(cycle: Cycle, measures: readonly Measure[]): CycleScope {
  const inspected = measures.filter(({ number }) => cycle.onlyMeasures?.includes(number) ?? true);
  const priorityOnly = cycle.kind === "定期点検";
  return { inspected, reported: priorityOnly ? inspected.filter(({ priority }) => priority) : inspected, priorityOnly };
}

/** ◆ measures are out of scope for an inquirer that has an aggregator: the aggregator does them (domain.md, "The annex-2 table"). */
export function isDoneByAggregator(measure: Measure, institution: Institution): boolean {
  return measure.direct && institution.kind === "情報照会者等" && institution.aggregator !== null;
}
