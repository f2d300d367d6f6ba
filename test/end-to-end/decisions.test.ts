/** What people decided, from decisions.xlsx to every paper: figures count it, everything says so, and without it nothing is different. */
import { cpSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decisionRows, type DecisionCells } from "../build/decisions.ts";
import { csvRecords, desk } from "../build/folder.ts";
import { xlsx } from "../build/xlsx.ts";

const table = desk();
afterAll(() => {
  table.clear();
});

const SHIRANAMI = "架空第1県/白波村.xlsx";
const MIDORI = "架空第1県/緑が丘市（章別）.xlsx";
const OLD_YUNAGI = "架空第2県/492027_夕凪市.xlsx";
const PDF = "架空第1県/届いたもの.pdf";

const ROWS: readonly DecisionCells[] = [
  { 判断: "回答を読み替え", 対象ファイル: SHIRANAMI, 措置番号: 33, 値: "△" },
  { 判断: "実施予定時期を読み替え", 対象ファイル: SHIRANAMI, 措置番号: 33, 値: "令和9年9月" },
  { 判断: "回答を読み替え", 対象ファイル: SHIRANAMI, 措置番号: 92, 値: "〇", 機関コード: "483028" },
  { 判断: "指摘を了承", 対象ファイル: SHIRANAMI, 指摘コード: "direct-measure-answered", 措置番号: 64 },
  { 判断: "採用するファイル", 対象ファイル: OLD_YUNAGI, 機関コード: "492027" },
  { 判断: "機関を指定", 対象ファイル: PDF, 機関コード: "483036" },
  { 判断: "提出から除外", 対象ファイル: "会議の案内.pdf" },
  { 判断: "期限を延長", 機関コード: "483036", 値: "2027-04-30" },
  // From here on, each counts for nothing.
  { 判断: "回答を読み替え", 対象ファイル: "架空第2県/492027_夕凪市（修正版）.xlsx", 措置番号: 1, 値: "△" },
  { 判断: "回答を読み替え", 対象ファイル: MIDORI, 措置番号: 47, 値: "〇" },
  { 判断: "回答を読み替え", 対象ファイル: MIDORI, 措置番号: 47, 値: "－" },
  { 判断: "提出から除外", 対象ファイル: "架空第1県/483010_若葉町.xlsx", 期限: "2027-03-30" },
];

const putDecisions = async (...rows: readonly DecisionCells[]): Promise<void> => {
  table.put("inputs/decisions.xlsx", await xlsx({ 判断: { rows: decisionRows(...rows) } }));
};

let before: ReturnType<typeof table.outputs>;
let after: ReturnType<typeof table.outputs>;
let record: Awaited<ReturnType<typeof table.run>>;

beforeAll(async () => {
  table.put(`inputs/${PDF}`, "%PDF-1.7 scan");
  table.put("inputs/会議の案内.pdf", "%PDF-1.7 invitation");
  await table.run();
  before = table.outputs();
  await putDecisions(...ROWS);
  record = await table.run();
  after = table.outputs();
}, 60_000);

const rows = (name: string, outputs = after): ReturnType<typeof csvRecords> =>
  csvRecords(outputs[`data/${name}`] ?? "");
const answerOf = (measure: number, outputs = after): Readonly<Record<string, string>> | undefined =>
  rows("answers.csv", outputs).find(
    (row) => row["institution_code"] === "483028" && row["measure"] === String(measure),
  );
const statusOf = (code: string, outputs = after): string | undefined =>
  rows("submissions.csv", outputs).find((row) => row["institution_code"] === code)?.["status"];

/** The text of a body's papers whose names begin like this, paragraph by paragraph. */
function paperText(code: string, name: string, outputs = after): string {
  const isPaper = (path: string): boolean =>
    path.startsWith(`reports/${code}_`) && path.endsWith(".docx") && path.includes(`/${name}`);
  const [, bytes = ""] = Object.entries(outputs).find(([path]) => isPaper(path)) ?? [];
  const xml = strFromU8(unzipSync(Buffer.from(bytes, "latin1"))["word/document.xml"] ?? new Uint8Array());
  return xml.replace(/<\/w:p>/gu, "\n").replace(/<[^>]+>/gu, "");
}
const reportText = (code: string, outputs = after): string => paperText(code, "取りまとめ報告書", outputs);

