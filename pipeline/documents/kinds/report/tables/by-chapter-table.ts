/** Table `by-chapter`: answers to the reported measures, chapter by chapter, with their total. */
import type { Block } from "../../../word/block.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { ANSWER_COLUMNS, answerCells } from "./answer-cells.ts";
import { formatCount } from "../../../../lib/format-count.ts";
import { fitTable, numberColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";

const SHAPE = ordinaryTable(textColumn("章", 3370), numberColumn("措置数", 850), ...ANSWER_COLUMNS);

/** A row a chapter and a last row 計, over the reported measures. */
export function byChapterTable(rollup: PrintedRollup, width: number): readonly Block[] {
  const rows = rollup.chapters.map(({ chapter, measures, totals }) =>
    row(chapter, formatCount(measures), ...answerCells(totals)),
  );
  const total = row("計", formatCount(rollup.scope.reported.length), ...answerCells(rollup.totals));
  return [fitTable(SHAPE, width, [...rows, total], true)];
}
