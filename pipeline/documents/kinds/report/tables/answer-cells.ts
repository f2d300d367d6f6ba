/** The columns that count answers, the same in every table: one a kind of answer, and the rate, beside last cycle's where there is one. */
import { countOrDash } from "../../../../lib/format-count.ts";
import { ANSWER_KINDS, type AnswerKind } from "../../../../model/answer-kind.ts";
import type { AnswerTotals } from "../../../../model/rollup.ts";
import { ANSWER_LABELS } from "../../../../model/labels.ts";
import { formatImplementationRate, implementationRate } from "../../../../model/implementation-rate.ts";
import { markColumn, numberColumn, type ColumnShape } from "../../../word/table-shape.ts";

const SHARES: Readonly<Record<AnswerKind, number>> = {
  implemented: 800,
  planned: 620,
  not_applicable: 620,
  missing: 560,
  invalid: 900,
};

/** Headings are the marks of the form; widths are shares of the table. */
export const ANSWER_COLUMNS: readonly ColumnShape[] = ANSWER_KINDS.map((kind) =>
  numberColumn(ANSWER_LABELS[kind], SHARES[kind]),
);

/** Texts for {@link ANSWER_COLUMNS}. */
export function answerCells(totals: AnswerTotals): readonly string[] {
  return ANSWER_KINDS.map((kind) => countOrDash(totals[kind]));
}

/** Room for 「算定なし」 on one line. */
const RATE = 880;

/** 実施率, and 前回 where there is an earlier cycle. */
export function rateColumns(hasPrevious: boolean): readonly ColumnShape[] {
  return [numberColumn("実施率", RATE), ...(hasPrevious ? [numberColumn("前回", RATE)] : [])];
}

/** Texts for {@link rateColumns}. @param then null where there is nothing to compare with */
export function rateCells(now: AnswerTotals, then: AnswerTotals | null, hasPrevious: boolean): readonly string[] {
  return [
    formatImplementationRate(now),
    ...(hasPrevious ? [then === null ? "－" : formatImplementationRate(then)] : []),
  ];
}

/** 増減, where there is an earlier cycle: which way the rate has moved, as it is printed. */
export function movedColumns(hasPrevious: boolean): readonly ColumnShape[] {
  return hasPrevious ? [markColumn("増減", 600)] : [];
}

/** Texts for {@link movedColumns}; empty where it has not moved, or there is nothing to compare. */
export function movedCells(now: AnswerTotals, then: AnswerTotals | null, hasPrevious: boolean): readonly string[] {
  if (!hasPrevious) return [];
  const [rate, before] = [implementationRate(now), then === null ? null : implementationRate(then)];
  return [rate === null || before === null || rate === before ? "" : rate > before ? "↑" : "↓"];
}
