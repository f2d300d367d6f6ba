/** Every code of the catalogue: a case that gives it and nothing else, and the nearest case that must not. */
import { unzipSync, zipSync } from "fflate";
import officeCrypto from "officecrypto-tool";
import { describe, expect, it } from "vitest";
import { indexDecisions, settleSubmissions } from "../../pipeline/settle/index.ts";
import type { Decision } from "../../pipeline/model/decision.ts";
import { FINDING_KINDS, type FindingCode } from "../../pipeline/model/finding.ts";
import { MOST_BOOK_BYTES, MOST_CELL_LETTERS } from "../../pipeline/model/limits.ts";
import type { FormTag } from "../../pipeline/model/form-tag.ts";
import type { Measure } from "../../pipeline/model/measure.ts";
import type { Registry } from "../../pipeline/model/registry.ts";
import { validateSubmission } from "../../pipeline/validate/index.ts";
import { stoppedBy } from "../../pipeline/shell/file-outcome.ts";
import { columnsOfAnswers, tableRows, type Answers, type CellValue, type Rows } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { decision } from "../build/decisions.ts";
import { inspect } from "../build/inspect.ts";
import { rawSheet } from "../build/raw-workbook.ts";
import { institution, registry } from "../build/registry.ts";
import { read } from "../build/results.ts";
import {
  AOBA,
  CLEAN,
  CLEAN_WITH_AGGREGATOR,
  codesIn,
  formRows,
  normalize,
  TSUKIMI,
  type Case,
  type HeaderValues,
} from "../build/submission.ts";
import { xlsx } from "../build/xlsx.ts";

type Codes = readonly string[] | Promise<readonly string[]>;
interface Pair {
  readonly yes: () => Codes;
  readonly no: () => Codes;
}

const answers = (more: Answers): Case => ({ answers: { ...CLEAN, ...more } });
const pair = (yes: Case, no: Case): Pair => ({ yes: () => codesIn(yes), no: () => codesIn(no) });

/** What inspecting the bytes of one file finds, rejected or not. */
async function codesOf(bytes: Uint8Array, path = "提出.xlsx", institutions = [TSUKIMI]): Promise<readonly string[]> {
  const inspection = await inspect(bytes, path, institutions);
  return inspection.outcome === "rejected" ? [inspection.code] : inspection.findings.map(({ code }) => code);
}

const book = (rows: Rows): Promise<Uint8Array> => xlsx({ 自己点検表: { rows } });
const unanswered = (given: Answers): Answers => ({
  ...Object.fromEntries(catalog.measures.map(({ number }) => [number, { mark: "" }])),
  ...given,
});
const submitted = (header: HeaderValues = {}): Promise<Uint8Array> => book(formRows(tableRows(CLEAN), header));
const clean = async (): Promise<readonly string[]> => codesOf(await submitted());

async function encrypted(): Promise<Uint8Array> {
  return officeCrypto.encrypt(Buffer.from(await submitted()), { password: "himitsu" });
}

const changed = (number: number, change: Partial<Measure>): readonly Measure[] =>
  catalog.measures.map((measure) => (measure.number === number ? { ...measure, ...change } : measure));
const table = (measures: readonly Measure[], number?: (number: number) => CellValue): Case => ({
  table: tableRows(CLEAN, { measures, ...(number && { number }) }),
});
const withColumns = (headings: readonly string[]): Rows => columnsOfAnswers([headings], (mark) => [mark, mark], CLEAN);
const LIMITS = { seconds: 60, megabytes: 400 };
const last = catalog.measures.slice(-1);

const twoAoba = [institution("482013", "青葉市"), institution("492019", "青葉市", { supervisor: "490008" })];

async function duplicate(codes: readonly [string, string]): Promise<readonly string[]> {
  const files = codes.map((code, index) => {
    const path = `${String(index)}.xlsx`;
    return { file: { path, sha256: "", bytes: 1 }, inspection: read(code, path, { on: "2027-02-10" }) };
  });
  const both: Registry = registry([AOBA, TSUKIMI]);
  return Promise.resolve(
    settleSubmissions(files, both).institutions.flatMap(({ findings }) => findings.map(({ code }) => code)),
  );
}

/** Of a PDF about which somebody has decided. */
async function decided(one: Decision): Promise<readonly string[]> {
  const pdf = new TextEncoder().encode("%PDF-1.7");
  const inspection = await inspect(pdf, "提出.xlsx", [TSUKIMI], [], indexDecisions([one], "2027-03-31"));
  return inspection.outcome === "rejected" ? [inspection.code] : [];
}

