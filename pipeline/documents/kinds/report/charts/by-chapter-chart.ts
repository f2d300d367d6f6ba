/** Chart `by-chapter`: how the answers of each chapter are shared out. */
import { cleanText } from "../../../../lib/japanese/text.ts";
import { visibleText } from "../../../../lib/visible-text.ts";
import { ANSWER_KINDS, type AnswerKind } from "../../../../model/answer-kind.ts";
import { formatImplementationRate } from "../../../../model/implementation-rate.ts";
import { ANSWER_LABELS } from "../../../../model/labels.ts";
import type { BodyRollup } from "../../../../model/rollup.ts";
import type { Chart, ChartSeries } from "../../../word/block.ts";

/** Apart on a black-and-white printer by pattern, each from its neighbours and from the paper; numbers are black, on white where there is a pattern behind them. */
const LOOKS: Readonly<Record<AnswerKind, Pick<ChartSeries, "fill" | "pattern">>> = {
  implemented: { fill: "BFBFBF" },
  planned: { fill: "000000", pattern: "wdUpDiag" },
  not_applicable: { fill: "7F7F7F", pattern: "ltHorz" },
  missing: { fill: "000000", pattern: "dkVert" },
  invalid: { fill: "000000", pattern: "lgCheck" },
};

/** Stacked bars, one a chapter, from its reported measures; none where nothing is reported. Height in points. */
export function byChapterChart({ chapters }: Pick<BodyRollup, "chapters">): Chart | null {
  if (chapters.length === 0) return null;
  const rates = chapters.map(({ chapter, totals }) => `${chapter} ${formatImplementationRate(totals)}`);
  return {
    kind: "chart",
    title: "章別の点検結果（回答の構成比。数は回答数で、棒に入らないものは章の下に示す）",
    description: `章別の回答の構成比の棒グラフ。実施率は、${cleanText(visibleText(rates.join("、")))}。`,
    categories: chapters.map(({ chapter }) => cleanText(visibleText(chapter))),
    series: ANSWER_KINDS.map((kind) => ({
      name: ANSWER_LABELS[kind],
      values: chapters.map(({ totals }) => totals[kind]),
      ...LOOKS[kind],
    })),
    shares: true,
    height: 70 + 24 * chapters.length,
    leastHeight: 64 + 22 * chapters.length,
  };
}
