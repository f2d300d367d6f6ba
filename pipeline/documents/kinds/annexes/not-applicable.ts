/** 別冊2 対象外事項一覧: every － with its reason, measure by measure under the bodies that collected it. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import type { NotApplicable } from "../../../model/rollup.ts";
import type { Row } from "../../word/block.ts";
import { numberColumn, ordinaryTable, textColumn } from "../../word/table-shape.ts";
import { formatNumberRanges } from "../../wording/format-number-ranges.ts";
import { annexesOf } from "./annex-groups.ts";
import { annexKind } from "./annex-kind.ts";
import type { GroupDrawing } from "./group-tables.ts";
import { drawByMeasure, linesByMeasure, measureRows, type MeasureLine } from "./measure-lines.ts";
import { shownNames } from "../shown-names.ts";

/** What aggregators do for inquirers, all of a group in one line; its number is that of no measure. */
const BY_AGGREGATOR = 0;

const DRAWING: GroupDrawing<MeasureLine> = {
  shape: ordinaryTable(
    numberColumn("番号", 560),
    textColumn("措置", 2600),
    numberColumn("件数", 660),
    textColumn("理由：機関", 5650),
  ),
  summary: (lines) => `対象外 ${formatCount(countOf(lines))}件`,
  rowsOf: (lines) => lines.flatMap(rowsOfLine),
};

/** One for each supervising body. */
export const notApplicableAnnex = annexKind({
  number: "別冊2",
  title: "対象外事項一覧",
  annexesOf: (results) =>
    annexesOf(results, { entriesOf: ({ notApplicable }) => notApplicable, linesOf: notApplicableLines }),
  counts: ["notApplicableCount", "byAggregatorCount"],
  countsOf: (lines: readonly MeasureLine[]) => ({
    notApplicableCount: countOf(lines),
    byAggregatorCount: countOf(lines.filter(({ number }) => number === BY_AGGREGATOR)),
  }),
  table: "not-applicable",
  draw: drawByMeasure(DRAWING),
});

function countOf(lines: readonly MeasureLine[]): number {
  return lines.reduce((sum, { count }) => sum + count, 0);
}

function notApplicableLines(entries: readonly NotApplicable[]): readonly MeasureLine[] {
  const nameOf = shownNames(entries.map(({ institution }) => institution));
  const routine = entries.filter(isRoutine);
  const others = linesByMeasure(
    entries.filter((entry) => !isRoutine(entry)),
    (ofMeasure) =>
      [...groupBy(ofMeasure, reasonOf)].map(
        ([reason, all]) => `${reason}：${all.map(({ institution }) => nameOf(institution)).join("、")}`,
      ),
  );
  return routine.length === 0 ? others : [...others, aggregatorLine(routine)];
}

/** Says nothing but that the aggregator does it, which the rules say already: hundreds of such lines would bury those that must be read. */
function isRoutine({ byAggregator, reason }: NotApplicable): boolean {
  return byAggregator && (reason === "" || reason.includes("集約機関"));
}

function reasonOf({ reason, byAggregator }: NotApplicable): string {
  const text = reason.replace(/\s+/gu, " ").trim();
  return byAggregator ? `◆集約機関が実施、${text}` : text === "" ? "理由の記載なし" : text;
}

/** Measures that equally many institutions leave to their aggregator are named together. */
function aggregatorLine(entries: readonly NotApplicable[]): MeasureLine {
  const counts = [...groupBy(entries, ({ measure }) => measure.number)].map(
    ([number, all]) => [number, all.length] as const,
  );
  const items = [...groupBy(counts, ([, count]) => count)].map(([count, numbers]) => {
    const each = `${numbers.length > 1 ? "各" : ""}${formatCount(count)}機関`;
    return `No.${formatNumberRanges(numbers.map(([number]) => number))}（${each}）`;
  });
  return {
    number: BY_AGGREGATOR,
    title: "◆ 集約機関が実施",
    count: entries.length,
    overdue: 0,
    items: [`理由の記載を要しない：${items.join("、")}`],
  };
}

function rowsOfLine(line: MeasureLine): readonly Row[] {
  if (line.number !== BY_AGGREGATOR) return measureRows(line, []);
  const { title, count, items } = line;
  return [
    { cells: [{ text: title, span: 2, style: "TableText" }, { text: formatCount(count) }, { text: items.join("、") }] },
  ];
}
