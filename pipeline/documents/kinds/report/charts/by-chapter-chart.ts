/** Chart `by-chapter`: how the answers of each chapter are shared out. */
import { cleanText } from "../../../../lib/japanese/text.ts";
import { visibleText } from "../../../../lib/visible-text.ts";
import type { Chart, ChartSeries } from "../../../word/block.ts";
import type { AnswerKind } from "../../../../model/answer-kind.ts";
import { ANSWER_KINDS } from "../../../../model/answer-kind.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { ANSWER_LABELS } from "../../../../model/labels.ts";

/** Greys that stay apart on a black-and-white printer, next to their neighbours. */
const GREYS: Readonly<Record<AnswerKind, Pick<ChartSeries, "fill" | "label">>> = {
  implemented: { fill: "8C8C8C", label: "FFFFFF" },
  planned: { fill: "D0D0D0", label: "000000" },
  not_applicable: { fill: "F2F2F2", label: "000000" },
  missing: { fill: "595959", label: "FFFFFF" },
  invalid: { fill: "000000", label: "FFFFFF" },
};

/** Stacked bars, one a chapter, from its reported measures; none where nothing is reported. Height in points. */
export function byChapterChart({ chapters }: PrintedRollup): readonly Chart[] {
  if (chapters.length === 0) return [];
  const chart: Chart = {
    kind: "chart",
    title: "章別の点検結果（回答の構成比。棒の中の数は回答数）",
    categories: chapters.map(({ chapter }) => cleanText(visibleText(chapter))),
    series: ANSWER_KINDS.map((kind) => ({
      name: ANSWER_LABELS[kind],
      values: chapters.map(({ totals }) => totals[kind]),
      ...GREYS[kind],
    })),
    height: 100 + 32 * chapters.length,
  };
  return [chart];
}
