/** What decide proposes: every open thing as a row, which, confirmed, leaves nothing open. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProposedDecision } from "../../pipeline/model/decision.ts";
import { newDecisionsBook } from "../../pipeline/sources/index.ts";
import { findOpenQuestions, proposalFile } from "../../pipeline/stages/open-questions.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { writeNewBook } from "../../pipeline/workbook/write/new-book/index.ts";
import { csvRecords, desk } from "../build/folder.ts";
import { filledForm } from "../build/xlsx.ts";

const table = desk();
afterAll(() => {
  table.clear();
});

let proposed: readonly ProposedDecision[];
beforeAll(async () => {
  table.put("inputs/会議の案内.pdf", "%PDF-1.7");
  table.put("inputs/架空第1県/483036_朝日村.pdf", "%PDF-1.7");
  table.put("inputs/架空第1県/482013_青葉市.pdf", "%PDF-1.7");
  const header = { code: null, name: "朝目村", inspected: "令和9年2月1日" };
  table.put("inputs/届いたもの.xlsx", await filledForm(header, {}));
  proposed = await findOpenQuestions(table.options, table.shell);
}, 60_000);

const short = (row: ProposedDecision): readonly (string | undefined)[] => [
  row.対象ファイル,
  row.判断,
  row.機関コード,
  row.措置番号,
  row.値,
];

it("lists files of nobody with their closest names, what cannot be read, and answers with their suggestions", () => {
  expect(proposed.map(short)).toEqual([
    ["会議の案内.pdf", "提出から除外", undefined, undefined, undefined],
    ["届いたもの.xlsx", "機関を指定", "483036", undefined, undefined],
    ["架空第1県/482013_青葉市.pdf", "機関を指定", "482013", undefined, "受領・読取待ち"],
    ["架空第1県/483036_朝日村.pdf", "機関を指定", "483036", undefined, "受領・読取待ち"],
    ["架空第1県/緑が丘市（章別）.xlsx", "実施予定時期を読み替え", "482021", "74", undefined],
    ["架空第1県/月見市 自己点検.xlsx", "回答を読み替え", "482030", "81", "〇"],
    ["架空第1県/白波村.xlsx", "回答を読み替え", "483028", "33", "△"],
    ["架空第1県/白波村.xlsx", "回答を読み替え", "483028", "92", ""],
  ]);
  expect(proposed[1]?.手がかり).toMatch(/^朝日村？ 【機関を特定できない】/u);
  // Of one whose workbook counts, and of one from whom nothing else has come.
  expect(proposed[2]?.手がかり).toMatch(/この機関は「架空第1県\/482013_青葉市\.xlsx」を採用しています。/u);
  expect(proposed[3]?.手がかり).not.toContain("採用しています");
  expect(proposed.at(-1)?.手がかり).toBe("白波村 E120：点検結果「〇△」");
});

it("writes no output of a run", () => {
  expect(table.outputs()).toEqual({});
});

describe("a file of them", () => {
  it("is a workbook that only lacks who, when and why", async () => {
    const workbook = await readWorkbook(await proposalFile(proposed, "xlsx"));
    expect(workbook.sheets[0]?.name).toBe("判断");
    expect(workbook.sheets[0]?.cells.some(({ text }) => text === "483036")).toBe(true);
  });

  it("is CSV with the headings of the sheet", async () => {
    const records = csvRecords(Buffer.from(await proposalFile(proposed, "csv")).toString("latin1"));
    expect(records).toHaveLength(8);
    expect(records[5]).toMatchObject({ 措置番号: "81", 値: "〇", 判断: "回答を読み替え" });
  });
});

it("confirmed, leave nothing open", async () => {
  const confirmed = proposed.map((row) => ({
    ...row,
    日付: "2027-03-01",
    理由: "電話で確認した",
    担当者: "総務",
    ...(row.措置番号 === "92" && { 値: "〇" }),
    ...(row.措置番号 === "74" && { 値: "令和10年3月" }),
  }));
  table.put("inputs/decisions.xlsx", await writeNewBook(newDecisionsBook(confirmed)));
  const record = await table.run();
  expect(record.unmatchedDecisions).toBeUndefined();
  expect(record).toMatchObject({ exitCode: 0, rejected: [] });
  expect(csvRecords(table.outputs()["data/decisions.csv"] ?? "").map(({ status }) => status)).toEqual(
    confirmed.map(() => "applied"),
  );
  expect(await findOpenQuestions(table.options, table.shell)).toEqual([]);
}, 60_000);
