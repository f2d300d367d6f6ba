/** The data files as selections see them: each row with the facts of its institution and its measure beside it. */
import { splitIsoDate } from "../lib/japanese/calendar.ts";
import { statesPassed } from "../model/answer-rule.ts";
import type { TraceHead, TraceView } from "../model/trace.ts";
import type { DataRow, DataTables } from "./data-tables.ts";
import { followUpFields } from "./follow-up-fields.ts";
import { answerPairs, answersThen, countedAnswer, mark } from "./last-cycle.ts";

/** Rows of every view but `below`, which depends on the body. Made when they are first asked for. */
export type Views = Readonly<Record<Exclude<TraceView, "below">, () => readonly DataRow[]>>;

/** Of one run. */
export function createViews(tables: DataTables, head: TraceHead): Views {
  const measures = once(() => measureRows(tables, head));
  const byNumber = once(() => new Map(measures().map((row) => [row["measure"] ?? "", row])));
  const institutionsPlain = once(() => plainInstitutions(tables));
  const factsOf = (row: DataRow): DataRow => {
    const measure = byNumber().get(row["measure"] ?? "");
    const institution = institutionsPlain().get(row["institution_code"] ?? "");
    return {
      chapter: measure?.["chapter"] ?? "",
      priority: measure?.["priority"] ?? "",
      reported: measure?.["reported"] ?? "",
      left: mark(measure?.["direct"] === "◆" && institution?.["leaves"] === "○"),
      supervisor_code: institution?.["supervisor_code"] ?? "",
      aggregator_code: institution?.["aggregator_code"] ?? "",
    };
  };
  const withFacts = (row: DataRow): DataRow => ({ ...row, ...factsOf(row) });
  const answers = once(() => tables.answers.map((row) => answerRow(row, factsOf(row), head.asOf)));
  const then = once(() => answersThen(tables, head).map(withFacts));
  const findings = once(() =>
    findingRows(tables).map((row) => {
      const supervisor = institutionsPlain().get(row["institution_code"] ?? "")?.["supervisor_code"];
      return { ...row, supervisor_code: supervisor ?? "" };
    }),
  );
  return {
    measures,
    answers,
    then,
    findings,
    pairs: once(() => {
      const reported = (row: DataRow): boolean => row["reported"] === "○";
      return answerPairs(answers().filter(reported), then().filter(reported), head.asOf);
    }),
    institutions: once(() => {
      const sentThen = new Set(then().map((row) => row["institution_code"]));
      const fields = followUpFields({ ...tables, answers: answers(), findings: findings() }, head);
      const low = withLowChapter(answers());
      return Array.from(institutionsPlain(), ([code, row]) => ({
        ...row,
        sent_then: mark(sentThen.has(code)),
        follow_up: mark(fields(row)),
        low_chapter: mark(low.has(code)),
      }));
    }),
    files: () => tables.files,
    decisions: once(() =>
      tables.decisions.map((row) => ({
        ...withFacts(row),
        answer_key: `${row["institution_code"] ?? ""} ${row["measure"] ?? ""}`,
      })),
    ),
  };
}

/** Put together once: a country has 160,000 of them. `answer` is as it counts; `written` as the file has it. */
function answerRow(row: DataRow, facts: DataRow, asOf: string): DataRow {
  const counts = { ...row, ...countedAnswer(row, facts["left"] === "○"), written: row["answer"] ?? "" };
  return { ...counts, ...facts, routine: mark(isRoutine(counts, facts)), ...closingFields(counts, asOf) };
}

/** Left to the aggregator, without a － of its own that gives another reason. */
function isRoutine({ written, remark = "" }: DataRow, { left }: DataRow): boolean {
  return left === "○" && (written !== "not_applicable" || remark === "" || remark.includes("集約機関"));
}

/** In percent: 別冊3 names institutions of which a chapter is below it. */
const LOW_RATE = 80;

/** Codes of institutions with a chapter of which less is implemented. */
function withLowChapter(answers: readonly DataRow[]): ReadonlySet<string> {
  const counts = new Map<string, { readonly code: string; done: number; counted: number }>();
  for (const { institution_code: code = "", chapter = "", reported, answer } of answers) {
    if (reported !== "○" || answer === "not_applicable") continue;
    const key = `${code} ${chapter}`;
    const own = counts.get(key) ?? { code, done: 0, counted: 0 };
    own.counted++;
    if (answer === "implemented") own.done++;
    counts.set(key, own);
  }
  const low = [...counts.values()].filter(({ done, counted }) => done * 100 < counted * LOW_RATE);
  return new Set(low.map(({ code }) => code));
}

/** With what of it is inspected and reported. */
export function measureRows(
  { measures }: Pick<DataTables, "measures">,
  { inspected, reported }: TraceHead,
): readonly DataRow[] {
  return measures.map((row) => ({
    ...row,
    inspected: mark(inspected.includes(Number(row["measure"]))),
    reported: mark(reported.includes(Number(row["measure"]))),
  }));
}

/** By code. `submitted`: something of it can be read; `waiting`: a person has said that what has come waits; `leaves`: its ◆ measures are its aggregator's. */
function plainInstitutions({ submissions, findings }: DataTables): ReadonlyMap<string, DataRow> {
  const held = findings.filter((row) => row["code"] === "submission-waiting").map((row) => row["institution_code"]);
  const waiting = new Set(held);
  return new Map(
    submissions.map((row) => {
      const { institution_code: code = "", status } = row;
      const facts = {
        submitted: mark(status === "accepted" || status === "needs_correction"),
        waiting: mark(status === "rejected" && waiting.has(code)),
        leaves: mark(leaves(row)),
      };
      return [code, { ...row, ...facts }];
    }),
  );
}

/** Whether an institution of submissions.csv leaves ◆ measures to an aggregator. */
export function leaves(row: DataRow): boolean {
  return row["institution_kind"] === "情報照会者等" && row["aggregator_code"] !== "";
}

/** `closes`: the quarter of a △, `overdue` or `undated`; `passed`: what it states is over, and nobody knows whether as a plan. */
function closingFields({ answer, planned_on: day = "", remark, rule = "" }: DataRow, asOf: string): DataRow {
  const has = { has_remark: mark(remark !== ""), passed: mark(statesPassed(rule)) };
  if (answer !== "planned") return { ...has, closes: "" };
  if (day === "") return { ...has, closes: "undated" };
  if (day < asOf) return { ...has, closes: "overdue" };
  const { year, month } = splitIsoDate(day);
  // The fiscal year begins in April.
  const fiscal = month < 4 ? year - 1 : year;
  return { ...has, closes: `${String(fiscal)}Q${String(Math.floor(((month + 8) % 12) / 3) + 1)}` };
}

const IDENTITY = ["institution-mismatch", "institution-ambiguous", "institution-unknown"];

/** `counts`: it stands in the file that counts; `about_identity`: whose the file is, is in doubt; `unusable`: a file cannot be used for what its sender has done. */
function findingRows({ findings, submissions }: DataTables): readonly DataRow[] {
  const files = new Map(submissions.map((row) => [row["institution_code"] ?? "", row["file"] ?? ""]));
  return findings.map((row) => {
    const counted = files.get(row["institution_code"] ?? "") ?? "";
    return {
      ...row,
      counts: mark(counted !== "" && counted === row["file"]),
      about_identity: mark(IDENTITY.includes(row["code"] ?? "")),
      unusable: mark(row["severity"] === "error" && row["code"] !== "file-unfinished"),
    };
  });
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
