/** Last cycle's answers by the codes and measures of today, and each beside the answer of today. */
import { foldText } from "../lib/japanese/text.ts";
import { statesPassed } from "../model/answer-rule.ts";
import type { TraceHead } from "../model/trace.ts";
import type { DataRow, DataTables } from "./data-tables.ts";

/** Rows of last cycle's answers.csv; `institution_code`, `institution_name` and `measure` are today's, `then_code`, `then_name` and `then_measure` those of then. */
export function answersThen({ submissions, measures, then }: DataTables, { previous }: TraceHead): readonly DataRow[] {
  if (previous === null) return [];
  const today = new Map(previous.measures.map(([now, before]) => [String(before), String(now)]));
  const owners = ownersOfCodes(submissions);
  const names = new Map(submissions.map((row) => [row["institution_code"], row["institution_name"] ?? ""]));
  const users = new Set(previous.users);
  const direct = new Set(measures.filter((row) => row["direct"] === "◆").map((row) => row["measure"] ?? ""));
  return then.flatMap((row) => {
    const [code = "", number = ""] = [row["institution_code"], row["measure"]];
    const [owner, measure] = [owners.get(code), today.get(number)];
    if (owner === undefined || measure === undefined) return [];
    const counted = countedAnswer(row, users.has(code) && direct.has(measure));
    const now = { institution_code: owner, institution_name: names.get(owner) ?? "", measure };
    const before = { then_code: code, then_name: row["institution_name"] ?? "", then_measure: number };
    return [{ ...row, ...counted, ...now, ...before }];
  });
}

/** As what an answer counts (domain.md, "The annex-2 table"): what an aggregator does for its users is －. */
export function countedAnswer(row: DataRow, isLeft: boolean): DataRow {
  return isLeft
    ? { answer: "not_applicable", planned_on: "" }
    : { answer: row["answer"] ?? "", planned_on: row["planned_on"] ?? "" };
}

/** A code of then belongs to the institution that names it as 前回機関コード, else to the one that bears it. */
function ownersOfCodes(submissions: readonly DataRow[]): ReadonlyMap<string, string> {
  const owners = new Map(submissions.map(({ institution_code: code = "" }) => [code, code]));
  for (const { institution_code: code = "", former_codes: former = "" } of submissions)
    for (const before of former.split("、")) if (before !== "") owners.set(before, code);
  return owners;
}

/** Best first: of institutions that became one, the worst answer stands for all, so that 〇 stands where all had it. */
const FROM_BEST = ["implemented", "not_applicable", "planned", "invalid", "missing"];

/**
 * An institution and a reported measure that last cycle had answered, with `answer` (empty: nothing of it can be read now) and `then_answer`, each with its cell.
 *
 * @param answers of now, with what is known of each
 * @param before of {@link answersThen}
 * @param asOf `YYYY-MM-DD`
 */
export function answerPairs(answers: readonly DataRow[], before: readonly DataRow[], asOf: string): readonly DataRow[] {
  const worst = new Map<string, DataRow>();
  for (const row of before) {
    const key = keyOf(row);
    const other = worst.get(key);
    if (other === undefined || isWorse(row, other)) worst.set(key, row);
  }
  const now = new Map(answers.map((row) => [keyOf(row), row]));
  return Array.from(worst, ([key, then]) => pairOf(now.get(key) ?? null, then, asOf));
}

function keyOf(row: DataRow): string {
  return `${row["institution_code"] ?? ""} ${row["measure"] ?? ""}`;
}

function isWorse(a: DataRow, b: DataRow): boolean {
  const [place, other] = [a, b].map((row) => FROM_BEST.indexOf(row["answer"] ?? ""));
  if (place !== other) return (place ?? 0) > (other ?? 0);
  const day = (row: DataRow): string => row["planned_on"] || "9999";
  return a["answer"] === "planned" && day(a) > day(b);
}

function pairOf(now: DataRow | null, then: DataRow, asOf: string): DataRow {
  const [answer, was] = [now?.["answer"] ?? "", then["answer"] ?? ""];
  const [day = "", dayThen = ""] = [now?.["planned_on"], then["planned_on"]];
  const isLeft = now?.["left"] === "○";
  const bothPlanned = answer === "planned" && was === "planned" && dayThen !== "";
  const { remark = "", rule = "" } = now ?? {};
  const isLost = day === "" && !statesPassed(rule);
  const pushedBack = bothPlanned && (isLost || day > dayThen);
  const isCopied =
    (answer === "planned" || answer === "not_applicable") &&
    answer === was &&
    remark !== "" &&
    foldText(remark) === foldText(then["remark"] ?? "");
  const isWorsened = was === "implemented" && !["", "implemented"].includes(answer) && !isLeft;
  const fields = ["answer", "planned_on", "remark", "raw_mark", "file", "sheet", "cell"] as const;
  return {
    ...then,
    ...Object.fromEntries(fields.map((field) => [`then_${field}`, then[field] ?? ""])),
    ...Object.fromEntries(fields.map((field) => [field, now?.[field] ?? ""])),
    rule,
    pushed_back: mark(pushedBack),
    slipped: mark(bothPlanned && (pushedBack || dayThen < asOf)),
    worsened: mark(isWorsened),
    copied: mark(isCopied && !isLeft),
  };
}

/** Fields that say yes or no. */
export function mark(holds: boolean): string {
  return holds ? "○" : "";
}
