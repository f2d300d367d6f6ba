/** Letters of a whole run: what stands in which folder, what goes when it is not needed any more, and what a template of the office may be. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { unzipSync, zipSync, strFromU8, strToU8 } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { desk, type Desk } from "../build/folder.ts";
import { officeLetter, paragraph, tableRow } from "../build/office-letter.ts";
import { filledForm } from "../build/xlsx.ts";
import { paragraphs, textOf } from "../documents/drawn-report.ts";

/** After the run that all tests look at, or go on from. */
let first: Desk;
let firstRecord: Awaited<ReturnType<Desk["run"]>>;
let table: Desk;
beforeAll(async () => {
  first = desk();
  firstRecord = await first.run();
});
afterAll(() => {
  first.clear();
});
beforeEach(() => {
  table = desk(first);
});
afterEach(() => {
  table.clear();
});

const PREFECTURE = "letters/480002_架空第1県";
const output = (path: string): string => join(table.options.outputs, path);
const bodyOf = (path: string): string => strFromU8(unzipSync(new Uint8Array(readFileSync(output(path))))["word/document.xml"] ?? new Uint8Array()); // prettier-ignore
/** ◆: 朝日村 has an aggregator. */
const LEFT_TO_AGGREGATOR = Object.fromEntries([30, 31, 43, 64, 70, 71, 72].map((number) => [number, { mark: "－" }]));
const lettersIn = (): readonly string[] => Object.keys(table.outputs()).filter((path) => /^letters\//u.test(path));

async function failure(): Promise<PipelineError> {
  const error: unknown = await table.run().catch((reason: unknown) => reason);
  if (!(error instanceof PipelineError)) throw new Error("The run did not fail as it should.");
  return error;
}

it("each institution that must answer has its letter, its mail and its line in the list; each body has them to print", () => {
  expect(lettersIn().filter((path) => !/（確認依頼）\.xlsx$/u.test(path))).toEqual([
    `${PREFECTURE}/482021_緑が丘市/メール文面.txt`,
    `${PREFECTURE}/482021_緑が丘市/見直し・確認依頼書.docx`,
    `${PREFECTURE}/482030_月見市/メール文面.txt`,
    `${PREFECTURE}/482030_月見市/見直し・確認依頼書.docx`,
    `${PREFECTURE}/483028_白波村/メール文面.txt`,
    `${PREFECTURE}/483028_白波村/見直し・確認依頼書.docx`,
    `${PREFECTURE}/483036_朝日村/メール文面.txt`,
    `${PREFECTURE}/483036_朝日村/督促状.docx`,
    `${PREFECTURE}/宛名一覧.xlsx`,
    `${PREFECTURE}/督促状（全機関）.docx`,
    `${PREFECTURE}/見直し・確認依頼書（全機関）.docx`,
    "letters/490008_架空第2県/492019_青葉市/メール文面.txt",
    "letters/490008_架空第2県/492019_青葉市/見直し・確認依頼書.docx",
    "letters/490008_架空第2県/宛名一覧.xlsx",
    "letters/490008_架空第2県/見直し・確認依頼書（全機関）.docx",
  ]);
  for (const { path, sha256 } of firstRecord.letters ?? [])
    expect(table.shell.sha256(new Uint8Array(readFileSync(output(path))))).toBe(sha256);
  expect([...(firstRecord.letters ?? []), ...(firstRecord.returned ?? [])].map(({ path }) => path).sort()).toEqual(
    [...lettersIn()].sort(),
  );
  expect(firstRecord.reports.map(({ path }) => path)).toContain(
    "reports/OP0001_架空ネットワーク運営機構/JK0001_架空住民情報センター_様02-06 安全管理措置確認結果報告書_令和8年度 定期点検.docx",
  );
  const together = paragraphs(bodyOf(`${PREFECTURE}/見直し・確認依頼書（全機関）.docx`));
  expect(together.filter((text) => / ?御中$/u.test(text))).toEqual([
    "緑が丘市　総務課　御中",
    "月見市　企画課　御中",
    "白波村　住民課　御中",
  ]);
});

it("all papers bear the day that the registry states, and with another day they are others: reminders wait for the deadline", async () => {
  const report = "reports/480002_架空第1県/取りまとめ報告書_架空第1県_令和8年度 定期点検.docx";
  const headsOf = (path: string) => paragraphs(bodyOf(path)).slice(0, 3).join("　");
  expect(headsOf(report)).toContain("令和9年4月5日");
  expect(headsOf(`${PREFECTURE}/483036_朝日村/督促状.docx`)).toContain("令和9年4月5日");
  const path = join(table.options.inputs, "registry.xlsx");
  const registry = new ExcelJS.Workbook();
  await registry.xlsx.readFile(path);
  const settings = registry.getWorksheet("点検");
  settings?.eachRow((row) => {
    if (row.getCell(1).text === "発出日") row.getCell(2).value = "2027-02-28";
  });
  await registry.xlsx.writeFile(path);
  const record = await table.run();
  expect([record.repeated, record.overdueInstitutions, record.sums.institutions.not_received]).toEqual([false, 0, 1]);
  expect(existsSync(output(`${PREFECTURE}/483036_朝日村/督促状.docx`))).toBe(false);
  for (const paper of [report, `${PREFECTURE}/482030_月見市/見直し・確認依頼書.docx`])
    expect(headsOf(paper)).toContain("令和9年2月28日");
});

it("the list of addresses has codes as text, and the names of all that goes out", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(output(`${PREFECTURE}/宛名一覧.xlsx`));
  const [sheet] = book.worksheets;
  const rows = (sheet?.getRows(1, 5) ?? []).map((row) =>
    Array.from({ length: 11 }, (_, at) => row.getCell(at + 1).text),
  );
  expect(rows[0]).toEqual(["機関コード", "機関名", "担当部署", "メール", "連絡先", "文書の種類", "回答期限", "フォルダー", "文書", "確認依頼のブック", "メール文面"]); // prettier-ignore
  expect(rows.slice(1).map(([code, , , , , kind]) => [code, kind])).toEqual([
    ["482021", "見直し・確認依頼書"],
    ["482030", "見直し・確認依頼書"],
    ["483028", "見直し・確認依頼書"],
    ["483036", "督促状"],
  ]);
  for (const [, , , , , , , folder = "", ...files] of rows.slice(1))
    for (const file of files.filter((name) => name !== ""))
      expect(existsSync(output(`${PREFECTURE}/${folder}/${file}`))).toBe(true);
  expect(sheet?.getCell("A2").value).toBe("482021");
});

