/** What is new since last cycle, as data for a sentence. */
import type { BodyTrend, MeasureTrend, SenderTrend, TrendFact } from "../../model/body-figures.ts";
import type { AnswerTotals } from "../../model/rollup.ts";
import { FEWEST_ANSWERS, implementationRate, ratedAnswers } from "../../model/implementation-rate.ts";

/**
 * In this order: the measure whose rate rose most, the one whose rate fell most, who has sent nothing usable any more, who has
 * for the first time, how many of last cycle's deficiencies are closed. Of measures those count whose rate at least five institutions have made
 * now and then; of equals the first of the form, and beside it the others. One that does not count is left out if it has moved as far as those,
 * or farther.
 */
export function trendFacts(
  measures: readonly MeasureTrend[],
  { onlyNow, onlyThen }: SenderTrend,
  fate: { readonly total: number; readonly implemented: number },
): Pick<BodyTrend, "facts" | "leavesOutMoved"> {
  // Of a body that has sent nothing yet, nothing is known to be closed.
  const isHeard = measures.some(({ now }) => ratedAnswers(now) > 0);
  const moved = measures.flatMap(({ measure, ...totals }) => {
    if (totals.then === null) return [];
    const answers = Math.min(ratedAnswers(totals.now), ratedAnswers(totals.then));
    const [now, then] = [implementationRate(totals.now), implementationRate(totals.then)];
    if (now === null || then === null || now === then) return [];
    return [{ measure, now, then, by: movement(totals.now, totals.then), answers }];
  });
  const founded = moved.filter(({ answers }) => answers >= FEWEST_ANSWERS);
  const farthest = (sign: 1 | -1): number => Math.max(0, ...founded.map(({ by }) => sign * by));
  const most = (sign: 1 | -1, kind: "improved" | "worsened"): TrendFact | null => {
    const [first, ...others] = founded.filter(({ by }) => sign * by === farthest(sign));
    if (first === undefined) return null;
    const { measure, now, then } = first;
    return { kind, measure, now, then, alike: others.map((other) => other.measure) };
  };
  const facts: readonly (TrendFact | null)[] = [
    most(1, "improved"),
    most(-1, "worsened"),
    onlyThen.length === 0 ? null : { kind: "no-longer-sent", institutions: onlyThen },
    onlyNow.length === 0 ? null : { kind: "newly-sent", institutions: onlyNow.map(({ institution }) => institution) },
    fate.total === 0 || !isHeard ? null : { kind: "closed", count: fate.implemented, of: fate.total },
  ];
  return {
    facts: facts.filter((fact) => fact !== null),
    leavesOutMoved: moved.some(
      (each) => !founded.includes(each) && Math.abs(each.by) >= farthest(each.by > 0 ? 1 : -1),
    ),
  };
}

/**
 * How far a rate has moved, in shares, to a billionth: of rates as they are printed, cut to a tenth of a percent, those of 19, 18 and 17 of 19
 * institutions would not be as far apart.
 */
function movement(now: AnswerTotals, then: AnswerTotals): number {
  const share = (totals: AnswerTotals): number => totals.implemented / ratedAnswers(totals);
  return Math.round((share(now) - share(then)) * BILLION);
}

const BILLION = 1_000_000_000;
