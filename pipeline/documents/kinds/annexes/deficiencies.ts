/** 別冊1 未実施事項一覧: every △ with its planned date, measure by measure (where there are thousands, institution by institution) under the bodies that collected it. */
import { countOrDash, formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import type { Deficiency } from "../../../model/rollup.ts";
import { splitItems } from "../../word/split-items.ts";
import { numberColumn, ordinaryTable, smallTextColumn, textColumn } from "../../word/table-shape.ts";
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
import type { Where } from "../origins.ts";
import { plannedText } from "../planned-text.ts";
import { remarkBeyondDate } from "../remark-beyond-date.ts";
import type { ShownName } from "../shown-names.ts";
import { sumsOf, tracedTable } from "../trace-lines.ts";

const BY_MEASURE: GroupDrawing<ListLine> = {
  shape: ordinaryTable(
    numberColumn("番号", 560),
    smallTextColumn("措置の要旨", 2600),
    numberColumn("件数", 560),
    numberColumn("超過", 560),
    textColumn("実施予定時期　機関（特記事項）", 5190),
  ),
  summary,
  rowsOf: (lines) => lines.flatMap((line) => measureRows(line, [countOrDash(line.overdue)])),
};
const LISTED_WIDTH = 7500;
const BY_INSTITUTION: GroupDrawing<ListLine> = {
  shape: ordinaryTable(
    textColumn("機関", 1250),
    numberColumn("件数", 360),
    numberColumn("超過", 360),
    textColumn("措置の番号：実施予定時期（特記事項）", LISTED_WIDTH),
  ),
  summary,
  rowsOf: (lines) => lines.flatMap((line) => institutionRows(line, [countOrDash(line.overdue)], LISTED_WIDTH)),
};

function summary(lines: readonly ListLine[]): string {
  const overdue = sum(lines, "overdue");
  return `未実施 ${formatCount(sum(lines, "count"))}件${overdue === 0 ? "" : `（超過 ${formatCount(overdue)}件）`}`;
}

const PLANNED: Where = { answer: "planned" };
const OVERDUE: Where = { ...PLANNED, closes: "overdue" };

/** One for each supervising body. */
export const deficienciesAnnex = annexKind({
  number: "別冊1",
  title: "未実施事項一覧",
  annexesOf: (results) =>
    annexesOf(results, {
      entriesOf: ({ deficiencies }) => deficiencies,
      isCompact: isListedByInstitution,
      linesOf: deficiencyLines,
    }),
  counts: ["deficiencyCount", "overdueCount"],
  countsOf: (lines: readonly ListLine[]) => ({
    deficiencyCount: sum(lines, "count"),
    overdueCount: sum(lines, "overdue"),
  }),
  texts: [],
  textsOf: () => ({}),
  originsOf: (_, { answers }) => ({ deficiencyCount: answers(PLANNED), overdueCount: answers(OVERDUE) }),
  tracedRows: ({ groups, compact }, paper, { answers, count }) => {
    const figures = (lines: readonly ListLine[]): readonly string[] =>
      [sum(lines, "count"), sum(lines, "overdue")].map(String);
    const columns = { 件数: answers(PLANNED), 超過: answers(OVERDUE) };
    const ofGroups = groups.map(({ code, institutions, lines }) => [code, String(institutions), ...figures(lines)]);
    return [
      ...tracedTable(sumsOf(paper), ["supervisor_code"], { 機関数: count("institutions"), ...columns }, ofGroups),
      ...tracedTable(
        paper,
        lineKeys(compact),
        columns,
        tracedLines(groups, compact, (line) => figures([line])),
      ),
    ];
  },
  table: "deficiencies",
  draw: drawList(BY_MEASURE, BY_INSTITUTION),
});

function sum(lines: readonly ListLine[], what: "count" | "overdue"): number {
  return lines.reduce((total, line) => total + line[what], 0);
}

function deficiencyLines(entries: readonly Deficiency[], compact: boolean, nameOf: ShownName): readonly ListLine[] {
  if (compact)
    return linesByInstitution(entries, (entry) => planOf(entry) + inBrackets(remarkOf(entry)), nameOf, isOverdue);
  const shown = (entry: Deficiency): string => nameOf(entry.institution) + inBrackets(remarkOf(entry));
  return linesByMeasure(
    entries,
    (ofMeasure) =>
      [...groupBy(ofMeasure, planOf)].flatMap(([plan, all]) =>
        splitItems(all.map(shown)).map((names) => `${plan}　${names.join("、")}`),
      ),
    isOverdue,
  );
}

function isOverdue({ overdue }: Deficiency): boolean {
  return overdue;
}

function inBrackets(text: string): string {
  return text === "" ? "" : `（${text}）`;
}

/** `R9.9`, `R8.12超過`. It begins a line, as LibreOffice breaks Latin words in Japanese text anywhere, dates too. */
function planOf(deficiency: Deficiency): string {
  return `${plannedText(deficiency)}${deficiency.overdue ? "超過" : ""}`;
}

/** What cannot be read stands in its own words. */
function remarkOf({ plannedOn, remark }: Deficiency): string {
  return plannedOn === null ? remark.replace(/\s+/gu, " ").trim() : remarkBeyondDate(remark);
}
