/** 別冊2 対象外事項一覧: every － with its reason, measure by measure (where there are thousands, institution by institution) under the bodies that collected it. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import type { NotApplicable } from "../../../model/rollup.ts";
import type { Row } from "../../word/block.ts";
import { numberColumn, ordinaryTable, textColumn } from "../../word/table-shape.ts";
import { formatNumberRanges } from "../../wording/format-number-ranges.ts";
import { annexesOf } from "./annex-groups.ts";
import { annexKind } from "./annex-kind.ts";
import type { GroupDrawing } from "./group-tables.ts";
import {
  drawList,
  institutionRows,
  isListedByInstitution,
  linesByInstitution,
  linesByMeasure,
  measureRows,
  type ListLine,
} from "./measure-lines.ts";
import { shownNames } from "../shown-names.ts";

/** Heads what aggregators do for inquirers, all of a group in one line. */
const BY_AGGREGATOR = "◆ 集約機関が実施";

const BY_MEASURE: GroupDrawing<ListLine> = {
  shape: ordinaryTable(
    numberColumn("番号", 560),
    textColumn("措置", 2600),
    numberColumn("件数", 660),
    textColumn("理由：機関", 5650),
  ),
  summary,
  rowsOf: (lines) => lines.flatMap((line) => (isByAggregator(line) ? [aggregatorRow(line, 2)] : measureRows(line, []))),
};
const LISTED_WIDTH = 7370;
const BY_INSTITUTION: GroupDrawing<ListLine> = {
  shape: ordinaryTable(
    textColumn("機関", 1700),
    numberColumn("件数", 400),
    textColumn("措置の番号：理由", LISTED_WIDTH),
  ),
  summary,
  rowsOf: (lines) =>
    lines.flatMap((line) =>
      isByAggregator(line) ? [aggregatorRow(line, 1)] : institutionRows(line, [], LISTED_WIDTH),
    ),
};

function summary(lines: readonly ListLine[]): string {
  return `対象外 ${formatCount(countOf(lines))}件`;
}

function isByAggregator({ number, title }: ListLine): boolean {
  return number === null && title === BY_AGGREGATOR;
}

/** One for each supervising body. */
export const notApplicableAnnex = annexKind({
  number: "別冊2",
  title: "対象外事項一覧",
  annexesOf: (results) =>
    annexesOf(results, {
      entriesOf: ({ notApplicable }) => notApplicable,
      isCompact: (entries) => isListedByInstitution(entries.filter((entry) => !isRoutine(entry))),
      linesOf: notApplicableLines,
    }),
  counts: ["notApplicableCount", "byAggregatorCount"],
  countsOf: (lines: readonly ListLine[]) => ({
    notApplicableCount: countOf(lines),
    byAggregatorCount: countOf(lines.filter(isByAggregator)),
  }),
  texts: [],
  textsOf: () => ({}),
  table: "not-applicable",
  draw: drawList(BY_MEASURE, BY_INSTITUTION),
});

function countOf(lines: readonly ListLine[]): number {
  return lines.reduce((sum, { count }) => sum + count, 0);
}

function notApplicableLines(entries: readonly NotApplicable[], compact: boolean): readonly ListLine[] {
  const nameOf = shownNames(entries.map(({ institution }) => institution));
  const routine = entries.filter(isRoutine);
  const told = entries.filter((entry) => !isRoutine(entry));
  const others = compact
    ? linesByInstitution(told, reasonOf)
    : linesByMeasure(told, (ofMeasure) =>
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
function aggregatorLine(entries: readonly NotApplicable[]): ListLine {
  const counts = [...groupBy(entries, ({ measure }) => measure.number)].map(
    ([number, all]) => [number, all.length] as const,
  );
  const items = [...groupBy(counts, ([, count]) => count)].map(([count, numbers]) => {
    const each = `${numbers.length > 1 ? "各" : ""}${formatCount(count)}機関`;
    return `No.${formatNumberRanges(numbers.map(([number]) => number))}（${each}）`;
  });
  return {
    number: null,
    title: BY_AGGREGATOR,
    count: entries.length,
    overdue: 0,
    items: [`理由の記載を要しない：${items.join("、")}`],
  };
}

/** @param span columns that its title fills */
function aggregatorRow({ title, count, items }: ListLine, span: number): Row {
  return {
    cells: [{ text: title, span, style: "TableText" }, { text: formatCount(count) }, { text: items.join("、") }],
  };
}
