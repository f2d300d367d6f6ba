/** Table `by-chapter`: answers to the reported measures, chapter by chapter, with their total. */
import { formatCount } from "../../../../lib/format-count.ts";
import { numberColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";
import { ANSWER_COLUMNS, answerCells, movedCells, movedColumns, rateCells, rateColumns } from "./answer-cells.ts";

/** A row a chapter and a last row 計, over the reported measures. */
export function byChapterTable({ rollup, figures: { trend } }: ReportSource): ReportTable {
  const then = new Map(trend?.chapters.map((each) => [each.chapter, each.then]));
  const rows = rollup.chapters.map(({ chapter, measures, totals }) =>
    row(
      chapter,
      formatCount(measures),
      ...answerCells(totals),
      ...rateCells(totals, then.get(chapter) ?? null, trend !== null),
      ...movedCells(totals, then.get(chapter) ?? null, trend !== null),
    ),
  );
  const total = row(
    "計",
    formatCount(rollup.scope.reported.length),
    ...answerCells(rollup.totals),
    ...rateCells(rollup.totals, trend?.overall.then ?? null, trend !== null),
    ...movedCells(rollup.totals, trend?.overall.then ?? null, trend !== null),
  );
  return {
    caption: "章別の点検結果",
    shape: ordinaryTable(
      textColumn("章", 3130),
      numberColumn("措置数", 720),
      ...ANSWER_COLUMNS,
      ...rateColumns(trend !== null),
      ...movedColumns(trend !== null),
    ),
    rows: [...rows, total],
    total: true,
  };
}
