/** 別冊2 対象外事項一覧: every － with its reason, measure by measure (where there are thousands, institution by institution) under the bodies that collected it. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import type { NotApplicable } from "../../../model/rollup.ts";
import type { Row } from "../../word/block.ts";
import { numberColumn, ordinaryTable, smallTextColumn, textColumn } from "../../word/table-shape.ts";
import { formatNumberRanges } from "../../wording/format-number-ranges.ts";
import { annexesOf } from "./annex-groups.ts";
import { annexKind } from "./annex-kind.ts";
import type { GroupDrawing } from "./group-tables.ts";
import {
  drawList,
  institutionRows,
  isListedByInstitution,
  linesByInstitution,
  lineKeys,
  linesByMeasure,
  measureRows,
  tracedLines,
  type ListLine,
} from "./measure-lines.ts";
import { WRITTEN_OTHERWISE, type Where } from "../origins.ts";
import type { ShownName } from "../shown-names.ts";
import { sumsOf, tracedTable } from "../trace-lines.ts";

/** Heads what aggregators do for inquirers, all of a group in one line. */
const BY_AGGREGATOR = "◆ 集約機関が実施";

const BY_MEASURE: GroupDrawing<ListLine> = {
  shape: ordinaryTable(
    numberColumn("番号", 560),
    smallTextColumn("措置の要旨", 2600),
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

const NOT_APPLICABLE: Where = { answer: "not_applicable" };
const LEFT: Where = { left: "○" };
const ROUTINE: Where = { routine: "○" };
const TOLD: Where = { ...LEFT, routine: "" };

/** Of the wording. `byAggregatorCount` is made of those in one line and of those with a reason of their own. */
const COUNTS = ["notApplicableCount", "byAggregatorCount", "ownReasonCount", "writtenByUserCount"] as const;

/** A line with how many of its answers are left to an aggregator, and how many of these are written otherwise than －. */
interface NotApplicableLine extends ListLine {
  readonly left: number;
  readonly otherwise: number;
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
  counts: COUNTS,
  countsOf: (lines: readonly NotApplicableLine[]) => ({
    notApplicableCount: countOf(lines),
    byAggregatorCount: sumOf(lines, "left"),
    ownReasonCount: sumOf(
      lines.filter((line) => !isByAggregator(line)),
      "left",
    ),
    writtenByUserCount: sumOf(lines, "otherwise"),
  }),
  texts: [],
  textsOf: () => ({}),
  originsOf: (_, { answers }) => ({
    notApplicableCount: answers(NOT_APPLICABLE),
    byAggregatorCount: answers(LEFT),
    ownReasonCount: answers(TOLD),
    writtenByUserCount: answers(WRITTEN_OTHERWISE),
  }),
  tracedRows: ({ groups, compact }, paper, { answers, count }) => {
    const ofGroups = groups.map(({ code, institutions, lines }) => {
      const left = countOf(lines.filter(isByAggregator));
      return [code, ...[institutions, countOf(lines)].map(String), left === 0 ? "" : String(left)];
    });
    const figures = { 機関数: count("institutions"), 件数: answers(NOT_APPLICABLE), [BY_AGGREGATOR]: answers(ROUTINE) };
    const byMeasure = groups.flatMap(({ code, lines }) =>
      lines.flatMap(({ each = [] }) => each.map(([number, left]) => [code, String(number), String(left)])),
    );
    const lines = tracedLines(groups, compact, (line) => [String(line.count)]);
    return [
      ...tracedTable(sumsOf(paper), ["supervisor_code"], figures, ofGroups),
      ...tracedTable(paper, ["supervisor_code", "measure"], { [BY_AGGREGATOR]: answers(ROUTINE) }, byMeasure),
      ...tracedTable(paper, lineKeys(compact), { 件数: answers({ ...NOT_APPLICABLE, routine: "" }) }, lines),
    ];
  },
  table: "not-applicable",
  draw: drawList(BY_MEASURE, BY_INSTITUTION),
});

function countOf(lines: readonly ListLine[]): number {
  return lines.reduce((sum, { count }) => sum + count, 0);
}

function sumOf(lines: readonly NotApplicableLine[], name: "left" | "otherwise"): number {
  return lines.reduce((sum, line) => sum + line[name], 0);
}

function notApplicableLines(
  entries: readonly NotApplicable[],
  compact: boolean,
  nameOf: ShownName,
): readonly NotApplicableLine[] {
  const routine = entries.filter(isRoutine);
  const told = entries.filter((entry) => !isRoutine(entry));
  const others = compact
    ? linesByInstitution(told, reasonOf, nameOf)
    : linesByMeasure(told, (ofMeasure) =>
        [...groupBy(ofMeasure, reasonOf)].map(
          ([reason, all]) => `${reason}：${all.map(({ institution }) => nameOf(institution)).join("、")}`,
        ),
      );
  const left = groupBy(
    told.filter(({ byAggregator }) => byAggregator),
    ({ institution, measure }) => (compact ? institution.code : String(measure.number)),
  );
  const lines = others.map((line) => ({ ...line, left: left.get(line.key)?.length ?? 0, otherwise: 0 }));
  return routine.length === 0 ? lines : [...lines, aggregatorLine(routine)];
}

/**
 * Says nothing but that the aggregator does it, which the rules say already: hundreds of such lines would bury those that must be read. What
 * stands beside a 〇 or △ (令和12年3月末) is no reason for the － as which it counts.
 */
function isRoutine({ byAggregator, reason, writtenAs }: NotApplicable): boolean {
  return byAggregator && (writtenAs !== undefined || reason === "" || reason.includes("集約機関"));
}

function reasonOf({ reason, byAggregator }: NotApplicable): string {
  const text = reason.replace(/\s+/gu, " ").trim();
  return byAggregator ? `◆集約機関が実施、${text}` : text === "" ? "理由の記載なし" : text;
}

/** Measures that equally many institutions leave to their aggregator are named together. */
function aggregatorLine(entries: readonly NotApplicable[]): NotApplicableLine {
  const counts = [...groupBy(entries, ({ measure }) => measure.number)].map(
    ([number, all]) => [number, all.length] as const,
  );
  const items = [...groupBy(counts, ([, count]) => count)].map(([count, numbers]) => {
    const each = `${numbers.length > 1 ? "各" : ""}${formatCount(count)}機関`;
    return `No.${formatNumberRanges(numbers.map(([number]) => number))}（${each}）`;
  });
  return {
    key: "",
    each: counts,
    number: null,
    title: BY_AGGREGATOR,
    count: entries.length,
    overdue: 0,
    left: entries.length,
    otherwise: entries.filter(({ writtenAs }) => writtenAs !== undefined).length,
    items: [`理由の記載を要しない：${items.join("、")}`],
  };
}

/** @param span columns that its title fills */
function aggregatorRow({ title, count, items }: ListLine, span: number): Row {
  return {
    cells: [{ text: title, span, style: "TableText" }, { text: formatCount(count) }, { text: items.join("、") }],
  };
}
