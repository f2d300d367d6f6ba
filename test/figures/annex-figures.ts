/** Every figure of a body's annexes and the ranking of its working paper, and the same counted again from the CSV files. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { FormMeasure, Row } from "./read-tables.ts";
import { readWord, type WordText } from "./read-word.ts";
import {
  answersOf,
  inspectedMeasures,
  institutionsUnder,
  MARKS,
  print,
  rate,
  stateOf,
  totalsOf,
  type Evidence,
  type Table,
} from "./recount.ts";

export interface AnnexFigures {
  /** `measure count overdue`, a line a measure. */
  readonly deficiencies: readonly string[];
  /** Names with dates, all in one order: nobody is lost. */
  readonly plans: readonly string[];
  /** `measure count`, a line a measure. */
  readonly notApplicable: readonly string[];
  /** ◆ left to aggregators. */
  readonly byAggregator: number;
  /** What the first sentence of 別冊2 says; null where it is another. */
  readonly firstSentence: string | null;
  /** Code, counts, rate and marks; a code alone where nothing was read. */
  readonly institutions: readonly string[];
  /** Codes of those that sent nothing in time, as the working paper ranks them: before all others. */
  readonly notSent: readonly string[];
}

const AGGREGATOR = /^◆/u;
/** No day: what it says is over, cannot be read, or is not there. */
const WHEN = /^(R\d+\.\d+(?:\.\d+)?)(?!経過)|^(?:R[\d.]+経過|時期不明|記載なし)/u;

export async function annexFigures(folder: string): Promise<AnnexFigures> {
  const paperOf = async (beginning: string): Promise<WordText> => {
    const file = readdirSync(folder).find((name) => name.startsWith(beginning));
    if (file === undefined) throw new Error(`No ${beginning} in ${folder}.`);
    return await readWord(join(folder, file));
  };
  /** Group rows and headings are no figures. */
  const rowsOf = (tables: readonly Table[], heading: string): Table =>
    tables.flatMap((rows) => rows.slice(rows.findIndex(([first]) => first === heading) + 1));
  const papers = await Promise.all(["別冊1_", "別冊2_", "別冊3_", "担当者用_"].map(paperOf));
  const [first, second, third, paper] = papers.map(({ tables }) => tables);
  const sentences = papers[1]?.paragraphs.map((text) => text.replaceAll("\n", "")).join("") ?? "";
  const planned = rowsOf(first ?? [], "番号");
  const left = rowsOf(second ?? [], "番号");
  const ranked = (paper ?? []).filter(([heading]) => heading?.[0] === "順位").flatMap((rows) => rows.slice(1));
  return {
    deficiencies: sums(planned.map(([number = "", , count = "", overdue = ""]) => [number, count, overdue])),
    plans: planned.flatMap((row) => (row[4] ?? "").split("\n").flatMap(plansIn)).sort(),
    notApplicable: sums(
      left.filter(([number = ""]) => !AGGREGATOR.test(number)).map(([number = "", , count = ""]) => [number, count]),
    ),
    byAggregator: left.filter(([number = ""]) => AGGREGATOR.test(number)).reduce((sum, row) => sum + figure(row[1]), 0),
    firstSentence: /対象外（－）に数える措置は、[^。]*。/u.exec(sentences)?.[0] ?? null,
    institutions: joinMarks(rowsOf(third ?? [], "コード").filter(([code]) => code !== "計")),
    notSent: ranked
      .filter((row) => /期限を過ぎて未提出/u.test(row[2] ?? ""))
      .map((row) => (row[1] ?? "").split("　")[0] ?? ""),
  };
}

/** `R9.9　青葉市〔482013〕（特記事項）、月見市`: a name with the date each; namesakes have their code behind the name. */
function plansIn(line: string): readonly string[] {
  const names = line.slice(line.indexOf("　") + 1).replace(/（[^）]*）|〔[^〕]*〕/gu, "");
  return names.split("、").map((name) => `${name} ${whenOf(line)}`);
}

function whenOf(line: string): string {
  const [found, day] = WHEN.exec(line) ?? [];
  return day ?? (found === undefined ? "" : UNDATED);
}

const UNDATED = "時期";

/** By measure, over the rows and groups that it stands in. */
function sums(rows: Table): readonly string[] {
  const known = new Map<string, number[]>();
  for (const [number = "", ...counts] of rows) {
    const sum = known.get(number) ?? counts.map(() => 0);
    known.set(
      number,
      sum.map((each, index) => each + figure(counts[index])),
    );
  }
  return [...known].map(([number, counts]) => [number, ...counts].join(" ")).sort();
}

