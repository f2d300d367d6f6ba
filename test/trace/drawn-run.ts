/** A small country as a run finds it, drawn by fast-check, in memory: its reports, their trace and its data files. */
import fc from "fast-check";
import { exportData } from "../../pipeline/data/index.ts";
import type { RunResults } from "../../pipeline/documents/index.ts";
import { KIND_NAMES, KINDS, type KindName } from "../../pipeline/documents/kinds/index.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import type { SignedReport } from "../../pipeline/documents/kinds/report/signed-report.ts";
import { LETTER_NAMES, LETTERS, type LetterName } from "../../pipeline/documents/letters/index.ts";
import { groupBy } from "../../pipeline/lib/group-by.ts";
import type { AnswerKind } from "../../pipeline/model/answer-kind.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import type { Inspection } from "../../pipeline/model/inspection.ts";
import { makeFinding, type Finding } from "../../pipeline/model/finding.ts";
import type { Institution } from "../../pipeline/model/registry.ts";
import type { CountedSubmission } from "../../pipeline/model/resubmission.ts";
import type { Answer } from "../../pipeline/model/submission.ts";
import {
  figuresOf,
  type TraceEntry,
  type TraceHead,
  type TraceLine,
  type TraceTable,
} from "../../pipeline/model/trace.ts";
import { alignPast, figureBodies, rollUp } from "../../pipeline/rollup/index.ts";
import { settleSubmissions } from "../../pipeline/settle/index.ts";
import { readPastCycle } from "../../pipeline/sources/index.ts";
import { traceHeadOf } from "../../pipeline/stages/trace-head.ts";
import { createEvidence, readTables, readTrace, traceText, type Evidence } from "../../pipeline/trace/index.ts";
import { catalog } from "../build/catalog.ts";
import { institution, registry } from "../build/registry.ts";
import { answer, read, rejected } from "../build/results.ts";

const AS_OF = "2027-03-31";
const DATES = ["", "2026-12-31", "2027-03-30", "2027-03-31", "2027-04-01", "2027-07-01", "2028-01-15", "2031-05-01"];
/** More quarters than a report has lines for. */
const FAR = ["2028-04-01", "2028-07-01", "2028-10-01", "2029-01-01", "2029-04-01", "2029-07-01", "2029-10-01"];
const ANSWERS: readonly AnswerKind[] = [
  ...Array<AnswerKind>(8).fill("implemented"),
  "planned",
  "planned",
  "not_applicable",
  "missing",
  "invalid",
];

const answered = fc.record({
  kind: fc.constantFrom(...ANSWERS),
  on: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...DATES) }, fc.constantFrom(...FAR)),
  remark: fc.constantFrom("", "更改に合わせる", "集約機関が行う", '設備が"ない", ため'),
});
const all = fc.record({
  kind: fc.constantFrom<AnswerKind>("implemented"),
  on: fc.constant(""),
  remark: fc.constant(""),
});
/** What is left to an aggregator, with and without other reasons. */
const left = fc.record({
  kind: fc.constantFrom<AnswerKind>("not_applicable", "not_applicable", "implemented"),
  on: fc.constant(""),
  remark: fc.constantFrom("", "更改に合わせる", "集約機関が行う"),
});
const sheet = fc.oneof(
  { weight: 5, arbitrary: fc.array(answered, { minLength: 92, maxLength: 92 }) },
  { weight: 1, arbitrary: fc.array(left, { minLength: 92, maxLength: 92 }) },
  { weight: 1, arbitrary: fc.array(all, { minLength: 92, maxLength: 92 }) },
);
const member = fc.record({
  supervisor: fc.constantFrom("480002", "480002", "490008", "490008", "MN0001", "OP0001"),
  aggregator: fc.constantFrom("", "AG0001"),
  isInquirer: fc.boolean(),
  former: fc.constantFrom(0, 0, 0, 1, 2),
  state: fc.constantFrom(
    "read",
    "read",
    "read",
    "read",
    "twice",
    "nothing",
    "broken",
    "blank",
    "waiting",
    "unfinished",
  ),
  inDoubt: fc.nat(6).map((draw) => draw === 0),
  asked: fc.constantFrom(0, 0, 1, 2, 3),
  now: sheet,
  then: fc.option(sheet, { freq: 4 }),
});

