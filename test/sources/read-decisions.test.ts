import { describe, expect, it } from "vitest";
import type { Decision } from "../../pipeline/model/decision.ts";
import { PipelineError, type Fault } from "../../pipeline/model/pipeline-error.ts";
import { readDecisions } from "../../pipeline/sources/index.ts";
import { decision, decisionWorkbook, type DecisionCells } from "../build/decisions.ts";
import { rawSheet, rawWorkbook } from "../build/raw-workbook.ts";

const read = (...rows: readonly DecisionCells[]): readonly Decision[] =>
  readDecisions(decisionWorkbook(...rows), "decisions.xlsx", "2027-03-31");

function faultsOf(...rows: readonly DecisionCells[]): readonly Fault[] {
  try {
    read(...rows);
  } catch (error) {
    if (error instanceof PipelineError && error.exitCode === 2) return error.faults;
    throw error;
  }
  return [];
}

const answer: DecisionCells = { 判断: "回答を読み替え", 対象ファイル: "a.xlsx", 措置番号: 8, 値: "〇" };

describe("a row of each kind", () => {
  it.each<[DecisionCells, Partial<Decision>]>([
    [
      { 判断: "機関を指定", 対象ファイル: "架空第1県\\案内.pdf", 機関コード: 482013 },
      { file: "架空第1県/案内.pdf", institutionCode: "482013" },
    ],
    [
      { 判断: "機関を指定", 対象ファイル: "a.pdf", 機関コード: "482013", 値: "受領・読取待ち" },
      { file: "a.pdf", institutionCode: "482013", value: "受領・読取待ち" },
    ],
    [
      { 判断: "採用するファイル", 対象ファイル: "a.xlsx", 機関コード: "４８２０１３" },
      { file: "a.xlsx", institutionCode: "482013" },
    ],
    [{ 判断: "提出から除外", 対象ファイル: "a.pdf" }, { file: "a.pdf" }],
    [answer, { file: "a.xlsx", measure: 8, value: "〇" }],
    [
      { ...answer, 措置番号: "No.８", 値: "-", シート: "点検表" },
      { file: "a.xlsx", sheet: "点検表", measure: 8, value: "－" },
    ],
    [
      { ...answer, 判断: "実施予定時期を読み替え", 値: "令和9年9月" },
      { file: "a.xlsx", measure: 8, value: "2027-09-30" },
    ],
    [
      { ...answer, 判断: "実施予定時期を読み替え", 値: new Date(Date.UTC(2027, 8, 1)) },
      { file: "a.xlsx", measure: 8, value: "2027-09-01" },
    ],
    [
      { 判断: "指摘を了承", 対象ファイル: "a.xlsx", 指摘コード: "submission-late" },
      { file: "a.xlsx", findingCode: "submission-late" },
    ],
    [
      { 判断: "期限を延長", 機関コード: "482013", 値: "R9.3.15" },
      { institutionCode: "482013", value: "2027-03-15" },
    ],
  ])("%o", (cells, expected) => {
    const kind = cells.判断 as Decision["kind"];
    expect(read(cells)).toEqual([decision(kind, expected)]);
  });

  it("keeps who, when, why and until when", () => {
    const cells = { ...answer, 日付: "令和9年2月20日", 理由: "写しで確認", 担当者: "架空", 期限: "2027-03-31" };
    expect(read(cells)).toMatchObject([
      { on: "2027-02-20", reason: "写しで確認", by: "架空", until: "2027-03-31", row: 2 },
    ]);
  });
});

it("an example row that nobody has overwritten is skipped, and the rows keep their numbers", () => {
  const example = { ...answer, 日付: "（例）2027-03-01", 対象ファイル: "（例）架空第1県/482013_青葉市.xlsx" };
  expect(read(example)).toEqual([]);
  expect(read(example, answer).map(({ row, cell }) => [row, cell])).toEqual([[3, "G3"]]);
});

describe("faults, all at once, each with its cell", () => {
  it.each<[string, DecisionCells, string, string]>([
    ["no kind", { ...answer, 判断: "" }, "G2", "判断: 空欄です。"],
    ["another kind", { ...answer, 判断: "修正" }, "G2", "判断: 「修正」は使えません。"],
    ["no date", { ...answer, 日付: null }, "A2", "日付: 空欄です。"],
    ["a date without a year", { ...answer, 日付: "3月1日" }, "A2", "日付: 日付として読み取れません。"],
    ["no reason", { ...answer, 理由: null }, "I2", "理由: 空欄です。"],
    ["no clerk", { ...answer, 担当者: null }, "J2", "担当者: 空欄です。"],
    ["a run-out that is none", { ...answer, 期限: "当面" }, "K2", "期限: 日付として読み取れません。"],
    [
      "no file",
      { ...answer, 対象ファイル: null },
      "B2",
      "対象ファイル: 判断「回答を読み替え」に必要ですが、空欄です。",
    ],
    ["no measure", { ...answer, 措置番号: null }, "E2", "措置番号: 判断「回答を読み替え」に必要ですが、空欄です。"],
    ["two measures", { ...answer, 措置番号: "8,9" }, "E2", "措置番号: 「8,9」は、1つの番号ではありません。"],
    ["words for a mark", { ...answer, 値: "実施済" }, "H2", "値: 「実施済」は、判断「回答を読み替え」に使えません。"],
    ["two marks", { ...answer, 値: "○◯" }, "H2", "値: 「○◯」は、判断「回答を読み替え」に使えません。"],
    ["no value", { ...answer, 値: null }, "H2", "値: 判断「回答を読み替え」に必要ですが、空欄です。"],
    [
      "a value that nobody asks for",
      { 判断: "提出から除外", 対象ファイル: "a.pdf", 値: "〇" },
      "H2",
      "値: 判断「提出から除外」では使いません（記入: 「〇」）。",
    ],
    [
      "a sheet of a whole file",
      { 判断: "提出から除外", 対象ファイル: "a.xlsx", シート: "旧" },
      "C2",
      "シート: 判断「提出から除外」では使いません（記入: 「旧」）。",
    ],
    [
      "a code that is none",
      { 判断: "指摘を了承", 対象ファイル: "a.xlsx", 指摘コード: "late" },
      "F2",
      "指摘コード: 「late」というコードはありません。",
    ],
    [
      "another word for waiting",
      { 判断: "機関を指定", 対象ファイル: "a.pdf", 機関コード: "482013", 値: "保留" },
      "H2",
      "値: 「保留」は、判断「機関を指定」に使えません。",
    ],
  ])("%s", (_, cells, cell, what) => {
    expect(faultsOf(cells)).toEqual([
      { where: `decisions.xlsx「判断」シート ${cell}`, what, fix: expect.stringMatching(/ください。$/u) as unknown },
    ]);
  });

  it("of several rows", () => {
    expect(
      faultsOf({ ...answer, 値: "x" }, answer, { ...answer, 理由: null }).map(({ where }) => where.slice(-2)),
    ).toEqual(["H2", "I4"]);
  });

  it("of a workbook without the sheet, or without a column", () => {
    const other = rawWorkbook([rawSheet("Sheet1", [["日付"]])]);
    expect(() => readDecisions(other, "decisions.xlsx", "2027-03-31")).toThrow("直す必要のある箇所が1件");
    const short = rawWorkbook([rawSheet("判断", [["日付", "対象ファイル", "判断"]])]);
    expect(() => readDecisions(short, "decisions.xlsx", "2027-03-31")).toThrow("直す必要のある箇所が8件");
  });
});
