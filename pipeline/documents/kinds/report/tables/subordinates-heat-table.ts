/** Table `subordinates-by-chapter`: the rate of each body below in each chapter, on grey: the darker, the less is in place. */
import { formatCount } from "../../../../lib/format-count.ts";
import type { SubordinateStanding } from "../../../../model/body-figures.ts";
import { implementationRate } from "../../../../model/implementation-rate.ts";
import type { SupervisingBody } from "../../../../model/registry.ts";
import { numberColumn, ordinaryTable, textColumn, wideRow } from "../../../word/table-shape.ts";
import { heatRateCell, reportedChapters } from "../../heat.ts";
import { lowestOf } from "../../superlative.ts";
import { MOST_ROWS } from "../limits.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";
import { DIRECT } from "./subordinates-table.ts";

/** In the order of the table `subordinates`; null where there is nothing to compare. */
export function subordinatesHeatTable(source: ReportSource): ReportTable | null {
  const chapters = reportedChapters(source.rollup.scope.reported);
  const heated = heatedStandings(source);
  if (heated.length === 0) return null;
  const shape = ordinaryTable(
    textColumn("取りまとめ機関", 3470),
    ...chapters.map(({ short }) => numberColumn(short, 5000 / chapters.length)),
    numberColumn("全体", 1000),
  );
  const shown = heated.slice(0, MOST_ROWS.heatedBodies);
  const left = heated.length - shown.length;
  const more = `ほか${formatCount(left)}機関は、順位が下のため、記載を省く。`;
  const rows = shown.map(({ body, chapters: totals, now }) => ({
    cells: [{ text: body?.name ?? DIRECT }, ...totals.map(heatRateCell), heatRateCell(now)],
  }));
  return {
    caption: "取りまとめ機関の章別の実施率（実施率の低い順）",
    shape,
    rows: left === 0 ? rows : [...rows, wideRow(shape, more)],
  };
}

/** Those of whom anything counts, as the others would be rows of dashes; none where there are less than two, or one chapter. */
export function heatedStandings({ rollup, figures }: ReportSource): readonly SubordinateStanding[] {
  const rated = figures.standings.filter(({ rate }) => rate !== null);
  return rated.length < 2 || reportedChapters(rollup.scope.reported).length < 2 ? [] : rated;
}

/** A rate of the table, in tenths of a percent. */
export interface HeatCell {
  readonly body: SupervisingBody;
  readonly chapter: string;
  readonly rate: number;
}

/**
 * The lowest rates of all cells of bodies, in the order of the rows; none where the table shows less than two bodies, or all rates are alike. What
 * the body collects itself is no body below: as it has no rank, it is not called the lowest either.
 */
export function lowestOfHeat(source: ReportSource): readonly HeatCell[] {
  const chapters = reportedChapters(source.rollup.scope.reported);
  const rows = heatedStandings(source)
    .slice(0, MOST_ROWS.heatedBodies)
    .flatMap(({ body, chapters: all }) => (body === null ? [] : [{ body, all }]));
  const cells = rows.flatMap(({ body, all }) =>
    all.flatMap((totals, index): readonly HeatCell[] => {
      const rate = implementationRate(totals);
      return rate === null ? [] : [{ body, chapter: chapters[index]?.name ?? "", rate }];
    }),
  );
  if (rows.length < 2) return [];
  return lowestOf(cells, ({ rate }) => rate);
}
