/** Which rows of answers.csv a figure can be made of: a country has 160,000 of them, and most figures are made of few. What is kept is selected as ever. */
import type { TraceCondition, TraceEntry, TraceHead, TraceOrigin, TraceSelection } from "../model/trace.ts";
import { coverageOf } from "./coverage.ts";
import type { DataRow, DataTables, KeepRow } from "./data-tables.ts";
import { countedAnswer } from "./last-cycle.ts";
import { leaves, measureRows } from "./views.ts";
import { meets } from "./meets.ts";

type Tables = Pick<DataTables, "submissions" | "measures" | "bodies">;

/** @param others the other figures of the body, for sums */
export function answersNeeded(
  origin: TraceOrigin,
  others: readonly TraceEntry[],
  tables: Tables,
  head: TraceHead,
): KeepRow {
  if ("sum" in origin) {
    const parts = others.filter(({ figure }) => origin.sum.includes(figure));
    const keeps = parts.map(({ from }) => answersNeeded(from, others, tables, head));
    return (field) => keeps.some((keep) => keep(field));
  }
  if ("below" in origin || "chaptersBelow" in origin) {
    const body = "below" in origin ? origin.below : origin.chaptersBelow;
    return keepSelected({ in: "answers", body, where: REPORTED }, tables, head);
  }
  const selection = "count" in origin ? origin.count : "rate" in origin ? origin.rate : origin.of;
  const { in: view, body, where = {} } = selection;
  if (view === "answers") return keepSelected(selection, tables, head);
  if (view === "pairs") return keepSelected({ in: "answers", body, where: REPORTED }, tables, head);
  if (view !== "institutions") return () => false;
  if (where["low_chapter"] !== undefined) return keepSelected({ in: "answers", body, where: REPORTED }, tables, head);
  const asked = { in: "answers", body, where: { written: ["missing", "planned"] } } as const;
  return where["follow_up"] === undefined ? () => false : keepSelected(asked, tables, head);
}

const REPORTED = { reported: "○" };
/** Conditions that a measure, an institution or the row as it is written can answer; all others are left to the selection. */
const OF_MEASURES = ["measure", "chapter", "priority", "reported"];
const OF_INSTITUTIONS = ["institution_code", "supervisor_code", "aggregator_code"];
const OF_ROWS = ["answer", "planned_on", "written"];

function keepSelected({ body, where = {} }: TraceSelection, tables: Tables, head: TraceHead): KeepRow {
  const among = (fields: readonly string[]): readonly (readonly [string, TraceCondition])[] =>
    Object.entries(where).filter(([field]) => fields.includes(field));
  const meetAll = (fields: readonly string[]) => {
    const conditions = among(fields);
    return (row: DataRow): boolean => conditions.every(([field, condition]) => meets(row[field] ?? "", condition));
  };
  const isCovered = coverageOf(body, tables);
  const ofMeasures = measureRows(tables, head).filter(meetAll(OF_MEASURES));
  const measures = new Set(ofMeasures.map((row) => row["measure"] ?? ""));
  const ofInstitutions = tables.submissions.filter(meetAll(OF_INSTITUTIONS));
  const institutions = new Set(ofInstitutions.map((row) => row["institution_code"] ?? "").filter(isCovered));
  // Only what is planned closes at some time.
  const { closes = "" } = where;
  const ofRow = [...among(OF_ROWS), ...(meets("", closes) ? [] : [["answer", "planned"] as const])];
  const direct = new Set(ofMeasures.filter((row) => row["direct"] === "◆").map((row) => row["measure"] ?? ""));
  const users = new Set(ofInstitutions.filter(leaves).map((row) => row["institution_code"] ?? ""));
  return (field) => {
    const [code, measure] = [field("institution_code"), field("measure")];
    if (!institutions.has(code) || !measures.has(measure)) return false;
    const row = { answer: field("answer"), planned_on: field("planned_on") };
    const counts: DataRow = { ...countedAnswer(row, users.has(code) && direct.has(measure)), written: row.answer };
    return ofRow.every(([name, condition]) => meets(counts[name] ?? "", condition));
  };
}
