/** Where the figures of tables come from: a tracer for every table that a wording may show. A table without does not compile. */
import { groupBy } from "../../../../lib/group-by.ts";
import { FOLLOW_UP_LABELS, STATUS_LABELS } from "../../../../model/labels.ts";
import { reasonWords } from "../../../../model/reason-words.ts";
import { INSTITUTION_STATUSES } from "../../../../model/rollup.ts";
import type { TraceOrigin } from "../../../../model/trace.ts";
import { reportedChapters } from "../../heat.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";
import type { TableName } from "../signed-report.ts";
import { closingLines } from "../tables/closing-table.ts";
import { listedDecisions } from "../tables/decisions-table.ts";
import { heatedStandings } from "../tables/subordinates-heat-table.ts";
import { subordinatesAddUp } from "../../../../model/subordinates-add-up.ts";
import { closesIn, LAST_QUARTER, originsBelow, quarterKey } from "./below.ts";
import { originsOf, reasonOrigin, REPORTED, type Origins } from "../../origins.ts";
import { changedRows, deficiencyRows, overdueRows } from "./trace-lists.ts";
import { answerColumns, hasColumn, listedRows, oneRow, type TableTracer, type TracedRow } from "./traced-row.ts";

/** By the name of the table. */
export const TABLE_TRACERS: Readonly<Record<TableName, TableTracer>> = {
  "submission-status": ({ rollup }) => {
    const { count } = originsOf(rollup.body.code);
    return [
      ...INSTITUTION_STATUSES.map((status) => ({
        name: STATUS_LABELS[status],
        cells: { 機関数: count("institutions", { status }) },
      })),
      { name: "計", cells: { 機関数: count("institutions") } },
    ];
  },
  "follow-ups": followUpRows,
  "by-chapter": ({ rollup }) => {
    const origins = originsOf(rollup.body.code);
    const measures = (where = {}): TraceOrigin => origins.count("measures", { ...REPORTED, ...where });
    return [
      ...rollup.chapters.map(({ chapter }) => ({
        name: chapter,
        cells: { 措置数: measures({ chapter }), ...answerColumns(origins, { chapter }) },
      })),
      { name: "計", cells: { 措置数: measures(), ...answerColumns(origins) } },
    ];
  },
  subordinates: subordinateRows,
  "subordinates-by-chapter": (source, table) =>
    listedRows(
      heatedStandings(source),
      table,
      ({ body }) => {
        const { rate } = originsBelow(source.rollup.body.code, body);
        const chapters = reportedChapters(source.rollup.scope.reported).map(
          ({ short, name }) => [short, rate({ chapter: name })] as const,
        );
        return { name: body?.code ?? "直接取りまとめ", cells: Object.fromEntries([...chapters, ["全体", rate()]]) };
      },
      () => null,
    ),
  "by-measure": measureRows,
  aggregators: aggregatorRows,
  deficiencies: deficiencyRows,
  overdue: overdueRows,
  closing: closingRows,
  unsent: unsentRows,
  worsened: changedRows("worsened"),
  slipped: changedRows("slipped"),
  copied: changedRows("copied"),
  decisions: ({ rollup }, table) => {
    const { count } = originsOf(rollup.body.code);
    return listedRows(
      listedDecisions(rollup.decisions),
      table,
      ({ decision: { row } }) => ({
        name: String(row),
        whole: oneRow(count("decisions", { status: "applied", row: String(row) })),
      }),
      (left) => {
        const rows = left.map(({ decision }) => String(decision.row));
        return {
          name: "ほか",
          whole: { from: count("decisions", { status: "applied", row: rows }), value: left.length },
        };
      },
    );
  },
};

function followUpRows({ rollup }: ReportSource, { rows }: ReportTable): readonly TracedRow[] {
  const origins = originsOf(rollup.body.code);
  return rollup.followUps.slice(0, rows.length).map(({ institution: { code }, reasons }) => {
    const counted = reasons.flatMap(({ reason, count }) => {
      const from = reasonOrigin(reason, origins, { institution_code: code });
      return from === null
        ? []
        : [[FOLLOW_UP_LABELS[reason], { from, value: count, printed: reasonWords(reason, count) }] as const];
    });
    return {
      name: code,
      whole: oneRow(origins.count("institutions", { institution_code: code, follow_up: "○" })),
      cells: Object.fromEntries(counted),
    };
  });
}

function subordinateRows(source: ReportSource, table: ReportTable): readonly (TracedRow | null)[] {
  const { rollup, figures } = source;
  const adds = subordinatesAddUp(rollup);
  const shown = { ...table, rows: adds ? table.rows.slice(0, -1) : table.rows };
  const rows = listedRows(
    figures.standings,
    shown,
    ({ body, rank: place }) => {
      const rank = body === null || place === null ? {} : { 順位: { below: rollup.body.code, rank: body.code } };
      return {
        name: body?.code ?? "直接取りまとめ",
        cells: { ...rank, ...standingColumns(originsBelow(rollup.body.code, body)) },
      };
    },
    () => null,
  );
  return adds ? [...rows, { name: "計", cells: standingColumns(originsOf(rollup.body.code)) }] : rows;
}

