import { describe, expect, it } from "vitest";
import { exportData } from "../../pipeline/data/index.ts";
import type { FileRecord } from "../../pipeline/model/inspection.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import { rollUp } from "../../pipeline/rollup/index.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { answer, answers, field, finding, result, submission } from "../build/results.ts";
import { runResults } from "../build/run-results.ts";
import { AOBA, TSUKIMI } from "../build/submission.ts";

const known = registry([AOBA, TSUKIMI]);
const scope = scopeOf({ ...known.cycle, kind: "変更時", onlyMeasures: [1, 2, 30] }, catalog.measures);
const given = answers([1, 2, 30], {
  1: { kind: "planned", on: "2027-09-30", remark: "令和9年9月", rawMark: "△" },
  2: { kind: "implemented", on: "2026-04-01", remark: "=1+1", rawMark: "〇" },
  30: { kind: "not_applicable", rawMark: "-" },
});
const own = submission("a.xlsx", { answers: given, inspected: { on: "2027-02-10", field: field("R9.2.10") } });
const findings = [
  finding("answer-missing", { measure: 2, institutionCode: "482013", sheet: "s", cell: "E9" }),
  finding("submission-late", { institutionCode: "482013" }),
  finding("answers-all-alike", { institutionCode: "482013" }),
];
const results = [result(AOBA, given, { status: "needs_correction", submission: own, findings }), result(TSUKIMI, null)];
const file: FileRecord = {
  path: "a,b.xlsx",
  sha256: "00ff",
  bytes: 12,
  status: "rejected",
  institutionCode: "",
  code: "file-unreadable",
  message: "壊れています。",
};
const rollups = rollUp({
  registry: known,
  scope,
  asOf: "2027-03-31",
  results: new Map(results.map((one) => [one.institution.code, one])),
  unassigned: [],
});
/** Made anew each time: what is worked out while tests are loaded, mutation testing cannot see. */
const data = () =>
  new Map(
    exportData({
      files: [file],
      institutions: results,
      unassigned: [finding("institution-unknown", { file: "z.xlsx" })],
      decisions: null,
      rollups,
      registry: known,
      catalog,
    }).map(({ name, text }) => [name, [...text()].join("")]),
  );
const linesOf = (name: string): readonly string[] =>
  (data().get(name) ?? "").replace("\uFEFF", "").split("\r\n").slice(0, -1);

/** Columns of design.md; more may follow, none may be renamed or moved. */
describe("the columns are a contract", () => {
  it.each([
    ["files.csv", "path,sha256,bytes,status,institution_code,code,message"],
    ["submissions.csv", "institution_code,institution_name,status,inspected_on,file,errors,warnings"],
    [
      "answers.csv",
      "institution_code,measure,answer,planned_on,remark,raw_mark,file,sheet,cell,raw_remark,rule,institution_name,supervising_body,measure_title",
    ],
    [
      "findings.csv",
      "institution_code,measure,code,severity,message,file,sheet,cell,institution_name,supervising_body,measure_title",
    ],
  ])("%s", (name, columns) => {
    expect(`${linesOf(name)[0] ?? ""},`.startsWith(`${columns},`)).toBe(true);
  });
});

it("files.csv has a line for each file", () => {
  expect(linesOf("files.csv")[1]).toBe('"a,b.xlsx",00ff,12,rejected,,file-unreadable,壊れています。');
});

it("submissions.csv has a line for each institution, with what stands against its submission", () => {
  expect(linesOf("submissions.csv").slice(1)).toEqual([
    "482013,青葉市,needs_correction,2027-02-10,a.xlsx,1,1,情報照会者等,480002,AG0001,",
    "482030,月見市,not_received,,,0,0,情報照会者等,480002,,",
  ]);
});

it("submissions.csv counts what stands against the submission that counts; where none does, against every file", () => {
  const found = [
    finding("answer-missing", { file: "a.xlsx" }),
    finding("submission-late", { file: "a.xlsx" }),
    finding("file-unreadable", { file: "b.xlsx" }),
    finding("submission-duplicate", { file: "c.xlsx" }),
  ];
  const counted = [
    result(AOBA, given, { submission: submission("a.xlsx", { answers: given }), findings: found }),
    result(TSUKIMI, null, { status: "rejected", findings: found }),
  ];
  const csv = exportData(runResults({ institutions: counted })).find(({ name }) => name === "submissions.csv");
  expect([...(csv?.text() ?? [])].join("").split("\r\n").slice(1)).toEqual([
    "482013,青葉市,accepted,,a.xlsx,1,1,情報照会者等,480002,AG0001,",
    "482030,月見市,rejected,,,2,2,情報照会者等,480002,,",
    "",
  ]);
});

