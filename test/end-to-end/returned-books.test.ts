/** Workbooks that go back to institutions: one for each submission with errors, from wherever it lies, and read the same when it comes back. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { csvRecords, desk, type Desk } from "../build/folder.ts";
import { filledForm } from "../build/xlsx.ts";

/** After the run that all tests look at, or go on from. */
let first: Desk;
let record: Awaited<ReturnType<Desk["run"]>>;
let table: Desk;
beforeAll(async () => {
  first = desk();
  record = await first.run();
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

const FOLDER = "letters/480002_架空第1県/482030_月見市";
const BOOK = `${FOLDER}/月見市 自己点検（確認依頼）.xlsx`;
const INPUT = "inputs/架空第1県/月見市 自己点検.xlsx";
const output = (path: string): string => join(table.options.outputs, path);
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(output(path)));

async function listOf(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const sheet = book.worksheets.at(-1);
  expect(sheet?.name).toBe("確認依頼一覧");
  const rows = sheet?.getRows(5, sheet.rowCount - 4) ?? [];
  return rows.map((row) => [2, 3, 4, 5].map((column) => row.getCell(column).text));
}

const errorsOf = (code: string): readonly (readonly (string | undefined)[])[] =>
  csvRecords(readFileSync(output("data/findings.csv")).toString("latin1"))
    .filter((row) => row["institution_code"] === code && row["severity"] === "error")
    .map(({ sheet, cell, measure, message = "" }) => {
      // What to do stands in a column of its own.
      return [sheet, cell, measure, message.replace(/[^。]*ください。.*$/u, "")];
    });

it("one goes back for each institution that must correct something, with its findings and nothing else", async () => {
  expect(record.returned).toHaveLength(record.sums.institutions.needs_correction);
  for (const { path, sha256 } of record.returned ?? []) {
    expect(table.shell.sha256(bytesOf(path))).toBe(sha256);
    const code = /\/(\d{6})_[^/]*\/[^/]*$/u.exec(path)?.[1] ?? "";
    expect((await listOf(bytesOf(path))).map(String).sort()).toEqual(errorsOf(code).map(String).sort());
  }
  const original = await readWorkbook(new Uint8Array(readFileSync(join(table.folder, INPUT))));
  expect(await readWorkbook(bytesOf(BOOK))).toEqual(original);
});

it("when it comes back as it was sent, everything is as before, and it is marked once", async () => {
  const [findings, list] = [errorsOf("482030"), await listOf(bytesOf(BOOK))];
  table.put(INPUT, bytesOf(BOOK));
  await table.run();
  expect(errorsOf("482030")).toEqual(findings);
  expect(await listOf(bytesOf(BOOK))).toEqual(list);
  expect((await readWorkbook(bytesOf(BOOK))).sheets).toHaveLength(1);
});

it("it is left alone while nothing about it changes, and goes with its folder when nothing is asked any more", async () => {
  const written = statSync(output(BOOK)).mtimeMs;
  table.put("inputs/架空第1県/482019.txt", "メモ");
  await table.run();
  expect(statSync(output(BOOK)).mtimeMs).toBe(written);
  table.put(
    INPUT,
    await filledForm(
      { code: "482030", name: "月見市", inspected: "令和9年2月10日" },
      { 5: { mark: "△", remark: "令和9年9月" } },
    ),
  );
  await table.run();
  expect(existsSync(output(FOLDER))).toBe(false);
});

it("from archives, and archives in them", async () => {
  const form = await filledForm({ code: "482030", name: "月見市", inspected: "令和9年3月10日" }, { 5: { mark: "×" } });
  const inner = zipSync({ "回答/月見市.xlsx": form });
  table.put("inputs/まとめ.zip", zipSync({ "中.zip": inner }));
  const { unwritten } = await table.run();
  expect(unwritten).toEqual([]);
  const book = bytesOf(`${FOLDER}/月見市（確認依頼）.xlsx`);
  expect((await listOf(book)).map(([, , measure]) => measure)).toEqual(["5"]);
  expect(await readWorkbook(book)).toEqual(await readWorkbook(form));
});