describe("decisions that fit", () => {
  it("read answers as people decided, and leave what is written beside them", () => {
    expect(answerOf(33, before)).toMatchObject({ answer: "invalid", raw_mark: "×", planned_on: "" });
    expect(answerOf(33)).toMatchObject({ answer: "planned", raw_mark: "×", planned_on: "2027-09-30" });
    expect(answerOf(33)?.["rule"]).toMatch(/ mark:invalid decision:2 decision:3$/u);
    expect(answerOf(92)).toMatchObject({ answer: "implemented", raw_mark: "〇△" });
    expect(answerOf(91)).toEqual(answerOf(91, before));
  });

  it("take findings away, or make 参考 of them, so that nothing is left to correct", () => {
    expect([statusOf("483028", before), statusOf("483028")]).toEqual(["needs_correction", "accepted"]);
    const findings = rows("findings.csv").filter((row) => row["institution_code"] === "483028");
    expect(findings.map(({ code, severity }) => [code, severity])).toContainEqual(["direct-measure-answered", "info"]);
    expect(findings.find(({ code }) => code === "direct-measure-answered")?.["message"]).toMatch(
      /（了承済み：総務、令和9年3月1日）$/u,
    );
    expect(findings.map(({ code }) => code)).not.toContain("answer-unrecognized");
  });

  it("say which of two files counts", () => {
    const files = rows("files.csv");
    expect(files.find(({ path }) => path === OLD_YUNAGI)?.["status"]).toBe("accepted");
    const other = files.find(({ path }) => path?.endsWith("（修正版）.xlsx"));
    expect(other?.["status"]).toBe("superseded");
    expect(other?.["message"]).toContain("判断の6行目で採用すると決められた");
  });

  it("give what cannot be read to its sender, who is not reminded and need not be looked at any more", () => {
    expect([statusOf("483036", before), statusOf("483036")]).toEqual(["not_received", "rejected"]);
    const file = rows("files.csv").find(({ path }) => path === PDF);
    expect(file).toMatchObject({ status: "rejected", institution_code: "483036", code: "submission-waiting" });
    expect(file?.["message"]).toContain("判断の7行目により、受領・読取待ちとしました。中身はPDF文書");
    expect(record).toMatchObject({ rejected: [], exitCode: 0 });
    expect(reportText("480002")).toContain("（受領・読取待ち）");
  });

  it("leave a file out", () => {
    const file = rows("files.csv").find(({ path }) => path === "会議の案内.pdf");
    expect(file).toMatchObject({ status: "ignored", message: "判断の8行目により、提出から除外しました。" });
    expect(rows("files.csv").find(({ path }) => path === "decisions.xlsx")).toMatchObject({
      status: "ignored",
      message: "判断の記録です。",
    });
  });

  it("stand in the reports of those whom they concern, with who, when and why", () => {
    const text = reportText("480002");
    expect(text).toContain("取りまとめに当たっての判断");
    expect(text).toContain("次の6件の判断をした");
    // Measure 33 is no priority measure: a periodic report does not count it.
    expect(text).toContain("この報告書の集計では、判断により、1件の回答を読み替えている。");
    expect(text).toContain("【回答を読み替え】点検結果「×」（判読不能）を「△」としました。");
    expect(text).toContain("電話で確認した");
    expect(text).toContain("総務");
    expect(reportText("490008")).toContain("次の1件の判断をした");
    expect(reportText("OP0001")).toContain("次の8件の判断をした");
  });
});

