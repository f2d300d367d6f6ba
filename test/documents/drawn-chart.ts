/** A chart that may be drawn lower than it would be, and how high it stands in a drawn document. */
import type { Chart } from "../../pipeline/documents/word/block.ts";

export const CHART: Chart = {
  kind: "chart",
  title: "図",
  description: "図",
  categories: ["甲"],
  series: [{ name: "〇", values: [1], fill: "8C8C8C" }],
  shares: false,
  height: 200,
  leastHeight: 150,
};

const EMU_PER_POINT = 12_700;

/** Points. @param xml of a document with one chart */
export function chartPoints(xml: string): number {
  return Number(/<wp:extent cx="\d+" cy="(\d+)"/u.exec(xml)?.[1]) / EMU_PER_POINT;
}
