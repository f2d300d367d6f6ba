import { describe, expect, it } from "vitest";
import { settleSubmissions, type SettledFile } from "../../pipeline/settle/index.ts";
import { FINDING_KINDS } from "../../pipeline/model/finding.ts";
import type { Inspection } from "../../pipeline/model/inspection.ts";
import { registry } from "../build/registry.ts";
import { finding, read, rejected } from "../build/results.ts";
import { AOBA, TSUKIMI } from "../build/submission.ts";

const AT = "482030";
const settle = (...inspections: readonly (Inspection | readonly [string, string])[]) =>
  settleSubmissions(
    inspections.map((given): SettledFile => {
      const [path, inspection] = "outcome" in given ? [given.path, given] : given;
      return { file: { path, sha256: path, bytes: 1 }, inspection };
    }),
    registry([AOBA, TSUKIMI]),
  );
/** Read, from a sheet without a field for the date of inspection. */
const unstated = (path: string, modifiedAt: string | null = null): Inspection => {
  const inspection = read(AT, path, { modifiedAt });
  return { ...inspection, submission: { ...inspection.submission, inspected: null } };
};
const accepted = (...inspections: readonly Inspection[]): readonly string[] =>
  settle(...inspections).files.flatMap(({ path, status }) => (status === "accepted" ? [path] : []));

describe("which submission of an institution counts", () => {
  const [EARLY, LATE] = ["2027-02-01T00:00:00.000Z", "2027-02-20T00:00:00.000Z"];

  it.each([
    [
      "the one inspected last",
      read(AT, "a", { on: "2027-02-02", modifiedAt: EARLY }),
      read(AT, "b", { on: "2027-02-01", modifiedAt: LATE }),
    ],
    [
      "one with an inspection date before one without",
      read(AT, "a", { on: "2027-02-01" }),
      read(AT, "b", { modifiedAt: LATE }),
    ],
    [
      "then the one modified last",
      read(AT, "a", { on: "2027-02-01", modifiedAt: LATE }),
      read(AT, "b", { on: "2027-02-01", modifiedAt: EARLY }),
    ],
    [
      "one with a modification date before one without",
      read(AT, "a", { on: "2027-02-01", modifiedAt: EARLY }),
      read(AT, "b", { on: "2027-02-01" }),
    ],
    ["one with an inspection date before one without the field", read(AT, "a", { on: "2027-02-01" }), unstated("b")],
    ["one modified last where none has the field", unstated("a", LATE), unstated("b", EARLY)],
    ["then the last path", read(AT, "b", { on: "2027-02-01" }), read(AT, "a", { on: "2027-02-01" })],
    ["by code point, not by UTF-16", read(AT, "𠮷", {}), read(AT, "\uFF5E", {})],
  ])("%s", (_, winner, other) => {
    expect(accepted(winner, other)).toEqual([winner.path]);
    expect(accepted(other, winner)).toEqual([winner.path]);
  });

  it("the others are superseded, listed, and never mixed in", () => {
    const { files, institutions } = settle(
      read(AT, "a", { on: "2027-02-01", findings: [finding("answer-missing", { file: "a" })] }),
      read(AT, "b", { on: "2027-02-02" }),
    );
    expect(files.map(({ path, status, code }) => [path, status, code])).toEqual([
      ["a", "superseded", "submission-duplicate"],
      ["b", "accepted", ""],
    ]);
    expect(institutions[1]?.findings.map(({ code, file }) => [code, file])).toEqual([["submission-duplicate", "a"]]);
    expect(institutions[1]).toMatchObject({ status: "accepted", files: { accepted: 1, superseded: 1, rejected: 0 } });
  });
});

