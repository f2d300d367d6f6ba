/** What a cycle inspects, what of it is reported, and what an institution leaves to its aggregator. */
import type { AnswerKind } from "./answer-kind.ts";
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
  return measure.direct && leavesDirect(institution);
}

/** Whether an institution has an aggregator that does its ◆ measures. */
export function leavesDirect({ kind, aggregator }: Pick<Institution, "kind" | "aggregator">): boolean {
  return kind === "情報照会者等" && aggregator !== null;
}

/** Numbers of those measures that an institution leaves to its aggregator: what it has written there counts as {@link countedKind} says. */
export function measuresLeft(measures: readonly Measure[], institution: Institution): ReadonlySet<number> {
  return new Set(measures.filter((each) => isDoneByAggregator(each, institution)).map(({ number }) => number));
}

/**
 * As what an answer counts, in every figure. What is out of an institution's scope counts as － whatever it has written there: it is neither
 * put in place nor a deficiency of its own. That it should have written － is a finding (記載不備), which says what stands there.
 */
export function countedKind(kind: AnswerKind, measure: Measure, institution: Institution): AnswerKind {
  return isDoneByAggregator(measure, institution) ? "not_applicable" : kind;
}
