/** Chart `closing`: how many deficiencies will be closed in which quarter. */
import { formatCount } from "../../../../lib/format-count.ts";
import type { ClosingForecast } from "../../../../model/body-figures.ts";
import type { Chart } from "../../../word/block.ts";
import { closingLines } from "../tables/closing-table.ts";

/** Bars, one a quarter, and two for what has no day that is to come; null where there is no deficiency. */
export function closingChart(forecast: ClosingForecast): Chart | null {
  if (forecast.total === 0) return null;
  const lines = closingLines(forecast);
  const none = lines.map(() => 0);
  const words = lines.map(({ label, count }) => `${label} ${formatCount(count)}件`);
  const open = `超過 ${formatCount(forecast.overdue)}件、時期不明 ${formatCount(forecast.undated)}件`;
  return {
    kind: "chart",
    title: "未実施事項を解消する時期（件数）",
    description: `未実施事項を解消する時期の棒グラフ。${[...words, open].join("、")}。`,
    categories: [...lines.map(({ label }) => label), "超過", "時期不明"],
    series: [
      { name: "予定のあるもの", values: [...lines.map(({ count }) => count), 0, 0], fill: "BFBFBF", label: "000000" },
      {
        name: "見通しの立たないもの",
        values: [...none, forecast.overdue, forecast.undated],
        fill: "000000",
        pattern: "wdUpDiag",
        label: "000000",
      },
    ],
    shares: false,
    height: 66 + 18 * (lines.length + 2),
  };
}
