/** How the bodies below a body stand, worst first. */
import { compareCodePoints, compareInTurn } from "../../lib/code-point-order.ts";
import { implementationRate } from "../../model/implementation-rate.ts";
import type { SubordinateStanding } from "../../model/body-figures.ts";
import { submittedIn, type AnswerTotals, type Deficiency, type SubordinateSummary } from "../../model/rollup.ts";

/** A line of the roll-up, with what is not in it. */
export interface SubordinateLine extends SubordinateSummary {
  readonly deficiencies: readonly Pick<Deficiency, "overdue">[];
  /** In the order of the form. */
  readonly chapters: readonly AnswerTotals[];
  /** null where nothing is known of last cycle. */
  readonly then: AnswerTotals | null;
}

/**
 * The rule: the lower rate (as it is printed) first, before all others those of which nothing counts; then more △ overdue; then more that
 * have sent nothing usable. Those that are equal in all three share a rank and stand in the order of their codes. Of a body without a single
 * institution there is nothing to say: it stands behind them, without a rank.
 */
export function rankSubordinates(lines: readonly SubordinateLine[]): readonly SubordinateStanding[] {
  const standings = lines.map(standingOf);
  const isRanked = ({ body, institutions }: SubordinateStanding): boolean => body !== null && institutions > 0;
  const ranked = standings
    .filter(isRanked)
    .sort((a, b) => compareInTurn(compareStandings(a, b), compareCodePoints(a.body?.code ?? "", b.body?.code ?? "")));
  return [
    ...ranked.map((standing) => ({
      ...standing,
      rank: 1 + ranked.filter((other) => compareStandings(other, standing) < 0).length,
    })),
    ...standings.filter((standing) => !isRanked(standing)),
  ];
}

function standingOf({ body, status, totals, chapters, deficiencies, then }: SubordinateLine): SubordinateStanding {
  const submitted = submittedIn(status);
  return {
    body,
    institutions: status.institutions,
    submitted,
    notSubmitted: status.not_received + status.rejected,
    now: totals,
    then,
    chapters,
    planned: totals.planned,
    overdue: deficiencies.filter(({ overdue }) => overdue).length,
    rate: implementationRate(totals),
    rank: null,
  };
}

function compareStandings(a: SubordinateStanding, b: SubordinateStanding): number {
  return compareInTurn((a.rate ?? -1) - (b.rate ?? -1), b.overdue - a.overdue, b.notSubmitted - a.notSubmitted);
}
