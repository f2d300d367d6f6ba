/** Table `by-measure`: a line a reported measure, with what it asks in short. */
import { countOrDash, formatCount } from "../../../../lib/format-count.ts";
import { groupBy } from "../../../../lib/group-by.ts";
import { countKinds } from "../../../../model/answer-kind.ts";
import type { DirectMeasure } from "../../../../model/body-figures.ts";
import type { Measure } from "../../../../model/measure.ts";
import type { AnswerTotals } from "../../../../model/rollup.ts";
import type { Row } from "../../../word/block.ts";
import { groupRow, markColumn, numberColumn, ordinaryTable, row, smallTextColumn } from "../../../word/table-shape.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";
import { markedGist } from "../../measure-gist.ts";
import { rateCells, rateColumns } from "./answer-cells.ts";

/**
 * Chapters in rows of their own; the rows add up to those of table `by-chapter`. Who leaves a ◆ measure to an aggregator counts as －, and so in no
 * rate: table `aggregators` has what is done for them.
 */
export function byMeasureTable(source: ReportSource): ReportTable {
  const { rollup, figures } = source;
  const hasPrevious = figures.trend !== null;
  const { priorityOnly } = rollup.scope;
  const gist = 5120 - (hasPrevious ? 880 : 0) - (priorityOnly ? 0 : 520);
  const shape = ordinaryTable(
    numberColumn("番号", 500),
    smallTextColumn("措置の要旨", gist),
    ...(priorityOnly ? [] : [markColumn("区分", 520)]),
    numberColumn("〇", 590),
    numberColumn("△", 590),
    numberColumn("超過", 520),
    numberColumn("－", 590),
    numberColumn("空欄等", 680),
    ...rateColumns(hasPrevious),
  );
  const rowOf = measureRow(source);
  const rows = [...groupBy(rollup.scope.reported, ({ chapter }) => chapter)].flatMap(([chapter, measures]): Row[] => [
    groupRow(shape, chapter),
    ...measures.map(rowOf),
  ]);
  return { caption: "措置別の点検結果", shape, rows };
}

function measureRow({ rollup, figures: { trend, directMeasures } }: ReportSource): (measure: Measure) => Row {
  const totals = new Map<number, AnswerTotals>(rollup.measures.map((each) => [each.number, each]));
  const then = new Map(trend?.measures.map(({ measure, then: before }) => [measure.number, before]));
  const direct = new Map(directMeasures.map((each) => [each.measure.number, each]));
  const overdue = groupBy(
    rollup.deficiencies.filter((each) => each.overdue),
    ({ measure }) => measure.number,
  );
  return (measure) => {
    const { number } = measure;
    const now = totals.get(number) ?? countKinds([]);
    const [rate, ...previous] = rateCells(now, then.get(number) ?? null, trend !== null);
    return row(
      formatCount(number),
      markedGist(measure),
      ...(rollup.scope.priorityOnly ? [] : [measure.priority ? "○" : ""]),
      countOrDash(now.implemented),
      countOrDash(now.planned),
      countOrDash(overdue.get(number)?.length ?? 0),
      countOrDash(now.not_applicable),
      countOrDash(now.missing + now.invalid),
      isLeftByAll(direct.get(number)) ? "別表" : (rate ?? ""),
      ...previous,
    );
  };
}

/** Nobody does it himself: a rate would say what nobody has done. */
function isLeftByAll(left: DirectMeasure | undefined): boolean {
  return (
    left !== undefined && left.aggregators.length > 0 && Object.values(left.own).every((count: number) => count === 0)
  );
}
