/** Roll-ups and figures → what each report shows: which lists are printed in full, and which are summed up, is settled here. */
import { collectorsFor } from "../collectors.ts";
import type { RunResults } from "../document-kind.ts";
import { shownNames } from "../shown-names.ts";
import { byChapterChart } from "./charts/by-chapter-chart.ts";
import { closingChart } from "./charts/closing-chart.ts";
import { subordinatesChart } from "./charts/subordinates-chart.ts";
import type { ReportSource } from "./report-source.ts";
import { tableHeight } from "./report-table.ts";
import { shareRoom } from "./share-room.ts";
import type { SignedReport } from "./signed-report.ts";
import { aggregatorsTable } from "./tables/aggregators-table.ts";
import { byChapterTable } from "./tables/by-chapter-table.ts";
import { byMeasureTable } from "./tables/by-measure-table.ts";
import { changesTables, widenChanges } from "./tables/changes-tables.ts";
import { closingTable } from "./tables/closing-table.ts";
import { decisionsTable } from "./tables/decisions-table.ts";
import { followUpsTable } from "./tables/follow-ups-table.ts";
import { submissionStatusTable } from "./tables/submission-status-table.ts";
import { subordinatesHeatTable } from "./tables/subordinates-heat-table.ts";
import { subordinatesTable } from "./tables/subordinates-table.ts";
import { unsentTable } from "./tables/unsent-table.ts";
import { wordingContext } from "./wording-context.ts";

/** One for each body, in the order of the registry. */
export function signedReports(results: RunResults): readonly SignedReport[] {
  return results.rollups.map(({ body }) => signedReport(sourceOf(body.code, results)));
}

/** What the report of a body is made from. @param code of a body that was rolled up */
export function sourceOf(code: string, { rollups, figures, registry }: RunResults): ReportSource {
  const rollup = rollups.find(({ body }) => body.code === code);
  const own = figures.find(({ body }) => body.code === code);
  if (rollup === undefined || own === undefined) throw new Error(`There are no figures of ${code}.`);
  return { rollup, figures: own, collectors: collectorsFor(rollup.body, registry), nameOf: shownNames(rollup) };
}

/** Deficiencies take the room that all else leaves. */
export function signedReport(source: ReportSource): SignedReport {
  const { rollup, figures, nameOf } = source;
  const unsent = unsentTable(source);
  const changes = changesTables(figures.changes, nameOf);
  const decisions = decisionsTable(rollup.decisions, nameOf);
  const growing = {
    subordinates: subordinatesTable(source),
    "subordinates-by-chapter": subordinatesHeatTable(source),
    "by-measure": byMeasureTable(source),
    aggregators: aggregatorsTable(source),
    closing: closingTable(figures.forecast, rollup.asOf),
    unsent: unsent.table,
    ...changes,
    decisions,
  };
  const charts = {
    "by-chapter": byChapterChart(rollup),
    closing: closingChart(figures.forecast, rollup.asOf),
    subordinates: subordinatesChart(figures.standings),
  };
  const taken = [
    ...Object.values(growing).map(tableHeight),
    ...[charts.closing, charts.subordinates].map((chart) => chart?.height ?? 0),
  ].reduce((sum, height) => sum + height, 0);
  const { measureChart, deficiencies: shared, left } = shareRoom(source, taken);
  const { listsAll, listsOverdue, ...deficiencies } = shared;
  const lists = {
    deficienciesListed: listsAll,
    overdueListed: listsOverdue,
    unsentListed: unsent.listsAll,
    measuresCharted: measureChart !== null,
  };
  return {
    body: { code: rollup.body.code, name: rollup.body.name },
    cycle: rollup.cycle.name,
    asOf: rollup.asOf,
    context: wordingContext(source, lists),
    tables: {
      "submission-status": submissionStatusTable(source),
      "follow-ups": followUpsTable(source),
      "by-chapter": byChapterTable(source),
      ...growing,
      ...deficiencies,
      ...widenChanges(changes, figures.changes, nameOf, left),
    },
    charts: { ...charts, "by-measure": measureChart },
  };
}
