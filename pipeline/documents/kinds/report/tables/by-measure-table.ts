/** Table `by-measure`: answers to each reported measure, under its chapter and section. */
import type { Block } from "../../../word/block.ts";
import { groupBy } from "../../../../lib/group-by.ts";
import type { Measure } from "../../../../model/measure.ts";
import type { MeasureTotals } from "../../../../model/rollup.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { ANSWER_COLUMNS, answerCells } from "./answer-cells.ts";
import { listTables } from "../../../word/list-tables.ts";
import { markColumn, numberColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";

const SHAPE = ordinaryTable(
  numberColumn("番号", 620),
  textColumn("項目", 3500),
  markColumn("重点", 700),
  ...ANSWER_COLUMNS,
);
const NONE: Omit<MeasureTotals, "number"> = { implemented: 0, planned: 0, not_applicable: 0, missing: 0, invalid: 0 };

/** A table a chapter, a group a section, a row a reported measure. */
export function byMeasureTable(rollup: PrintedRollup, width: number): readonly Block[] {
  const totals = new Map(rollup.measures.map((measure) => [measure.number, measure]));
  const rowOf = (measure: Measure) =>
    row(
      String(measure.number),
      measure.heading,
      measureFlags(measure),
      ...answerCells(totals.get(measure.number) ?? NONE),
    );
  return [...groupBy(rollup.scope.reported, (measure) => measure.chapter)].flatMap(([chapter, measures]) =>
    listTables(
      chapter,
      SHAPE,
      width,
      [...groupBy(measures, (measure) => measure.section)].map(([heading, group]) => ({
        heading,
        rows: group.map(rowOf),
      })),
    ),
  );
}

/** `○` for a measure reported in every cycle, `◆` for one that an aggregator does for the inquirers behind it. */
function measureFlags(measure: Measure): string {
  return (measure.priority ? "○" : "") + (measure.direct ? "◆" : "");
}
