/** Who gets what of the room that tables and charts share which grow: first what is listed one by one, then pictures, then lists that are summed up. */
import type { Chart } from "../../word/block.ts";
import { byMeasureChart } from "./charts/by-measure-chart.ts";
import { MOST_ROOM, SECTION_ROOM, SHARED_ROOM } from "./limits.ts";
import type { ReportSource } from "./report-source.ts";
import { HEADING_ROWS, tableHeight } from "./report-table.ts";
import { deficiencyTables, FEWEST_ROOM, type DeficiencyTables } from "./tables/deficiencies-table.ts";

/** What all that is printed in any case leaves, given away; heights in points. */
export interface SharedOut {
  /** A picture of what a table says already: only there where it takes nothing from the list of deficiencies. */
  readonly measureChart: Chart | null;
  readonly deficiencies: DeficiencyTables;
  /** Room that is left. */
  readonly left: number;
}

/** @param taken points of what is printed in any case */
export function shareRoom(source: ReportSource, taken: number): SharedOut {
  const room = sharedRoom(source) - taken;
  const tablesIn = (points: number): DeficiencyTables =>
    deficiencyTables(
      source.rollup.deficiencies,
      Math.min(MOST_ROOM.deficiencies + HEADING_ROWS, points),
      source.nameOf,
    );
  const listed = tablesIn(room);
  const chart = byMeasureChart(source);
  const needed = listed.listsAll ? heightOf(listed) : FEWEST_ROOM;
  const measureChart = chart === null || chart.height + needed > room ? null : chart;
  const rest = room - (measureChart?.height ?? 0);
  const deficiencies = listed.listsAll ? listed : tablesIn(rest);
  return { measureChart, deficiencies, left: rest - heightOf(deficiencies) };
}

function sharedRoom({ rollup, figures: { changes, standings } }: ReportSource): number {
  const sections = [changes !== null, standings.length > 0, rollup.decisions.length > 0].filter(Boolean).length;
  return (rollup.scope.priorityOnly ? SHARED_ROOM.priorityOnly : SHARED_ROOM.all) - sections * SECTION_ROOM;
}

function heightOf({ deficiencies, overdue }: DeficiencyTables): number {
  return tableHeight(deficiencies) + tableHeight(overdue);
}
