/** Chart `subordinates`: rates of the bodies below, worst first. */
import type { SubordinateStanding } from "../../../../model/body-figures.ts";
import { implementationRate } from "../../../../model/implementation-rate.ts";
import { cleanText } from "../../../../lib/japanese/text.ts";
import { visibleText } from "../../../../lib/visible-text.ts";
import type { Chart } from "../../../word/block.ts";
import { FEWEST_BARS, rateChart, type RateBar } from "./rate-bars.ts";

/** More say no more. */
const MOST_BARS = 6;

/** A body with a rate. */
interface Bar extends RateBar {
  readonly code: string;
}

/** The lowest bodies that have a rate, and codes of those that are left out: they rank behind. */
export function chartedSubordinates(standings: readonly SubordinateStanding[]): {
  readonly bars: readonly Bar[];
  readonly left: readonly string[];
} {
  const rated = standings.flatMap(({ body, now }): readonly Bar[] => {
    const tenths = implementationRate(now);
    if (body === null || tenths === null) return [];
    return [{ code: body.code, name: cleanText(visibleText(body.name)), rate: tenths / 10 }];
  });
  if (rated.length < FEWEST_BARS) return { bars: [], left: [] };
  return { bars: rated.slice(0, MOST_BARS), left: rated.slice(MOST_BARS).map(({ code }) => code) };
}

/** Bars in percent; null where there is little to compare. */
export function subordinatesChart(standings: readonly SubordinateStanding[]): Chart | null {
  const { bars } = chartedSubordinates(standings);
  if (bars.length === 0) return null;
  return rateChart(bars, {
    title: `取りまとめ機関の実施率（％。低い順に${String(bars.length)}機関）`,
    of: "実施率",
    height: 40 + 16 * bars.length,
    leastHeight: 36 + 11 * bars.length,
  });
}
