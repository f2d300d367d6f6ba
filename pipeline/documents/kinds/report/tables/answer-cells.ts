/** The columns that count answers, the same in every table: one a kind of answer, and the rate. */
import { ANSWER_KINDS, type AnswerKind } from "../../../../model/answer-kind.ts";
import type { AnswerTotals } from "../../../../model/rollup.ts";
import { ANSWER_LABELS } from "../../../../model/labels.ts";
import { formatCount } from "../../../../lib/format-count.ts";
import { formatImplementationRate } from "../../../../model/implementation-rate.ts";
import { numberColumn, type ColumnShape } from "../../../word/table-shape.ts";

const SHARES: Readonly<Record<AnswerKind, number>> = {
  implemented: 800,
  planned: 760,
  not_applicable: 760,
  missing: 760,
  invalid: 960,
};

/** Headings are the marks of the form; widths are shares of the table. */
export const ANSWER_COLUMNS: readonly ColumnShape[] = [
  ...ANSWER_KINDS.map((kind) => numberColumn(ANSWER_LABELS[kind], SHARES[kind])),
  numberColumn("実施率", 980),
];

/** Texts for {@link ANSWER_COLUMNS}. */
export function answerCells(totals: AnswerTotals): readonly string[] {
  return [...ANSWER_KINDS.map((kind) => formatCount(totals[kind])), formatImplementationRate(totals)];
}
