/** Table `deficiencies`: what is planned and not in place, one by one while it fits, else by measure; `overdue`: what is late then, in full or by institution. */
import { countOrDash, formatCount } from "../../../../lib/format-count.ts";
import { abbreviateWareki } from "../../../../lib/japanese/wareki.ts";
import { groupBy } from "../../../../lib/group-by.ts";
import type { Deficiency } from "../../../../model/rollup.ts";
import type { Row } from "../../../word/block.ts";
import { splitItems } from "../../../word/split-items.ts";
import {
  markColumn,
  numberColumn,
  ordinaryTable,
  row,
  smallTextColumn,
  textColumn,
} from "../../../word/table-shape.ts";
import { formatNumberRanges } from "../../../wording/format-number-ranges.ts";
import type { ShownName } from "../../shown-names.ts";
import { LEAST_ROOM, MOST_ROOM, REMARK_LETTERS } from "../limits.ts";
import { fittingRows, HEADING_ROWS, tableHeight, type ReportTable } from "../report-table.ts";
import { markedShortGist } from "../../measure-gist.ts";
import { plannedText } from "../../planned-text.ts";
import { remarkBeyondDate } from "../../remark-beyond-date.ts";
import { shortened } from "../../shortened.ts";
import { byInstitutionTable } from "./by-institution-table.ts";

const LIST = ordinaryTable(
  numberColumn("番号", 540),
  smallTextColumn("措置の要旨", 2650),
  textColumn("機関", 2140),
  textColumn("実施予定", 1050),
  markColumn("超過", 600),
  smallTextColumn("特記事項", 2490),
);
const BY_MEASURE = ordinaryTable(
  numberColumn("番号", 540),
  smallTextColumn("措置の要旨", 4650),
  numberColumn("件数", 800),
  numberColumn("うち超過", 950),
  numberColumn("うち時期不明", 1250),
  textColumn("最も遅い予定", 1300),
);
const OVERDUE = ordinaryTable(
  numberColumn("番号", 540),
  numberColumn("件数", 620),
  textColumn("機関（過ぎた実施予定時期）", 8330),
);

/** What the sentences around say of the tables, too. */
export interface DeficiencyTables {
  /** null where there is nothing to list. */
  readonly deficiencies: ReportTable | null;
  /** null where all are listed one by one, or none is overdue. */
  readonly overdue: ReportTable | null;
  readonly listsAll: boolean;
  /** Those that are overdue stand in full in a table of their own. */
  readonly listsOverdue: boolean;
}

/** @param room for both, in points */
export function deficiencyTables(
  deficiencies: readonly Deficiency[],
  room: number,
  nameOf: ShownName,
): DeficiencyTables {
  const toRow = (entry: Deficiency): Row => deficiencyRow(entry, nameOf(entry.institution));
  const rows = fittingRows(deficiencies, toRow, LIST, room - HEADING_ROWS);
  if (rows.length === deficiencies.length) {
    const table = { caption: "未実施事項", shape: LIST, rows };
    return { deficiencies: rows.length === 0 ? null : table, overdue: null, listsAll: true, listsOverdue: false };
  }
  return { listsAll: false, ...summedUp(deficiencies, nameOf, room) };
}

function deficiencyRow(entry: Deficiency, name: string): Row {
  const { measure, overdue } = entry;
  const late = overdue ? { text: "超過", strong: true } : { text: "" };
  const [first, last] = [
    [String(measure.number), markedShortGist(measure), name, plannedText(entry)],
    remarkText(entry),
  ];
  return { cells: [...first.map((text) => ({ text })), late, { text: last }] };
}

/** What a remark says besides the date beside it. */
function remarkText({ plannedOn, remark }: Deficiency): string {
  return shortened(plannedOn === null ? remark : remarkBeyondDate(remark), REMARK_LETTERS);
}

function summedUp(
  deficiencies: readonly Deficiency[],
  nameOf: ShownName,
  room: number,
): Omit<DeficiencyTables, "listsAll"> {
  const groups = [...groupBy(deficiencies, ({ measure }) => measure).values()];
  const summed = byMeasure(groups, room);
  const all = deficiencies.filter(({ overdue }) => overdue);
  if (all.length === 0) return { deficiencies: summed, overdue: null, listsOverdue: false };
  const left = room - tableHeight(summed);
  const caption = "実施予定時期を過ぎた未実施事項";
  const late = [...groupBy(all, ({ measure }) => measure).values()];
  const overdue = { caption, shape: OVERDUE, rows: late.flatMap((group) => overdueRows(group, nameOf)) };
  if (tableHeight(overdue) <= left) return { deficiencies: summed, overdue, listsOverdue: true };
  const rowsRoom = Math.min(Math.max(left, LEAST_ROOM.overdue), MOST_ROOM.overdue) - HEADING_ROWS;
  return {
    deficiencies: summed,
    overdue: byInstitutionTable(all, caption, nameOf, measureNumbers, rowsRoom),
    listsOverdue: false,
  };
}

function measureNumbers(entries: readonly Deficiency[]): string {
  return formatNumberRanges(entries.map(({ measure }) => measure.number));
}

/** In the order of the form; where not even that fits, the measures with most of them, and the others in the last row. */
function byMeasure(groups: readonly (readonly Deficiency[])[], room: number): ReportTable {
  const all = { caption: "未実施事項（措置別の件数）", shape: BY_MEASURE, rows: groups.map(measureRow) };
  if (tableHeight(all) <= room) return all;
  const most = groups.toSorted((a, b) => b.length - a.length);
  const rows = fittingRows(most, measureRow, BY_MEASURE, Math.max(room, FEWEST_ROOM) - HEADING);
  const left = most.slice(rows.length);
  const [, , ...counts] = measureRow(left.flat()).cells;
  const rest = { cells: [{ text: "" }, { text: `ほか${formatCount(left.length)}項目` }, ...counts] };
  return { ...all, caption: "未実施事項（件数の多い措置）", rows: [...rows, rest] };
}

/** Points in which some measures are named in any case. */
export const FEWEST_ROOM = 250;
/** Those of the heading and the last row. */
const HEADING = 80;

function measureRow(group: readonly Deficiency[]): Row {
  const [first] = group;
  const days = group.flatMap(({ plannedOn }) => plannedOn ?? []).sort();
  const last = days.at(-1);
  return row(
    String(first?.measure.number ?? ""),
    first === undefined ? "" : markedShortGist(first.measure),
    formatCount(group.length),
    countOrDash(group.filter(({ overdue }) => overdue).length),
    countOrDash(group.length - days.length),
    last === undefined ? "－" : abbreviateWareki(last),
  );
}

function overdueRows(group: readonly Deficiency[], nameOf: ShownName): readonly Row[] {
  const items = group.map((entry) => `${nameOf(entry.institution)}（${plannedText(entry)}）`);
  const number = String(group[0]?.measure.number ?? "");
  return splitItems(items).map((part, index) =>
    row(index === 0 ? number : `${number}続`, index === 0 ? formatCount(group.length) : "", part.join("、")),
  );
}