describe("decisions that do not fit", () => {
  it("are warnings that name their rows, and change nothing", () => {
    const findings = rows("findings.csv").filter(({ code }) => code === "decision-unmatched");
    expect(findings.map(({ sheet, cell, severity }) => [sheet, cell, severity])).toEqual(
      ["G10", "G11", "G12", "G13"].map((cell) => ["判断", cell, "warning"]),
    );
    expect(findings[0]?.["message"]).toContain("対象ファイルは採用されていません");
    expect(findings[1]?.["message"]).toContain("12行目の判断と食い違うため");
    expect(findings[3]?.["message"]).toContain("期限（令和9年3月30日）が基準日より前のため");
    expect(record.unmatchedDecisions).toHaveLength(4);
    expect(record.appliedDecisions).toBe(rows("decisions.csv").filter(({ status }) => status === "applied").length);
    expect(statusOf("482021")).toBe(statusOf("482021", before));
    expect(statusOf("483010")).toBe("accepted");
  });

  it("are counted on the screen, in the papers and in the data alike", () => {
    const count = (severity: string): number =>
      rows("findings.csv").filter((row) => row["severity"] === severity).length;
    expect(record.findings).toEqual({ error: count("error"), warning: count("warning"), info: count("info") });
    expect(paperText("OP0001", "担当者用_対応一覧")).toContain("当てはまらない判断　要確認 4件");
    expect(reportText("OP0001")).toContain("不採用1件");
  });
});

it("data/decisions.csv says of each row what became of it", () => {
  expect(rows("decisions.csv").map(({ row, status }) => [row, status])).toEqual([
    ...["2", "3", "4", "5", "6", "7", "8", "9"].map((row) => [row, "applied"]),
    ["10", "unmatched"],
    ["11", "contradicted"],
    ["12", "contradicted"],
    ["13", "expired"],
  ]);
  expect(rows("decisions.csv")[0]).toMatchObject({
    decision: "回答を読み替え",
    decided_by: "総務",
    institution_name: "白波村",
    measure: "33",
    value: "△",
  });
});

/** Outputs without what tells of the runs before. */
function withoutRecords(outputs: ReturnType<typeof table.outputs>): ReturnType<typeof table.outputs> {
  const records = ["run.json", "data/history.jsonl", "data/changes.csv", "状況.html"];
  return Object.fromEntries(Object.entries(outputs).filter(([path]) => !records.includes(path)));
}

describe("another run", () => {
  it("has nothing to do until the decisions change, and then gives what a fresh run gives", async () => {
    expect((await table.run()).repeated).toBe(true);
    await putDecisions(...ROWS.slice(0, 1));
    expect((await table.run()).repeated).toBe(false);
    expect(answerOf(33, table.outputs())).toMatchObject({ answer: "planned", planned_on: "" });
    const changed = table.outputs();
    // What has been asked for before is no work that could be done again: it is what it is.
    cpSync(
      join(table.options.outputs, "data/history.jsonl"),
      join(`${table.options.outputs}-fresh`, "data/history.jsonl"),
    );
    await table.run({ fresh: true, outputs: `${table.options.outputs}-fresh` });
    expect(table.outputs("outputs-fresh")).toEqual(changed);
  }, 60_000);

  it("without decisions.xlsx is as if there had been none, but for what was asked of a file that has counted meanwhile", async () => {
    rmSync(join(table.options.inputs, "decisions.xlsx"));
    await table.run();
    expect(withoutRecords(table.outputs())).toEqual(withoutRecords(before));
    expect(table.outputs()["data/history.jsonl"]).toContain(basename(Buffer.from(OLD_YUNAGI).toString("latin1")));
  }, 60_000);

  it("counts as overdue from whom nothing has come, until the last day of a deadline that was extended", async () => {
    const [waiting, ...others] = rows("submissions.csv", table.outputs()).filter(
      ({ status }) => status === "not_received",
    );
    const overdueUntil = async (value: string) => {
      await putDecisions({ 判断: "期限を延長", 機関コード: waiting?.["institution_code"] ?? "", 値: value });
      return (await table.run()).overdueInstitutions;
    };
    expect(await overdueUntil("2027-03-30")).toBe(others.length + 1);
    expect(await overdueUntil("2027-03-31")).toBe(others.length);
  }, 60_000);

  it("refuses a row with a fault before anything is written", async () => {
    const last = table.outputs();
    await putDecisions({ 判断: "回答を読み替え", 対象ファイル: SHIRANAMI, 措置番号: 33, 値: "？" });
    await expect(table.run()).rejects.toMatchObject({ exitCode: 2 });
    expect(table.outputs()).toEqual(last);
  });
});
