/** Charts of rates: a bar in percent for each of what has one, lowest first. */
import type { Chart } from "../../../word/block.ts";

/** Fewer bars than this only repeat the table beside them. */
export const FEWEST_BARS = 4;

/** What a bar shows; `rate` in percent. */
export interface RateBar {
  readonly name: string;
  readonly rate: number;
}

/** @param of whose rates, as the description names them; heights in points */
export function rateChart(
  bars: readonly RateBar[],
  { of, ...own }: Pick<Chart, "title" | "height" | "leastHeight"> & { readonly of: string },
): Chart {
  return {
    kind: "chart",
    ...own,
    description: `${of}の棒グラフ。${bars.map(({ name, rate }) => `${name} ${rate.toFixed(1)}%`).join("、")}。`,
    categories: bars.map(({ name }) => name),
    series: [{ name: "実施率（％）", values: bars.map(({ rate }) => rate), fill: "BFBFBF" }],
    shares: false,
    labelFormat: "0.0",
    axisEnd: 100,
  };
}
