/** Chart `subordinates`: rates of the bodies below, worst first. */
import type { SubordinateStanding } from "../../../../model/body-figures.ts";
import { implementationRate } from "../../../../model/implementation-rate.ts";
import { cleanText } from "../../../../lib/japanese/text.ts";
import { visibleText } from "../../../../lib/visible-text.ts";
import type { Chart } from "../../../word/block.ts";

/** Fewer or more bars than this only repeat the table; of so many bodies a few bars say nothing. */
const FEWEST_BARS = 4;
const MOST_BARS = 6;
const MOST_BODIES = 24;

/** Bars in percent; null for a few bodies with a rate, or a country of them. */
export function subordinatesChart(standings: readonly SubordinateStanding[]): Chart | null {
  const bars = standings
    .flatMap(({ body, now }) => {
      const tenths = implementationRate(now);
      return body === null || tenths === null ? [] : [{ name: cleanText(visibleText(body.name)), rate: tenths / 10 }];
    })
    .slice(0, MOST_BARS);
  if (bars.length < FEWEST_BARS || standings.length > MOST_BODIES) return null;
  return {
    kind: "chart",
    title: `下位の取りまとめ機関の実施率（％。低い順に${String(bars.length)}機関）`,
    description: `実施率の棒グラフ。${bars.map(({ name, rate }) => `${name} ${rate.toFixed(1)}%`).join("、")}。`,
    categories: bars.map(({ name }) => name),
    series: [{ name: "実施率（％）", values: bars.map(({ rate }) => rate), fill: "BFBFBF" }],
    shares: false,
    labelFormat: "0.0",
    axisEnd: 100,
    height: 40 + 16 * bars.length,
  };
}