it.each([
  ["点検日が新しい（令和9年2月2日、こちらは令和9年2月1日）", { on: "2027-02-02" }, { on: "2027-02-01" }],
  ["点検日が新しい（令和9年2月2日、こちらは点検日を読み取れない）", { on: "2027-02-02" }, {}],
  [
    "点検日が同じで、ブックの更新日時が新しい",
    { on: "2027-02-02", modifiedAt: "2027-02-03T00:00:00.000Z" },
    { on: "2027-02-02" },
  ],
  [
    "どちらも点検日を読み取れず、ブックの更新日時が新しい",
    { modifiedAt: "2027-02-03T00:00:00.000Z" },
    { modifiedAt: "2027-02-02T00:00:00.000Z" },
  ],
  ["どちらも点検日を読み取れず、ブックの更新日時でも決まらないため、ファイルの場所と名前の順で後になる", {}, {}],
  [
    "点検日が同じで、ブックの更新日時でも決まらないため、ファイルの場所と名前の順で後になる",
    { on: "2027-02-02" },
    { on: "2027-02-02" },
  ],
])("it is told which rule chose: %s", (words, winner, other) => {
  const { files, institutions } = settle(read(AT, "b", winner), read(AT, "a", other));
  expect(files[0]?.message).toBe(`${words}「b」を採用したため、集計していません。`);
  expect(institutions[1]?.findings[0]?.message).toContain(`のうち、${words}「b」を採用しました。`);
});

describe("the state of an institution", () => {
  const error = finding("answer-missing");
  const warning = finding("submission-late");

  it.each<[string, readonly Inspection[]]>([
    ["not_received", []],
    ["rejected", [rejected(AT, "a", "file-unreadable")]],
    ["accepted", [read(AT, "a")]],
    ["accepted", [read(AT, "a", { findings: [warning] })]],
    ["needs_correction", [read(AT, "a", { findings: [warning, error] })]],
    ["accepted", [read(AT, "a"), rejected(AT, "b", "file-encrypted")]],
  ])("%s", (status, inspections) => {
    expect(settle(...inspections).institutions.map((result) => result.status)).toEqual(["not_received", status]);
  });

  it("a rejected file beside a good one is still told", () => {
    const [, result] = settle(read(AT, "a"), rejected(AT, "b", "file-encrypted")).institutions;
    expect(result?.findings.map(({ code, file }) => [code, file])).toEqual([["file-encrypted", "b"]]);
  });
});

it("a rejected file of nobody is kept apart", () => {
  const { unassigned, institutions } = settle(rejected("", "x.pdf", "file-unsupported"));
  expect(unassigned.map(({ code, file }) => [code, file])).toEqual([["file-unsupported", "x.pdf"]]);
  expect(institutions.flatMap(({ findings }) => findings)).toEqual([]);
});

it.each([
  ["架空第1県/x.xlsx", "480002"],
  ["480002 提出分/架空省/再提出/x.xlsx", "MN0001"],
  ["架空省/架空第1県.zip/x.xlsx", "480002"],
  ["架空第1県と架空第2県/x.xlsx", undefined],
  ["架空第1県立/x.xlsx", undefined],
  ["架空第1県.xlsx", undefined],
])("a file of nobody bears the body in whose folder it lies: %s", (path, folderOf) => {
  const { unassigned, institutions } = settle(rejected("", path, "file-unreadable"));
  expect(unassigned).toMatchObject([{ institutionCode: "", file: path }]);
  expect(unassigned[0]?.folderOf).toBe(folderOf);
  expect(institutions.flatMap(({ findings }) => findings)).toEqual([]);
});

it("a file that counts although its institution is doubtful is told with the doubt", () => {
  const doubt = finding("institution-mismatch", { file: "b", message: "機関名が異なります。" });
  const doubted = (code: string, path: string) =>
    read(code, path, {
      on: "2027-02-02",
      findings: [finding("submission-late", { file: path }), { ...doubt, file: path }],
    });
  const { doubtful } = settle(
    doubted(AT, "b"),
    read(AT, "a", { on: "2027-02-01", findings: [finding("institution-mismatch", { file: "a" })] }),
    rejected(TSUKIMI.code, "c", "file-unreadable"),
    // Listed as rejected: not once more.
    rejected(AT, "d", "institution-mismatch"),
  );
  expect(doubtful).toEqual([{ path: "b", message: "機関名が異なります。" }]);
  expect(settle(read(AT, "a")).doubtful).toEqual([]);
});