it("mails open in Notepad", () => {
  const text = readFileSync(output(`${PREFECTURE}/483036_朝日村/メール文面.txt`), "utf8");
  expect(text.startsWith("\uFEFF宛先：")).toBe(true);
  expect(text.endsWith("\r\n")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
});

it("what has been answered is gone with its folder, all else keeps its bytes", async () => {
  const before = table.outputs();
  table.put(
    "inputs/架空第1県/483036_朝日村.xlsx",
    await filledForm({ code: "483036", name: "朝日村", inspected: "令和9年2月1日" }, LEFT_TO_AGGREGATOR),
  );
  await table.run();
  const after = table.outputs();
  expect(existsSync(output(`${PREFECTURE}/483036_朝日村`))).toBe(false);
  expect(existsSync(output(`${PREFECTURE}/督促状（全機関）.docx`))).toBe(false);
  const letter = `${PREFECTURE}/482030_月見市/見直し・確認依頼書.docx`;
  expect(after[letter]).toBe(before[letter]);
  expect(after[`${PREFECTURE}/宛名一覧.xlsx`]).not.toBe(before[`${PREFECTURE}/宛名一覧.xlsx`]);
});

it("the same inputs give the same bytes, drawn here or elsewhere, and nothing is drawn twice", async () => {
  const first = table.outputs();
  expect((await table.run()).repeated).toBe(true);
  await table.run({ outputs: join(table.folder, "again"), jobs: 1 });
  expect(table.outputs("again")).toEqual(first);
});

it("a template of the office with another layout is filled as it is; only its letters are drawn anew", async () => {
  const before = table.outputs();
  const place = `<w:tr><w:tc><w:tcPr/>${paragraph("{{指摘.お願い}}")}</w:tc><w:tc><w:tcPr/>${paragraph("｛｛指摘.シート｝｝の{{指摘.", "セル}}")}</w:tc></w:tr>`;
  const rows = `<w:tbl>${tableRow("お願い", "場所")}${place}</w:tbl>`;
  const section =
    '<w:sectPr><w:headerReference w:type="default" r:id="head1"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>';
  table.put(
    "templates/letters/見直し・確認依頼書.docx",
    officeLetter({ body: rows + paragraph("期限は{{回答", "期限}}"), headers: [paragraph("{{機関名}}様")], section }),
  );
  await table.run();
  const path = `${PREFECTURE}/482030_月見市/見直し・確認依頼書.docx`;
  expect(paragraphs(bodyOf(path)).slice(0, 4)).toEqual(["お願い", "場所", "「〇」のことでしたら「〇」、違えば〇・△・－のいずれか1つを記入してください。", "点検表のF112"]); // prettier-ignore
  expect(bodyOf(path)).toContain('w:orient="landscape"');
  const all = unzipSync(new Uint8Array(readFileSync(output(`${PREFECTURE}/見直し・確認依頼書（全機関）.docx`))));
  const heads = Object.keys(all).filter((name) => /header/u.test(name));
  expect(heads.map((name) => textOf(strFromU8(all[name] ?? new Uint8Array())))).toEqual(["緑が丘市様", "月見市様", "白波村様"]); // prettier-ignore
  const after = table.outputs();
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(changed.filter((name) => !name.includes("見直し・確認依頼書"))).toEqual(["run.json"]);
});

it("a fault in a template is told before anything is written", async () => {
  const before = table.outputs();
  const path = join(table.folder, "templates/letters/督促状.docx");
  const parts = unzipSync(new Uint8Array(readFileSync(path)));
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array()).replace("{{回答期限}}", "{{回答の期日}}");
  writeFileSync(path, zipSync({ ...parts, "word/document.xml": strToU8(xml) }));
  const { exitCode, faults } = await failure();
  expect(exitCode).toBe(2);
  expect(faults).toEqual([
    expect.objectContaining({
      where: "letters/督促状.docx（本文）",
      what: "「{{回答の期日}}」という差し込みの名前はありません",
    }),
  ]);
  expect(faults[0]?.fix).toMatch(/^「回答期限」ではありませんか。/u);
  expect(table.outputs()).toEqual(before);

  rmSync(path);
  expect((await failure()).faults[0]?.where).toContain("督促状.docx");
  expect(table.outputs()).toEqual(before);
  expect(readdirSync(join(table.folder, "templates/letters"))).not.toContain("督促状.docx");
});