/** What is drawn. */
export const country = fc.record({
  members: fc.oneof(
    fc.array(member, { minLength: 1, maxLength: 5 }),
    fc.array(member, { minLength: 15, maxLength: 30, size: "max" }),
  ),
  strays: fc.nat(2),
  hasPrevious: fc.nat(3).map((draw) => draw > 0),
  /** That cycle kept who had an aggregator: others than today. */
  tellsUsers: fc.boolean(),
  renumbered: fc.boolean(),
  kind: fc.constantFrom("定期点検", "定期点検", "接続申請時"),
});
type Sheet = readonly { readonly kind: AnswerKind; readonly on: string; readonly remark: string }[];
type Drawn = typeof country extends fc.Arbitrary<infer T> ? T : never;
type Member = Drawn["members"][number] & { readonly institution: Institution };

/** What there is to compare. */
export interface DrawnRun {
  readonly head: TraceHead;
  readonly entries: readonly TraceEntry[];
  readonly tables: readonly TraceTable[];
  readonly results: RunResults;
  readonly evidence: Evidence;
  readonly reports: readonly SignedReport[];
}

export function runOf(drawn: Drawn): DrawnRun {
  let next = 0;
  const members: readonly Member[] = drawn.members.map((one, index) => {
    const former = Array.from({ length: one.former }, () => `X${String(++next)}`);
    const kind = one.isInquirer ? "情報照会者等" : "監視・監督システム運営主体";
    const aggregator = one.aggregator === "" ? null : one.aggregator;
    const more = {
      supervisor: one.supervisor,
      aggregator,
      kind,
      ...(former.length > 0 && { formerCodes: former }),
    } as const;
    return {
      ...one,
      institution: institution(`K${String(index + 1).padStart(2, "0")}`, `第${String(index + 1)}青葉市`, more),
    };
  });
  const known = registry(
    members.map((one) => one.institution),
    { kind: drawn.kind as "定期点検" },
  );
  const scope = scopeOf(known.cycle, catalog.measures);
  const history = new Map(members.map((one) => [one.institution.code, askedBefore(one)]));
  const strays = Array.from({ length: drawn.strays }, (_, index) =>
    rejected("", `議事録${String(index)}.xlsx`, "table-not-found"),
  );
  const files = [...members.flatMap(filesOf), ...strays].map((inspection) => ({
    file: { path: inspection.path, sha256: `${inspection.path}'s`, bytes: 1 },
    inspection,
  }));
  const settlement = settleSubmissions(files, known, undefined, history);
  const { institutions, unassigned } = settlement;
  const results = new Map(institutions.map((result) => [result.institution.code, result]));
  const input = { registry: known, scope, asOf: AS_OF, results, unassigned };
  const rollups = rollUp(input);
  const then = answersThen(members, drawn.renumbered);
  const past = drawn.hasPrevious ? alignPast(pastOf(then, members, drawn), known, catalog.measures) : null;
  const figures = figureBodies(input, rollups, past);
  const shown = { registry: known, asOf: AS_OF, rollups, figures, institutions };
  const reports = report.subjectsOf(shown);
  const lines = [
    ...KIND_NAMES.flatMap((kind) => linesOf(kind, shown).lines),
    ...LETTER_NAMES.flatMap((name) => lettersOf(name, shown)),
  ];
  const written = traceText(traceHeadOf({ registry: known, asOf: AS_OF, scope }, figures), lines);
  const trace = readTrace([...written].join(""), null);
  const data = new Map(
    exportData({ ...settlement, rollups, registry: known, catalog }).map(({ name, text }) => [
      name,
      [...text()].join(""),
    ]),
  );
  const textOf = (name: string): string => data.get(name) ?? "";
  const tables = readTables({
    submissions: textOf("submissions.csv"),
    answers: textOf("answers.csv"),
    findings: textOf("findings.csv"),
    files: textOf("files.csv"),
    measures: textOf("measures.csv"),
    decisions: "",
    bodies: textOf("rollup.json"),
    then: drawn.hasPrevious ? then : "",
  });
  if (trace === null || tables === null) throw new Error("What was written cannot be read back.");
  const entries = [...trace.alone, ...trace.tables.flatMap((table) => [...figuresOf(table)])];
  return { ...trace, entries, reports, results: shown, evidence: createEvidence(tables, trace.head) };
}

interface LinesOfKind<Name> {
  readonly kind: Name;
  readonly lines: readonly TraceLine[];
}

function linesOf<Name extends KindName>(kind: Name, shown: RunResults): LinesOfKind<Name> {
  const { subjectsOf, trace, context } = KINDS[kind];
  return {
    kind,
    lines: subjectsOf(shown).flatMap((subject) => [...(trace?.(subject, shown, context(subject)) ?? [])]),
  };
}