function unmatched(one: Decision): readonly string[] {
  return settleSubmissions([], registry([TSUKIMI]), indexDecisions([one], "2027-03-31")).unassigned.map(
    ({ code }) => code,
  );
}

/** Codes of a submission on a form that says for whom it was made. */
function tagged(tag: FormTag): readonly string[] {
  const sheet = rawSheet("自己点検表", formRows(tableRows(CLEAN)));
  const submission = { ...normalize(sheet), tag };
  const { cycle } = registry([]);
  const measures = new Map(catalog.measures.map((measure) => [measure.number, measure]));
  const subject = { submission, institution: TSUKIMI, cycle, asOf: cycle.referenceDate, measures };
  return validateSubmission(subject).map(({ code }) => code);
}

const CASES: Readonly<Record<FindingCode, Pair>> = {
  "file-unreadable": { yes: () => codesOf(new Uint8Array()), no: clean },
  "file-encrypted": { yes: async () => codesOf(await encrypted()), no: clean },
  "file-unsupported": { yes: () => codesOf(new TextEncoder().encode("%PDF-1.7")), no: clean },
  "file-suspicious": {
    // Two programs could read two workbooks out of one file.
    yes: async () => codesOf(zipSync({ ...unzipSync(await submitted()), "XL/workbook.xml": new Uint8Array(8) })),
    no: async () => codesOf(zipSync({ ...unzipSync(await submitted()), "xl/other.xml": new Uint8Array(8) })),
  },
  "file-too-large": {
    yes: () => codesOf(new TextEncoder().encode("a,b\n".repeat(MOST_BOOK_BYTES / 4 + 1))),
    no: async () => codesOf(await submitted()),
  },
  "file-unfinished": {
    yes: () => [stoppedBy({ unfinished: "lost" }, LIMITS).code],
    // In a process of its own, that is the file's.
    no: () => [stoppedBy({ exceeded: "memory" }, LIMITS).code],
  },
  "table-not-found": { yes: async () => codesOf(await book([["議事録"]])), no: clean },
  "institution-unknown": {
    yes: async () => codesOf(await submitted({ code: null, name: "夕凪市" })),
    no: async () => codesOf(await submitted({ code: null, name: "月 見 市" })),
  },
  "institution-ambiguous": {
    yes: async () => codesOf(await submitted({ code: null, name: "青葉市" }), "青葉市.xlsx", twoAoba),
    no: async () => codesOf(await submitted({ code: null, name: "青葉市" }), "架空第2県/青葉市.xlsx", twoAoba),
  },
  "institution-mismatch": {
    yes: async () => codesOf(await submitted({ name: "青葉市" })),
    no: async () => codesOf(await submitted({ name: "月見市" }), "001_提出.xlsx"),
  },
  "form-blank": {
    yes: async () => codesOf(await book(formRows(tableRows(unanswered({}))))),
    no: async () => codesOf(await book(formRows(tableRows(unanswered({ 8: { mark: "×" } }))))),
  },
  "cycle-kind-mismatch": {
    yes: () => codesIn({ table: [["点検区分", "随時点検"], ...tableRows(CLEAN)] }),
    no: () => codesIn({ table: [["点検区分", "定期点検"], ["様式版", "第２版"], ...tableRows(CLEAN)] }),
  },
  "form-tag-mismatch": {
    yes: () => tagged({ institution: "482030", cycle: "令和7年度 定期点検", form: "2.0" }),
    no: () => tagged({ institution: "482030", cycle: "令和8年度 定期点検", form: "2.0" }),
  },
  "submission-duplicate": { yes: () => duplicate(["482030", "482030"]), no: () => duplicate(["482030", "482013"]) },
  "form-version-mismatch": pair(
    table([...catalog.measures, ...last.map((measure) => ({ ...measure, number: 93 }))]),
    table(changed(8, { text: "別の文言" })),
  ),
  "answer-missing": pair(answers({ 8: { mark: "\u3000" } }), answers({ 8: { mark: "〇" } })),
  "answer-unrecognized": pair(answers({ 8: { mark: "〇△" } }), answers({ 8: { mark: "○\n" } })),
  "measure-not-found": pair(table(catalog.measures.filter(({ number }) => number !== 8)), answers({ 8: { mark: "" } })),
  "answer-column-chosen": pair({ table: withColumns(["前回", "今回"]) }, {}),
  "answer-column-ambiguous": pair(
    { table: withColumns(["点検結果", "回答"]) },
    { table: withColumns(["前回", "今回"]) },
  ),
  "form-altered": pair(
    table(catalog.measures, (n) => (n > 40 ? n - 40 : n + 10)),
    {},
  ),
  "measure-repeated": pair(table([...catalog.measures, ...last]), {}),
  "planned-date-missing": pair(answers({ 8: { mark: "△" } }), answers({ 8: { mark: "〇" } })),
  "planned-date-unreadable": pair(
    answers({ 8: { mark: "△", remark: "検討中" } }),
    answers({ 8: { mark: "〇", remark: "検討中" } }),
  ),
  "reason-missing": pair(
    answers({ 11: { mark: "－" } }),
    answers({ 11: { mark: "－", remark: "該当する設備がない" } }),
  ),
  "direct-measure-answered": pair(
    { answers: { ...CLEAN_WITH_AGGREGATOR, 30: { mark: "〇" } }, institution: AOBA },
    answers({ 30: { mark: "〇" } }),
  ),
  "planned-date-past": pair(
    answers({ 8: { mark: "△", remark: "令和9年3月30日" } }),
    answers({ 8: { mark: "△", remark: "令和9年3月31日" } }),
  ),
  "planned-date-outside-era": pair(
    answers({ 8: { mark: "△", remark: "平成40年3月" } }),
    answers({ 8: { mark: "△", remark: "令和10年3月" } }),
  ),
  "priority-not-applicable": pair(
    answers({ 8: { mark: "－", remark: "該当する設備がない" } }),
    answers({ 11: { mark: "－", remark: "該当する設備がない" } }),
  ),
  "measure-text-altered": pair(table(changed(8, { text: "別の文言" })), table(changed(8, { heading: "別の項目" }))),
  "inspection-date-missing": pair({ header: { inspected: null } }, { header: { inspected: "R9.2.10" } }),
  "inspection-date-outside-cycle": pair(
    { header: { inspected: "令和8年3月31日" } },
    { header: { inspected: "令和8年4月1日" } },
  ),
  "submission-late": pair({ header: { inspected: "令和9年3月1日" } }, { header: { inspected: "令和9年2月28日" } }),
  "table-unused": pair(
    { more: [rawSheet("控", tableRows({ 1: { mark: "" } }))] },
    { more: [rawSheet("記入例", tableRows({}))] },
  ),
  "text-cut": {
    yes: async () =>
      codesOf(await book(formRows(tableRows(CLEAN), { name: `月見市${" ".repeat(MOST_CELL_LETTERS)}` }))),
    no: async () =>
      codesOf(await book(formRows(tableRows(CLEAN), { name: `月見市${" ".repeat(MOST_CELL_LETTERS - 3)}` }))),
  },
  "answer-mark-unusual": pair(answers({ 8: { mark: "●" }, 9: { mark: "●" } }), answers({ 8: { mark: "◯" } })),
  "file-has-macros": {
    yes: async () => codesOf(zipSync({ ...unzipSync(await submitted()), "xl/vbaProject.bin": new Uint8Array(8) })),
    no: clean,
  },
  "submission-waiting": {
    yes: () => decided(decision("機関を指定", { file: "提出.xlsx", institutionCode: "482030" })),
    no: () => decided(decision("機関を指定", { file: "別.xlsx", institutionCode: "482030" })),
  },
  "decision-unmatched": {
    yes: () => unmatched(decision("提出から除外", { file: "ない.xlsx" })),
    no: () => unmatched(decision("期限を延長", { institutionCode: "482030", value: "2027-03-15" })),
  },
  "answers-all-alike": pair({ answers: {} }, { answers: CLEAN }),
};

describe.each(Object.entries(CASES) as [FindingCode, Pair][])("%s", (code, { yes, no }) => {
  it("is the one finding where it applies", async () => {
    expect(await yes()).toEqual([code]);
  });

  it("is not found where it does not", async () => {
    expect(await no()).not.toContain(code);
  });

  it("has a title and a next step in Japanese", () => {
    const { title, fix } = FINDING_KINDS[code];
    expect(title).toMatch(/\p{Script=Han}/u);
    expect(fix).toMatch(/。$/u);
  });
});