describe("answers.csv", () => {
  const lines = () => {
    const [, planned = "", implemented = "", notApplicable = ""] = linesOf("answers.csv");
    return { planned, implemented, notApplicable };
  };

  it("has a line for each answer, with its cell", () => {
    expect(linesOf("answers.csv")).toHaveLength(4);
    expect(lines().planned).toContain("482013,1,planned,2027-09-30,令和9年9月,△,a.xlsx,自己点検表,E1");
  });

  it("gives a date to planned answers only, and guards formulas", () => {
    expect(lines().implemented).toContain("482013,2,implemented,,'=1+1,〇,");
  });

  it("keeps a mark that is a dash", () => {
    expect(lines().notApplicable).toContain("482013,30,not_applicable,,,-,");
  });
});

it("an answer without date and without a row has empty cells", () => {
  const absent = { ...answer(1, { kind: "missing" }), place: null };
  const undated = answer(2, { kind: "planned", on: null });
  const only = result(AOBA, [absent, undated], { submission: submission("a.xlsx", { answers: [absent, undated] }) });
  const answersCsv = exportData(runResults({ institutions: [only] })).find(({ name }) => name === "answers.csv");
  expect([...(answersCsv?.text() ?? [])].join("").split("\r\n").slice(1)).toEqual([
    "482013,1,missing,,,,a.xlsx,,,,,,,",
    "482013,2,planned,,,,a.xlsx,自己点検表,E2,,,,,",
    "",
  ]);
});

it("findings.csv ends with the findings of files that belong to nobody", () => {
  const lines = linesOf("findings.csv");
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain("482013,2,answer-missing,error,answer-missing,a.xlsx,s,E9");
  expect(lines[4]).toContain(",,institution-unknown,error,institution-unknown,z.xlsx,,");
});

describe("names, so that a pivot table needs no look-up", () => {
  const FIRST = "No.1　1.1 組織・体制の整備　(1) 情報セキュリティに関する管理体制の整備";
  const SECOND = "No.2　1.1 組織・体制の整備　(2) 推進体制の整備";
  const namesIn = (file: string): readonly string[] => {
    const [headings = "", ...lines] = linesOf(file);
    const first = headings.split(",").indexOf("institution_name");
    return lines.map((line) =>
      line
        .split(",")
        .slice(first, first + 3)
        .join(","),
    );
  };

  it("end each answer: the institution, who supervises it, the measure", () => {
    expect(namesIn("answers.csv")).toEqual([
      `青葉市,架空第1県,${FIRST}`,
      `青葉市,架空第1県,${SECOND}`,
      "青葉市,架空第1県,No.30　4.1 施設・設備の要件　(1) 情報システムを設置する施設・設備の対策の基準の決定",
    ]);
  });

  it("end each finding, as far as it has an institution and a measure", () => {
    expect(namesIn("findings.csv")).toEqual([
      `青葉市,架空第1県,${SECOND}`,
      "青葉市,架空第1県,",
      "青葉市,架空第1県,",
      ",,",
    ]);
  });

  it("are made safe as any cell", () => {
    const institution = { ...AOBA, name: '=青葉,"市"' };
    const only = result(institution, given, { submission: own });
    const csv = exportData(runResults({ institutions: [only], registry: registry([institution]) })).find(
      ({ name }) => name === "answers.csv",
    );
    expect([...(csv?.text() ?? [])].join("")).toContain(`,"'=青葉,""市""",架空第1県,\r\n`);
  });
});

it("rollup.json has one object a body, with every inspected measure", () => {
  const bodies = JSON.parse(data().get("rollup.json") ?? "") as readonly Record<string, unknown>[];
  expect(bodies.map(({ code }) => code)).toEqual(["OP0001", "MN0001", "AG0001", "480002", "490008"]);
  expect(bodies[3]).toMatchObject({
    name: "架空第1県",
    kind: "取りまとめ都道府県",
    parent: "MN0001",
    institutions: 2,
    submitted: 1,
    needs_correction: 1,
    not_received: 1,
    rejected: 0,
  });
  expect(bodies[3]?.["measures"]).toEqual([
    { number: 1, implemented: 0, planned: 1, not_applicable: 0, missing: 0, invalid: 0 },
    { number: 2, implemented: 1, planned: 0, not_applicable: 0, missing: 0, invalid: 0 },
    { number: 30, implemented: 0, planned: 0, not_applicable: 1, missing: 0, invalid: 0 },
  ]);
});
