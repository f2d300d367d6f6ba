/** 別冊1 未実施事項一覧: every △ with its planned date, measure by measure under the bodies that collected it. */
import { formatCount } from "../../../lib/format-count.ts";
import { abbreviateWareki } from "../../../lib/japanese/wareki.ts";
import type { Deficiency } from "../../../model/rollup.ts";
import type { Block } from "../../word/block.ts";
import { numberColumn, ordinaryTable, textColumn, type TableShape } from "../../word/table-shape.ts";
import type { Annex } from "./annex.ts";
import { annexesOf } from "./annex-groups.ts";
import { annexKind } from "./annex-kind.ts";
import { groupTables } from "./group-tables.ts";
import { isLong, linesByMeasure, measureRows, type MeasureLine } from "./measure-lines.ts";
import { remarkBeyondDate } from "../remark-beyond-date.ts";
import { shownNames } from "../shown-names.ts";

const HEADINGS = ["番号", "措置", "件数", "超過", "機関（実施予定時期　特記事項）"] as const;

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
  draw: drawDeficiencies,
});

function sum(lines: readonly MeasureLine[], what: "count" | "overdue"): number {
  return lines.reduce((total, line) => total + line[what], 0);
}

function deficiencyLines(entries: readonly Deficiency[]): readonly MeasureLine[] {
  const nameOf = shownNames(entries.map(({ institution }) => institution));
  const item = (entry: Deficiency): string => `${nameOf(entry.institution)}（${planOf(entry)}）`;
  return linesByMeasure(
    entries,
    (ofMeasure) => ofMeasure.map(item),
    ({ overdue }) => overdue,
  );
}

/** `R9.9`, `R8.12超過　規程を改定`, and what cannot be read in its own words. */
function planOf({ plannedOn, overdue, remark }: Deficiency): string {
  if (plannedOn === null)
    return remark.trim() === "" ? "時期の記載なし" : `時期を読み取れない　${remark.replace(/\s+/gu, " ").trim()}`;
  const more = remarkBeyondDate(remark);
  return `${abbreviateWareki(plannedOn)}${overdue ? "超過" : ""}${more === "" ? "" : `　${more}`}`;
}

function drawDeficiencies(annex: Annex<MeasureLine>, width: number): readonly Block[] {
  return groupTables(annex, width, {
    shape: shapeFor(isLong(annex.groups)),
    summary: (lines) => {
      const overdue = sum(lines, "overdue");
      return `未実施 ${formatCount(sum(lines, "count"))}件${overdue === 0 ? "" : `（うち超過 ${formatCount(overdue)}件）`}`;
    },
    rowsOf: (lines) =>
      lines.flatMap((line) => measureRows(line, "、", [line.overdue === 0 ? "－" : formatCount(line.overdue)])),
  });
}

function shapeFor(long: boolean): TableShape {
  const [number, title, count, overdue, list] = HEADINGS;
  const style = long ? "MatrixText" : "TableText";
  return ordinaryTable(
    numberColumn(number, 560),
    { ...textColumn(title, 2600), style },
    numberColumn(count, 560),
    numberColumn(overdue, 560),
    { ...textColumn(list, 5190), style },
  );
}
