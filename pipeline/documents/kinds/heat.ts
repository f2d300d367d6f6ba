/** A rate as a cell of a heat table: the figure, on a grey that is the darker the less is implemented. Apart also on a black-and-white printer. */
import { groupBy } from "../../lib/group-by.ts";
import { formatRate, implementationRate } from "../../model/implementation-rate.ts";
import type { Measure } from "../../model/measure.ts";
import type { AnswerTotals } from "../../model/rollup.ts";
import type { Cell } from "../word/block.ts";

/** From the least dark; a rate in tenths of a percent has the first step that it reaches. */
const STEPS = [
  { from: 1000, shade: null },
  { from: 900, shade: "E3E3E3" },
  { from: 800, shade: "C0C0C0" },
  { from: 0, shade: "969696" },
] as const;

/** Below this (tenths of a percent), a cell is of the darkest grey. */
export const DARKEST_BELOW = STEPS[2].from;

/** What the greys mean, for a note below a table. */
export const GREYS_LEGEND = "地の色は、白 100、薄い灰 90以上、灰 80以上、濃い灰 80未満";

/** What chapters' short names stand for: `1章は「…」、2章は「…」`. */
export function chaptersLegend(chapters: readonly ReportedChapter[]): string {
  return chapters.map(({ short, name }) => `${short}は「${name}」`).join("、");
}

/** In whole percent, cut as all rates are; a dash where nothing counts. */
export function heatCell(totals: AnswerTotals): Cell {
  return heated(totals, (rate) => String(Math.floor(rate / 10)));
}

/** As rates are printed elsewhere, where there is room for it. */
export function heatRateCell(totals: AnswerTotals): Cell {
  return heated(totals, formatRate);
}

/** @param print of a rate in tenths of a percent */
function heated(totals: AnswerTotals, print: (rate: number) => string): Cell {
  const rate = implementationRate(totals);
  if (rate === null) return { text: "－" };
  const shade = STEPS.find(({ from }) => rate >= from)?.shade ?? null;
  return { text: print(rate), ...(shade !== null && { shade }) };
}

/** A chapter of the form with those of its measures that are reported. */
export interface ReportedChapter {
  readonly name: string;
  /** Heads a narrow column: `2章`. */
  readonly short: string;
  readonly measures: readonly number[];
}

/** Chapters of the reported measures in their order. One without a number has its place as number. */
export function reportedChapters(reported: readonly Measure[]): readonly ReportedChapter[] {
  return [...groupBy(reported, ({ chapter }) => chapter)].map(([name, measures], index) => ({
    name,
    short: `${/^\d{1,2}/u.exec(name.normalize("NFKC"))?.[0] ?? String(index + 1)}章`,
    measures: measures.map(({ number }) => number),
  }));
}
