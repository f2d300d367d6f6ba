/** What a cycle inspects, and what of it is reported. */
import type { Measure } from "./measure.ts";
import type { Cycle } from "./registry.ts";

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
