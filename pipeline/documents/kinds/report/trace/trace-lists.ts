/** Where rows of the lists come from that are printed one by one or summed up by measure: deficiencies, and what changed for the worse. */
import { groupBy } from "../../../../lib/group-by.ts";
import type { Measure } from "../../../../model/measure.ts";
import type { Deficiency } from "../../../../model/rollup.ts";
import type { TraceOrigin } from "../../../../model/trace.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";
import { originsOf, REPORTED, type Where } from "../../origins.ts";
import { byInstitution } from "../tables/by-institution-table.ts";
import { hasColumn, listedRows, oneRow, type TableTracer, type TracedRow } from "./traced-row.ts";

/** One by one, an answer; else by measure, as many as the printed numbers say, and the others together. */
export function deficiencyRows({ rollup }: ReportSource, table: ReportTable): readonly (TracedRow | null)[] {
  const { answers, select } = originsOf(rollup.body.code);
  if (hasColumn(table, "実施予定"))
    return rollup.deficiencies.map(({ institution: { code }, measure, plannedOn }) => {
      const one = { institution_code: code, measure: String(measure.number), answer: "planned" };
      return rowOf(code, one.measure, answers({ ...one, planned_on: plannedOn ?? "" }));
    });
  return byMeasure(table, rollup.deficiencies, (name, measure, members) => {
    const own = { ...measure, answer: "planned" };
    return {
      name,
      cells: {
        件数: answers(own),
        うち超過: answers({ ...own, closes: "overdue" }),
        うち時期不明: answers({ ...own, closes: "undated" }),
        最も遅い予定: {
          from: { pick: "last", by: "planned_on", of: select("answers", { ...REPORTED, ...own }) },
          value: lastDay(members),
        },
      },
    };
  });
}

/** A measure with many stands in several rows, of which the first one counts them; else by institution. */
export function overdueRows({ rollup }: ReportSource, table: ReportTable): readonly (TracedRow | null)[] {
  const { answers } = originsOf(rollup.body.code);
  if (!hasColumn(table, "番号")) {
    const late = rollup.deficiencies.filter(({ overdue }) => overdue);
    return institutionRows(late, table, (where) => answers({ ...where, closes: "overdue" }));
  }
  return table.rows.map(({ cells: [number] }) => {
    const measure = number?.text ?? "";
    if (!/^\d+$/u.test(measure)) return null;
    return { name: measure, cells: { 件数: answers({ measure, closes: "overdue" }) } };
  });
}

/** Of a list of 前回との比較. */
export function changedRows(list: "worsened" | "slipped" | "copied"): TableTracer {
  return ({ rollup, figures }, table) => {
    const pairs = figures.changes?.[list] ?? [];
    const { count } = originsOf(rollup.body.code);
    const changed = (where: Where): TraceOrigin => count("pairs", { ...where, [list]: "○" });
    if (!hasColumn(table, "件数"))
      return pairs.map(({ institution: { code }, measure: { number } }) =>
        rowOf(code, String(number), changed({ institution_code: code, measure: String(number) })),
      );
    return institutionRows(pairs, table, changed);
  };
}

/** Of a list that is summed up by institution. */
function institutionRows(
  items: Parameters<typeof byInstitution>[0],
  table: ReportTable,
  countOf: (where: Where) => TraceOrigin,
): readonly (TracedRow | null)[] {
  const counted = (name: string, codes: string | readonly string[]): TracedRow => {
    return { name, cells: { 件数: countOf({ institution_code: codes }) } };
  };
  const codes = byInstitution(items).flatMap(([first]) => first?.institution.code ?? []);
  return listedRows(
    codes,
    table,
    (code) => counted(code, code),
    (left) => counted("ほか", left),
  );
}

function rowOf(code: string, measure: string, whole: TraceOrigin): TracedRow {
  return { name: `No.${measure} ${code}`, whole: oneRow(whole) };
}

/** By the numbers that are printed; a last row without one is about all other measures. */
function byMeasure<Item extends { readonly measure: Measure }>(
  table: ReportTable,
  items: readonly Item[],
  toRow: (name: string, measure: Where, members: readonly Item[]) => TracedRow,
): readonly TracedRow[] {
  const printed = table.rows.map(({ cells }) => cells[0]?.text ?? "");
  const groups = groupBy(items, ({ measure }) => String(measure.number));
  const others = [...groups.keys()].filter((number) => !printed.includes(number));
  const left = others.flatMap((number) => groups.get(number) ?? []);
  return printed.map((number) =>
    number === ""
      ? toRow("ほか", { measure: others }, left)
      : toRow(`No.${number}`, { measure: number }, groups.get(number) ?? []),
  );
}

/** Empty where none has a day. */
function lastDay(deficiencies: readonly Pick<Deficiency, "plannedOn">[]): string {
  return deficiencies.reduce((last, { plannedOn }) => (plannedOn !== null && plannedOn > last ? plannedOn : last), "");
}