function lettersOf(name: LetterName, shown: RunResults): readonly TraceLine[] {
  const { lettersOf: all, trace, vocabulary } = LETTERS[name];
  return [...groupBy(all(shown), ({ body }) => body.code)].flatMap(([body, letters]) => [
    ...trace(letters, { body, paper: vocabulary.document }),
  ]);
}

function filesOf({ institution: { code }, state, now, inDoubt }: Member): readonly Inspection[] {
  if (state === "nothing") return [];
  if (state === "broken") return [rejected(code, `${code}.xlsx`, "file-unreadable")];
  if (state === "blank") return [rejected(code, `${code}.xlsx`, "form-blank")];
  if (state === "waiting") return [rejected(code, `${code}.pdf`, "submission-waiting"), rejected(code, `${code}.xlsx`, "form-blank")]; // prettier-ignore
  if (state === "unfinished") return [rejected(code, `${code}.xlsx`, "file-unfinished")];
  const answers = answersOf(now);
  const findings = [...faultsIn(answers, code), ...(inDoubt ? [findingOf("institution-mismatch", code, null)] : [])];
  const one = read(code, `${code}.xlsx`, { on: "2027-02-10", findings });
  const counted = { ...one, submission: { ...one.submission, answers } };
  return state === "twice" ? [counted, read(code, `${code}_old.xlsx`, { on: "2027-02-01" })] : [counted];
}

function answersOf(given: Sheet): readonly Answer[] {
  return given.map(({ kind, on, remark }, index) =>
    answer(index + 1, { kind, on: kind === "planned" && on !== "" ? on : null, remark }),
  );
}

function faultsIn(answers: readonly Answer[], code: string): readonly Finding[] {
  return answers.flatMap(({ measure, mark, planned }) => {
    if (mark.kind === "missing") return [findingOf("answer-missing", code, measure)];
    return planned !== null && planned.on !== null && planned.on < AS_OF
      ? [findingOf("planned-date-past", code, measure)]
      : [];
  });
}

function findingOf(
  finding: "answer-missing" | "planned-date-past" | "institution-mismatch",
  institutionCode: string,
  measure: number | null,
): Finding {
  const place = { sheet: "自己点検表", cell: `E${String(measure ?? 2)}` };
  return makeFinding(finding, { institutionCode, file: `${institutionCode}.xlsx`, message: finding, measure, place });
}

/** So many letters about everything that is missing still. */
function askedBefore({ institution: { code }, asked, now }: Member): readonly CountedSubmission[] {
  const findings = answersOf(now)
    .filter(({ mark }) => mark.kind === "missing")
    .map(({ measure }) => ({ code: "answer-missing", measure, about: "cell", severity: "error", places: 1 }) as const);
  return Array.from({ length: asked }, (_, index) => ({
    file: `${code}_${String(index)}.xlsx`,
    sha256: `${code} ${String(index)}`,
    inspectedOn: "2027-01-10",
    findings,
    answers: "",
  }));
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** answers.csv of last cycle: half of all by codes of their own, the others by former codes. */
function answersThen(members: readonly Member[], renumbered: boolean): string {
  const lines = members.flatMap(({ institution: { code, formerCodes = [code] }, then }) =>
    formerCodes.flatMap((before) =>
      ((then ?? []) as Sheet).map(({ kind, on, remark }, index) => {
        const number = renumbered ? 93 - (index + 1) : index + 1;
        const day = kind === "planned" ? on : "";
        return [before, String(number), kind, day, cell(remark), "then.xlsx", "表", `E${String(number)}`].join(",");
      }),
    ),
  );
  return ["institution_code,measure,answer,planned_on,remark,file,sheet,cell", ...lines, ""].join("\r\n");
}

/** submissions.csv of last cycle: every second code has an aggregator. */
function submissionsThen(members: readonly Member[]): string {
  const codes = members.flatMap(({ institution: { code, formerCodes = [] } }) => [code, ...formerCodes]);
  const lines = codes.map((code, index) => `${code},情報照会者等,${index % 2 === 0 ? "AG0001" : ""}`);
  return ["institution_code,institution_kind,aggregator_code", ...lines, ""].join("\r\n");
}

function pastOf(answers: string, members: readonly Member[], { renumbered, tellsUsers }: Drawn) {
  const numbered = catalog.measures.map(
    ({ number, text }) => `${String(renumbered ? 93 - number : number)},,${cell(text)}`,
  );
  const measures = ["measure,measure_title,text", ...numbered, ""].join("\r\n");
  const run = { asOf: "2026-03-31", cycle: { name: "令和7年度 定期点検", formVersion: renumbered ? "1.0" : "2.0" } };
  return readPastCycle(run, { answers, submissions: tellsUsers ? submissionsThen(members) : null, measures }, "前回");
}