it("every file is listed once, by path, ignored ones too", () => {
  const { files } = settle(read(AT, "b"), ["~$b.xlsx", "一時ファイルです。"], rejected("", "a", "file-unreadable"));
  expect(files.map(({ path, status }) => [path, status])).toEqual([
    ["a", "rejected"],
    ["b", "accepted"],
    ["~$b.xlsx", "ignored"],
  ]);
});

describe("what is told of a file", () => {
  const settled = () =>
    settle(
      read(AT, "a", { on: "2027-02-01" }),
      read(AT, "b", { on: "2027-02-02" }),
      rejected(AT, "c", "file-encrypted"),
      rejected("", "d", "table-not-found"),
      ["e", "名簿です。"],
    );
  const { fix: fixOfEncrypted, clerk } = FINDING_KINDS["file-encrypted"];
  const { fix: fixOfTable } = FINDING_KINDS["table-not-found"];

  it("in files.csv, each with its institution, its code and what to do", () => {
    const { files } = settled();
    const told = files.map(({ institutionCode, code, message }) => [institutionCode, code, message]);
    expect(told).toEqual([
      [
        AT,
        "submission-duplicate",
        "点検日が新しい（令和9年2月2日、こちらは令和9年2月1日）「b」を採用したため、集計していません。",
      ],
      [AT, "", ""],
      [
        AT,
        "file-encrypted",
        `読めません。${fixOfEncrypted}${clerk ?? ""}ただし、この機関は「b」を採用しています。それより前の提出であれば依頼は要りません（「提出から除外」と判断できます）。`,
      ],
      ["", "table-not-found", `読めません。${fixOfTable}`],
      ["", "", "名簿です。"],
    ]);
    expect(files.map(({ sha256, bytes }) => [sha256, bytes])).toEqual(
      ["a", "b", "c", "d", "e"].map((name) => [name, 1]),
    );
  });

  it("in the findings, which belong to the whole file", () => {
    const { institutions, unassigned } = settled();
    const whole = { measure: null, sheet: "", cell: "" };
    expect(institutions[1]?.findings).toEqual([
      {
        ...whole,
        institutionCode: AT,
        code: "submission-duplicate",
        severity: FINDING_KINDS["submission-duplicate"].severity,
        message:
          "同じ機関の提出のうち、点検日が新しい（令和9年2月2日、こちらは令和9年2月1日）「b」を採用しました。採用したファイルで差し支えないか確かめてください。",
        file: "a",
      },
      {
        ...whole,
        institutionCode: AT,
        code: "file-encrypted",
        severity: "error",
        message: `読めません。${fixOfEncrypted}`,
        file: "c",
      },
    ]);
    expect(unassigned).toEqual([
      {
        ...whole,
        institutionCode: "",
        code: "table-not-found",
        severity: "error",
        message: `読めません。${fixOfTable}`,
        file: "d",
      },
    ]);
  });

  it("in the counts of its institution", () => {
    const { institutions } = settled();
    expect(institutions.map((result) => result.files)).toEqual([
      { accepted: 0, superseded: 0, rejected: 0 },
      { accepted: 1, superseded: 1, rejected: 1 },
    ]);
    expect(institutions.map(({ submission }) => submission?.file ?? null)).toEqual([null, "b"]);
  });
});

it("does not depend on the order in which the files were read", () => {
  const inspections = [
    read(AT, "a", { on: "2027-02-01" }),
    read(AT, "b", { on: "2027-02-02" }),
    rejected(AT, "c", "file-unreadable"),
    rejected("", "d", "file-unsupported"),
    rejected("", "e", "file-unreadable"),
    rejected("", "\uFF5E", "table-not-found"),
  ];
  const wanted = settle(...inspections);
  expect(wanted.unassigned.map(({ file }) => file)).toEqual(["d", "e", "\uFF5E"]);
  expect(settle(...inspections.toReversed())).toEqual(wanted);
  expect(settle(...inspections.slice(3), ...inspections.slice(0, 3))).toEqual(wanted);
});
