/** Counting answers and submissions. */
import type { InstitutionResult } from "../model/inspection.ts";
import type { AnswerTotals, MeasureTotals, SubmissionStatus } from "../model/rollup.ts";
import { ANSWER_KINDS, countKinds } from "../model/answer-kind.ts";
import { measuresLeft } from "../model/cycle-scope.ts";
import type { Measure } from "../model/measure.ts";

/** The sum, kind by kind; zeros for none. */
export function addTotals(all: Iterable<AnswerTotals>): AnswerTotals {
  const sum = countKinds([]);
  for (const totals of all) for (const kind of ANSWER_KINDS) sum[kind] += totals[kind];
  return sum;
}

/** Totals of each measure over the submissions read, in the order of `measures`: each answer as it counts (`countedKind`). */
export function countByMeasure(
  measures: readonly Measure[],
  results: readonly InstitutionResult[],
): readonly MeasureTotals[] {
  const totals = measures.map(({ number }) => ({ number, ...countKinds([]) }));
  // By measure number: there are half a million answers to count, each for up to four bodies.
  const byNumber: (typeof totals)[number][] = [];
  for (const total of totals) byNumber[total.number] = total;
  const direct = measures.filter((measure) => measure.direct);
  for (const { institution, submission } of results) {
    const left = measuresLeft(direct, institution);
    for (const { measure, mark } of submission?.answers ?? []) {
      const total = byNumber[measure];
      if (total) total[left.has(measure) ? "not_applicable" : mark.kind]++;
    }
  }
  return totals;
}

/** How many institutions are in each state. */
export function countStatuses(results: readonly InstitutionResult[]): SubmissionStatus {
  const counts = { institutions: results.length, accepted: 0, needs_correction: 0, not_received: 0, rejected: 0 };
  for (const { status } of results) counts[status]++;
  return counts;
}
