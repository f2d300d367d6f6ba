/** Submissions and findings straight from rows of values, for stages that need no file. */
import type { Finding } from "../../pipeline/model/finding.ts";
import type { RawSheet } from "../../pipeline/model/raw-workbook.ts";
import type { Cycle, Institution } from "../../pipeline/model/registry.ts";
import type { Answer, Submission } from "../../pipeline/model/submission.ts";
import { indexMeasures, normalizeSubmission } from "../../pipeline/forms/annex2/answers/index.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import { validateSubmission } from "../../pipeline/validate/index.ts";
import { headerRows, tableRows, type Answers, type CellValue, type Rows } from "./annex2.ts";
import { catalog } from "./catalog.ts";
import { rawSheet, rawWorkbook } from "./raw-workbook.ts";
import { institution, registry } from "./registry.ts";

export const index = indexMeasures(catalog);
export const FILE = "482030_月見市.xlsx";
export const TSUKIMI = institution("482030", "月見市");
/** An inquirer that leaves ◆ measures to an aggregator. */
export const AOBA = institution("482013", "青葉市", { aggregator: "AG0001" });
export const DIRECT = catalog.measures.filter(({ direct }) => direct).map(({ number }) => number);

/** One planned measure, so that not every answer is alike; nothing to find fault with. */
export const CLEAN: Answers = { 5: { mark: "△", remark: "令和9年9月" } };

/** {@link CLEAN}, with ◆ left to the aggregator. */
export const CLEAN_WITH_AGGREGATOR: Answers = {
  ...CLEAN,
  ...Object.fromEntries(DIRECT.map((number) => [number, { mark: "－" }])),
};

export interface HeaderValues {
  readonly code?: CellValue;
  readonly name?: string | null;
  readonly inspected?: CellValue;
}

const HEADER = { code: "482030", name: "月見市", inspected: "令和9年2月10日" } as const;

/** Header fields of 月見市 above a table. */
export function formRows(table: Rows, header: HeaderValues = {}): Rows {
  return [...headerRows({ ...HEADER, ...header }), ...table];
}

/** @returns null when no table is found. */
export function tryNormalize(sheets: readonly RawSheet[], cycle?: Partial<Cycle>): Submission | null {
  const { referenceDate, ...rest } = registry([], cycle).cycle;
  const { inspected } = scopeOf({ referenceDate, ...rest }, catalog.measures);
  return normalizeSubmission(rawWorkbook(sheets), FILE, { index, inspected, referenceDate });
}

export function normalize(...sheets: readonly RawSheet[]): Submission {
  const submission = tryNormalize(sheets);
  if (submission === null) throw new Error("No table was found.");
  return submission;
}

export function answerTo({ answers }: Submission, measure: number): Answer {
  const answer = answers.find((candidate) => candidate.measure === measure);
  if (answer === undefined) throw new Error(`Measure ${String(measure)} is not inspected.`);
  return answer;
}

export interface Case {
  readonly answers?: Answers;
  readonly header?: HeaderValues;
  /** Replaces the table made of `answers`. */
  readonly table?: Rows;
  readonly more?: readonly RawSheet[];
  readonly institution?: Institution;
  readonly cycle?: Partial<Cycle>;
  readonly asOf?: string;
}

/** What validation finds in one sheet of 月見市, inspected on 2027-02-10, as of 2027-03-31, unless the case says otherwise. */
export function findingsIn(given: Case): readonly Finding[] {
  const { cycle } = registry([], given.cycle);
  const table = given.table ?? tableRows(given.answers ?? CLEAN);
  const submission = tryNormalize(
    [rawSheet("自己点検表", formRows(table, given.header)), ...(given.more ?? [])],
    given.cycle,
  );
  if (submission === null) throw new Error("No table was found.");
  const { inspected } = scopeOf(cycle, catalog.measures);
  const measures = new Map(inspected.map((measure) => [measure.number, measure]));
  return validateSubmission({
    submission,
    institution: given.institution ?? TSUKIMI,
    cycle,
    asOf: given.asOf ?? cycle.referenceDate,
    measures,
  });
}

export function codesIn(given: Case): readonly string[] {
  return findingsIn(given).map(({ code }) => code);
}