function figure(text = ""): number {
  return text === "" || text === "－" ? 0 : Number(text.replaceAll(",", ""));
}

/** Where the measures stand in two tables, the second has the code and the name again, without counts. */
function joinMarks(rows: Table): readonly string[] {
  const known = new Map<string, string>();
  for (const [code = "", , ...cells] of rows) {
    const marks = cells.length === 1 ? "" : cells.map((cell) => cell.trim()).join(" ");
    known.set(code, [known.get(code) ?? "", marks].filter((part) => part !== "").join(" "));
  }
  return Array.from(known, ([code, marks]) => `${code} ${marks}`.trim()).sort();
}

export function recountAnnexes(body: Row, evidence: Evidence): AnnexFigures {
  const { registry, asOf } = evidence;
  const covered = institutionsUnder(body, registry);
  const periodic = registry.cycle["点検区分"] === "定期点検";
  const reported = inspectedMeasures(evidence).filter(({ priority }) => priority || !periodic);
  const numbers = new Map(reported.map((measure) => [String(measure.number), measure]));
  const answers = answersOf(covered, evidence).filter(({ measure = "" }) => numbers.has(measure));
  const named = new Map(covered.map((each) => [each["機関コード"] ?? "", each]));
  const planned = answers.filter(({ answer }) => answer === "planned");
  const left = answers.filter(({ answer }) => answer === "not_applicable");
  const isRoutine = ({ institution_code = "", measure = "", remark = "", written }: Row): boolean => {
    const { 機関種別, 集約機関コード } = named.get(institution_code) ?? {};
    const byAggregator = numbers.get(measure)?.direct === true && 機関種別 === "情報照会者等" && 集約機関コード !== "";
    return byAggregator && (written !== "not_applicable" || remark === "" || remark.includes("集約機関"));
  };
  const others = left.filter((answer) => !isRoutine(answer));
  const late = asOf > (registry.cycle["提出期限"] ?? "");
  return {
    deficiencies: countByMeasure(planned, ({ planned_on = "" }) => planned_on !== "" && planned_on < asOf),
    plans: planned
      .map(
        (answer) => `${named.get(answer["institution_code"] ?? "")?.["機関名"] ?? ""} ${short(answer["planned_on"])}`,
      )
      .sort(),
    notApplicable: countByMeasure(others),
    byAggregator: left.length - others.length,
    firstSentence:
      left.length === 0
        ? null
        : `対象外（－）に数える措置は、${print(left.length)}件である（取りまとめの対象は${print(covered.length)}機関）。`,
    institutions: covered.map((each) => institutionLine(each["機関コード"] ?? "", reported, evidence)).sort(),
    notSent: covered
      .map((each) => each["機関コード"] ?? "")
      .filter((code) => late && stateOf(code, evidence) === "not_received")
      .sort(),
  };
}

function countByMeasure(answers: readonly Row[], isOverdue?: (answer: Row) => boolean): readonly string[] {
  const measures = [...new Set(answers.map(({ measure = "" }) => measure))];
  const all = measures.map((number) => [number, answers.filter(({ measure }) => measure === number)] as const);
  return all
    .map(([measure, of]) => [measure, of.length, ...(isOverdue ? [of.filter(isOverdue).length] : [])].join(" "))
    .sort();
}

/** `2027-09-30` → `R9.9`; only 令和 comes here, and a day that is not its month's last. */
function short(iso = ""): string {
  if (iso === "") return UNDATED;
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  const isLast = new Date(Date.UTC(year, month, 0)).getUTCDate() === day;
  return `R${String(year - 2018)}.${String(month)}${isLast ? "" : `.${String(day)}`}`;
}

function institutionLine(code: string, reported: readonly FormMeasure[], evidence: Evidence): string {
  const own = evidence.answers.filter((answer) => answer["institution_code"] === code);
  if (own.length === 0) return code;
  const totals = totalsOf(own, reported);
  const counts = [totals.implemented, totals.planned, totals.not_applicable, totals.missing, totals.invalid];
  const marks = reported.map(
    ({ number }) => MARKS[own.find(({ measure }) => measure === String(number))?.["answer"] ?? ""],
  );
  const chapters = [...new Set(reported.map(({ chapter }) => chapter))].map((name) => {
    const of = rate(totalsOf(own, reported.filter(({ chapter }) => chapter === name))); // prettier-ignore
    return /^\d+/u.exec(of)?.[0] ?? "－";
  });
  return [code, ...counts, rate(totals), ...chapters, ...marks].join(" ");
}
