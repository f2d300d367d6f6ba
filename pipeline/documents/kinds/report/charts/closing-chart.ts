/** Chart `closing`: how many deficiencies will be closed in which quarter. */
import { formatCount } from "../../../../lib/format-count.ts";
import type { ClosingForecast } from "../../../../model/body-figures.ts";
import type { Chart } from "../../../word/block.ts";
import { closingLines } from "../tables/closing-table.ts";
import { FEWEST_BARS } from "./rate-bars.ts";

/**
 * Bars, one a quarter, and two for what has no day that is to come; null where hardly any bar has something to show.
 *
 * @param asOf `YYYY-MM-DD`
 */
export function closingChart(forecast: ClosingForecast, asOf: string): Chart | null {
  const lines = closingLines(forecast, asOf);
  const bars = lines.length + [forecast.overdue, forecast.undated].filter((count) => count > 0).length;
  if (bars < FEWEST_BARS) return null;
  const none = lines.map(() => 0);
  const words = lines.map(({ label, count }) => `${label} ${formatCount(count)}件`);
  const open = `超過 ${formatCount(forecast.overdue)}件、時期不明 ${formatCount(forecast.undated)}件`;
  return {
    kind: "chart",
    title: "未実施事項を解消する時期（件数）",
    description: `未実施事項を解消する時期の棒グラフ。${[...words, open].join("、")}。`,
    categories: [...lines.map(({ label }) => label), "超過", "時期不明"],
    series: [
      { name: "予定のあるもの", values: [...lines.map(({ count }) => count), 0, 0], fill: "BFBFBF" },
      {
        name: "見通しの立たないもの",
        values: [...none, forecast.overdue, forecast.undated],
        fill: "000000",
        pattern: "wdUpDiag",
      },
    ],
    shares: false,
    height: 62 + 15 * (lines.length + 2),
    leastHeight: 58 + 11 * (lines.length + 2),
  };
}
