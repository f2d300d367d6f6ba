/** What is printed on a terminal is text: no file's name, sheet or message commands the terminal, turns the writing or forges a line of ours. */
import { expect, it } from "vitest";
import { checkRecords, formatCheck } from "../../pipeline/cli/check-words.ts";
import { failureRecord, formatFailure, formatSummary } from "../../pipeline/cli/closing-words.ts";
import type { RunComparison } from "../../pipeline/cli/compare-runs.ts";
import { formatDiff } from "../../pipeline/cli/diff-words.ts";
import { visibleJson } from "../../pipeline/lib/visible-text.ts";
import type { Inspection } from "../../pipeline/model/inspection.ts";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import type { RunRecord } from "../../pipeline/model/run-record.ts";
import { createProgress } from "../../pipeline/shell/index.ts";
import { field, finding, submission } from "../build/results.ts";

const HOSTILE = "\u001B[2J\u001B]0;題\u0007\nエラー: 偽の行\r\u009B1A\u202Efdp\u2066\u2028\u0085.xlsx";
const standing = (text: string) => ({
  name: text,
  status: "accepted" as const,
  file: text,
  sha256: "",
  totals: { implemented: 0, planned: 0, not_applicable: 0, missing: 0, invalid: 0 },
  errors: 0,
});

const record = (text: string): RunRecord => ({
  program: { name: "annex2-rollup", version: "0" },
  times: { startedAt: "", finishedAt: "", milliseconds: {} },
  asOf: "2027-03-31",
  cycle: {
    name: text,
    kind: "定期点検",
    referenceDate: "2027-03-31",
    deadline: "2027-02-28",
    formVersion: text,
    operator: text,
    onlyMeasures: null,
  },
  measures: { inspected: 92, reported: 46 },
  sources: [],
  sums: {
    files: { total: 2, accepted: 0, superseded: 0, rejected: 2, ignored: 0 },
    institutions: { institutions: 0, accepted: 0, needs_correction: 0, not_received: 0, rejected: 0 },
    answers: { total: 0, measures: 92, submissions: 0 },
  },
  findings: { error: 0, warning: 0, info: 0 },
  rejected: [{ path: text, code: "file-unreadable", message: text }],
  doubtful: [{ path: text, message: text }],
  reports: [{ code: text, name: text, path: text, sha256: "" }],
  data: [],
  unwritten: [{ where: text, what: text, fix: text }],
  repeated: false,
  exitCode: 3,
});

const inspections = (text: string): readonly Inspection[] => [
  { outcome: "rejected", path: text, institutionCode: text, code: "file-unreadable", message: text },
  {
    outcome: "read",
    path: text,
    institutionCode: text,
    submission: submission(text, { code: field(text), name: field(text) }),
    findings: [finding("answer-missing", { message: text, sheet: text, cell: "A1" })],
  },
];

const comparison = (text: string): RunComparison => ({
  before: text,
  after: text,
  changedBasis: [text],
  movements: [
    { code: text, name: text, before: standing(text), after: standing(`${text}2`), file: "replaced" },
    { code: text, name: text, before: null, after: standing(text), file: "new" },
    { code: text, name: text, before: standing(text), after: null, file: "removed" },
  ],
});

const failure = (text: string): PipelineError =>
  new PipelineError(text, { exitCode: 2, faults: [{ where: text, what: text, fix: text }] });

/** What a log collector is told. */
function logged(text: string): string {
  const written: string[] = [];
  const stream = Object.assign(Object.create(process.stderr) as NodeJS.WriteStream, {
    write: (words: string) => written.push(words) > 0,
  });
  createProgress(stream, false, "json").tell("file-rejected", { path: text, message: text });
  return written.join("");
}

it.each<readonly [what: string, print: (text: string) => string]>([
  ["the closing summary", (text) => formatSummary(record(text), text)],
  ["a failure", (text) => formatFailure(failure(text))],
  ["check", (text) => formatCheck(inspections(text), text)],
  ["diff", (text) => formatDiff(comparison(text))],
  ["the log", logged],
  ["--json", (text) => visibleJson([record(text), checkRecords(inspections(text)), failureRecord(failure(text))])],
])("%s holds no command and no more lines than it has", (_, print) => {
  const [plain, hostile] = [print("ふつうの名前.xlsx"), print(HOSTILE)];
  expect(hostile.split("\n")).toHaveLength(plain.split("\n").length);
  expect(hostile).not.toMatch(/(?!\n)\p{Cc}|[\p{Bidi_Control}\u2028\u2029]/u);
  expect(hostile).toContain("偽の行");
});

it("a program that reads the log has the text as it was", () => {
  expect(JSON.parse(logged(HOSTILE))).toMatchObject({ path: HOSTILE });
});

it("what a bug says is printed line by line", () => {
  const printed = formatFailure(new Error("一\u001B[2J\n二"));
  expect(printed).toMatch(/\nError: 一\\u\{1B\}\[2J\n二\n/u);
});
