/** What is new since last cycle, as data for a sentence. */
import type { MeasureTrend, SenderTrend, TrendFact } from "../../model/body-figures.ts";
import { implementationRate, ratedAnswers } from "../../model/implementation-rate.ts";

/** A head reads three of them. */
const MOST_FACTS = 3;
/** Institutions that a measure's rate is made of, now and then: of fewer, one of them turns it over. */
const LEAST_INSTITUTIONS = 5;

/**
 * At most three, in this order: the measure whose rate rose most, the one whose rate fell most, who has sent nothing usable any more, who has
 * for the first time, how many of last cycle's deficiencies are closed. Of measures those count whose rate at least five institutions have made
 * now and then; between equals the first of the form.
 */
export function trendFacts(
  measures: readonly MeasureTrend[],
  { onlyNow, onlyThen }: SenderTrend,
  fate: { readonly total: number; readonly implemented: number },
): readonly TrendFact[] {
  const moved = measures.flatMap(({ measure, ...totals }) => {
    if (totals.then === null) return [];
    if (Math.min(ratedAnswers(totals.now), ratedAnswers(totals.then)) < LEAST_INSTITUTIONS) return [];
    const [now, then] = [implementationRate(totals.now), implementationRate(totals.then)];
    return now === null || then === null ? [] : [{ measure, now, then, by: now - then }];
  });
  const best = moved.reduce<(typeof moved)[number] | null>(
    (most, each) => (each.by > (most?.by ?? 0) ? each : most),
    null,
  );
  const worst = moved.reduce<(typeof moved)[number] | null>(
    (most, each) => (each.by < (most?.by ?? 0) ? each : most),
    null,
  );
  const facts: readonly (TrendFact | null)[] = [
    best && { kind: "improved", measure: best.measure, now: best.now, then: best.then },
    worst && { kind: "worsened", measure: worst.measure, now: worst.now, then: worst.then },
    onlyThen.length === 0 ? null : { kind: "no-longer-sent", institutions: onlyThen },
    onlyNow.length === 0 ? null : { kind: "newly-sent", institutions: onlyNow.map(({ institution }) => institution) },
    fate.total === 0 ? null : { kind: "closed", count: fate.implemented, of: fate.total },
  ];
  return facts.filter((fact) => fact !== null).slice(0, MOST_FACTS);
}