function standingColumns({ count, answers, rate, rateThen }: Origins): Record<string, TraceOrigin> {
  return {
    機関数: count("institutions"),
    提出済: count("institutions", { submitted: "○" }),
    未提出等: count("institutions", { submitted: "" }),
    実施率: rate(),
    前回: rateThen(),
    "△": answers({ answer: "planned" }),
    うち超過: answers({ closes: "overdue" }),
  };
}

function measureRows({ rollup }: ReportSource): readonly (TracedRow | null)[] {
  const { answers, rate, rateThen } = originsOf(rollup.body.code);
  return [...groupBy(rollup.scope.reported, ({ chapter }) => chapter)].flatMap(([, measures]) => [
    null,
    ...measures.map(({ number }) => {
      const own = { measure: String(number) };
      return {
        name: String(number),
        cells: {
          〇: answers({ ...own, answer: "implemented" }),
          "△": answers({ ...own, answer: "planned" }),
          超過: answers({ ...own, closes: "overdue" }),
          "－": answers({ ...own, answer: "not_applicable" }),
          空欄等: answers({ ...own, answer: ["missing", "invalid"] }),
          実施率: rate(own),
          前回: rateThen(own),
        },
      };
    }),
  ]);
}

/** A mark is not counted: its origin is the one answer that says so. */
function aggregatorRows(
  { rollup, figures: { directMeasures } }: ReportSource,
  table: ReportTable,
): readonly (TracedRow | null)[] {
  const { count } = originsOf(rollup.body.code);
  const all = directMeasures.flatMap(({ aggregators }) => aggregators.map(({ aggregator }) => aggregator.code));
  const rowOf = (code: string): TracedRow => {
    const own = directMeasures.flatMap(({ measure, aggregators }) => {
      const result = aggregators.find(({ aggregator }) => aggregator.code === code)?.result;
      if (!result?.answer) return [];
      const { kind, plannedOn } = result.answer;
      const where = { institution_code: code, measure: String(measure.number), answer: kind };
      // An aggregator need not be among the institutions of the body: it stands in its own report.
      const from: TraceOrigin = {
        count: { in: "answers", body: "", where: { ...where, planned_on: plannedOn ?? "" } },
      };
      return [[`No.${String(measure.number)}`, oneRow(from)] as const];
    });
    const users = { 利用機関: count("institutions", { leaves: "○", aggregator_code: code }) };
    return { name: code, cells: { ...users, ...Object.fromEntries(own) } };
  };
  return listedRows([...new Set(all)], table, rowOf, () => null);
}

function closingRows({ rollup, figures: { forecast } }: ReportSource): readonly TracedRow[] {
  const { answers } = originsOf(rollup.body.code);
  const lines = closingLines(forecast, rollup.asOf);
  const rows = lines.map((line) => {
    // What is overdue or without a date stays open.
    const last = line.isRest ? LAST_QUARTER : quarterKey(line.first);
    const cells = {
      件数: answers({ closes: closesIn(line) }),
      終えた後に残る件数: answers({ closes: { after: last } }),
    };
    return { name: line.label, cells };
  });
  return [
    ...rows,
    { name: "超過", cells: { 件数: answers({ closes: "overdue" }) } },
    { name: "時期不明", cells: { 件数: answers({ closes: "undated" }) } },
    { name: "計", cells: { 件数: answers({ answer: "planned" }) } },
  ];
}

function unsentRows({ rollup, figures, collectors }: ReportSource, table: ReportTable): readonly (TracedRow | null)[] {
  const { count } = originsOf(rollup.body.code);
  if (!hasColumn(table, "対象機関"))
    return figures.unsent.map(({ institution: { code }, status }) => ({
      name: code,
      whole: oneRow(count("institutions", { institution_code: code, status })),
    }));
  const codeOf = new Map(collectors.map(({ code, name }) => [name, code]));
  const shown = table.rows.map(({ cells }) => codeOf.get(cells[0]?.text ?? "") ?? null);
  const others = [...new Set(figures.unsent.map(({ institution }) => institution.supervisor))].filter(
    (code) => !shown.includes(code),
  );
  return shown.map((code) => {
    const of = { supervisor_code: code ?? others };
    const unsent = count("institutions", { ...of, submitted: "" });
    if (code === null) return { name: "ほか", cells: { 未提出等の計: unsent } };
    return {
      name: code,
      cells: {
        対象機関: count("institutions", of),
        [STATUS_LABELS.not_received]: count("institutions", { ...of, status: "not_received" }),
        [STATUS_LABELS.rejected]: count("institutions", { ...of, status: "rejected" }),
        未提出等の計: unsent,
      },
    };
  });
}
