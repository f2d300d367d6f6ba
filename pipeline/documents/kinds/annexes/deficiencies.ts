/** 別冊1 未実施事項一覧: every △ with its planned date, measure by measure under the bodies that collected it. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { abbreviateWareki } from "../../../lib/japanese/wareki.ts";
import type { Deficiency } from "../../../model/rollup.ts";
import { splitItems } from "../../word/split-items.ts";
import { numberColumn, ordinaryTable, textColumn } from "../../word/table-shape.ts";
import { annexesOf } from "./annex-groups.ts";
import { annexKind } from "./annex-kind.ts";
import type { GroupDrawing } from "./group-tables.ts";
import { drawByMeasure, linesByMeasure, measureRows, type MeasureLine } from "./measure-lines.ts";
import { remarkBeyondDate } from "../remark-beyond-date.ts";
import { shownNames } from "../shown-names.ts";

const DRAWING: GroupDrawing<MeasureLine> = {
  shape: ordinaryTable(
    numberColumn("番号", 560),
    textColumn("措置", 2600),
    numberColumn("件数", 560),
    numberColumn("超過", 560),
    textColumn("実施予定時期　機関（特記事項）", 5190),
  ),
  summary: (lines) => {
    const overdue = sum(lines, "overdue");
    return `未実施 ${formatCount(sum(lines, "count"))}件${overdue === 0 ? "" : `（うち超過 ${formatCount(overdue)}件）`}`;
  },
  rowsOf: (lines) =>
    lines.flatMap((line) => measureRows(line, [line.overdue === 0 ? "－" : formatCount(line.overdue)])),
};

/** One for each supervising body. */
export const deficienciesAnnex = annexKind({
  number: "別冊1",
  title: "未実施事項一覧",
  annexesOf: (results) =>
    annexesOf(results, { entriesOf: ({ deficiencies }) => deficiencies, linesOf: deficiencyLines }),
  counts: ["deficiencyCount", "overdueCount"],
  countsOf: (lines: readonly MeasureLine[]) => ({
    deficiencyCount: sum(lines, "count"),
    overdueCount: sum(lines, "overdue"),
  }),
  table: "deficiencies",
  draw: drawByMeasure(DRAWING),
});

function sum(lines: readonly MeasureLine[], what: "count" | "overdue"): number {
  return lines.reduce((total, line) => total + line[what], 0);
}

function deficiencyLines(entries: readonly Deficiency[]): readonly MeasureLine[] {
  const nameOf = shownNames(entries.map(({ institution }) => institution));
  const shown = (entry: Deficiency): string => {
    const more = remarkOf(entry);
    return `${nameOf(entry.institution)}${more === "" ? "" : `（${more}）`}`;
  };
  return linesByMeasure(
    entries,
    (ofMeasure) =>
      [...groupBy(ofMeasure, planOf)].flatMap(([plan, all]) =>
        splitItems(all.map(shown)).map((names) => `${plan}　${names.join("、")}`),
      ),
    ({ overdue }) => overdue,
  );
}

/** `R9.9`, `R8.12超過`. It begins a line, as LibreOffice breaks Latin words in Japanese text anywhere, dates too. */
function planOf({ plannedOn, overdue, remark }: Deficiency): string {
  if (plannedOn === null) return remark.trim() === "" ? "時期の記載なし" : "時期を読み取れない";
  return `${abbreviateWareki(plannedOn)}${overdue ? "超過" : ""}`;
}

/** What cannot be read stands in its own words. */
function remarkOf({ plannedOn, remark }: Deficiency): string {
  return plannedOn === null ? remark.replace(/\s+/gu, " ").trim() : remarkBeyondDate(remark);
}
