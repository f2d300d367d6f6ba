/** Table `subordinates`: the bodies below, worst first, each with its institutions, submissions, rate and what is not done. */
import { countOrDash, formatCount } from "../../../../lib/format-count.ts";
import type { SubordinateStanding } from "../../../../model/body-figures.ts";
import { submittedIn } from "../../../../model/rollup.ts";
import { subordinatesAddUp } from "../../../../model/subordinates-add-up.ts";
import type { Row } from "../../../word/block.ts";
import { numberColumn, ordinaryTable, row, textColumn, wideRow } from "../../../word/table-shape.ts";
import { MOST_ROWS } from "../limits.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";
import { movedCells, movedColumns, rateCells, rateColumns } from "./answer-cells.ts";

/** In place of a name: institutions that are collected without a body between. */
export const DIRECT = "（直接取りまとめ）";

/** A total line stands below only when the lines add up: an aggregator's institutions are a ministry's, too. Null where nobody is below. */
export function subordinatesTable({ rollup, figures: { standings, trend } }: ReportSource): ReportTable | null {
  if (standings.length === 0) return null;
  const hasPrevious = trend !== null;
  const shape = ordinaryTable(
    numberColumn("順位", 560),
    textColumn("取りまとめ機関", hasPrevious ? 2400 : 3810),
    numberColumn("機関数", 800),
    numberColumn("提出済", 800),
    numberColumn("未提出等", 930),
    ...rateColumns(hasPrevious),
    ...movedColumns(hasPrevious),
    numberColumn("△", 760),
    numberColumn("うち超過", 930),
  );
  const shown = standings.slice(0, MOST_ROWS.bodiesBelow);
  const left = standings.length - shown.length;
  const more = `ほか${formatCount(left)}機関は、順位が下のため、記載を省く。`;
  const rows = shown.map((standing) => standingRow(standing, hasPrevious));
  const rest = left === 0 ? [] : [wideRow(shape, more)];
  const total = subordinatesAddUp(rollup);
  return {
    caption: "取りまとめ機関別の状況（実施率の低い順）",
    shape,
    rows: [...rows, ...rest, ...(total ? [totalRow({ rollup, trend })] : [])],
    total,
  };
}

function standingRow(standing: SubordinateStanding, hasPrevious: boolean): Row {
  const { rank, body, institutions, submitted, notSubmitted, now, then, planned, overdue } = standing;
  return row(
    rank === null ? "－" : formatCount(rank),
    body?.name ?? DIRECT,
    formatCount(institutions),
    countOrDash(submitted),
    countOrDash(notSubmitted),
    ...rateCells(now, then, hasPrevious),
    ...movedCells(now, then, hasPrevious),
    countOrDash(planned),
    countOrDash(overdue),
  );
}

function totalRow({ rollup, trend }: Pick<ReportSource, "rollup"> & Pick<ReportSource["figures"], "trend">): Row {
  const { status, totals, deficiencies } = rollup;
  return row(
    "",
    "計",
    formatCount(status.institutions),
    countOrDash(submittedIn(status)),
    countOrDash(status.not_received + status.rejected),
    ...rateCells(totals, trend?.overall.then ?? null, trend !== null),
    ...movedCells(totals, trend?.overall.then ?? null, trend !== null),
    countOrDash(totals.planned),
    countOrDash(deficiencies.filter(({ overdue }) => overdue).length),
  );
}
