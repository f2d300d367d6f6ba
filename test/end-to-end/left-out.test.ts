/** Files that people leave out without saying whose they are (提出から除外): every paper of their sender knows of them. */
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { explainFigure } from "../../pipeline/stages/explain-figure.ts";
import { decisionRows } from "../build/decisions.ts";
import { csvRecords, desk } from "../build/folder.ts";
import { dataIn } from "../build/status-page.ts";
import { xlsx } from "../build/xlsx.ts";

const BY_CONTENTS = "架空第1県/白波村.xlsx";
const BY_NAME = "架空第1県/483036_送付状.pdf";
const OF_NOBODY = "架空第1県/会議の案内.pdf";

const table = desk();
let outputs: ReturnType<typeof table.outputs>;
let reports: readonly { readonly path: string }[];

beforeAll(async () => {
  table.put(`inputs/${BY_NAME}`, "%PDF-1.7 letter");
  table.put(`inputs/${OF_NOBODY}`, "%PDF-1.7 invitation");
  const leftOut = [BY_CONTENTS, BY_NAME, OF_NOBODY].map((file) => ({ 判断: "提出から除外", 対象ファイル: file }));
  table.put("inputs/decisions.xlsx", await xlsx({ 判断: { rows: decisionRows(...leftOut) } }));
  ({ reports } = await table.run());
  outputs = table.outputs();
}, 60_000);
afterAll(() => {
  table.clear();
});

const rows = (name: string): ReturnType<typeof csvRecords> => csvRecords(outputs[`data/${name}.csv`] ?? "");

function textOf(path: (path: string) => boolean): string {
  const [, bytes = ""] = Object.entries(outputs).find(([each]) => path(each)) ?? [];
  const xml = strFromU8(unzipSync(Buffer.from(bytes, "latin1"))["word/document.xml"] ?? new Uint8Array());
  return xml.replace(/<[^>]+>/gu, "");
}

it("the data say whose they are, by their contents and their names", () => {
  const owners = [BY_CONTENTS, BY_NAME, OF_NOBODY].map((path) => rows("files").find((row) => row["path"] === path));
  expect(owners.map((row) => [row?.["status"], row?.["institution_code"]])).toEqual([
    ["ignored", "483028"],
    ["ignored", "483036"],
    ["ignored", ""],
  ]);
  expect(rows("decisions").map((row) => row["institution_code"])).toEqual(["483028", "483036", ""]);
  const status = new Map(rows("submissions").map((row) => [row["institution_code"], row["status"]]));
  expect([status.get("483028"), status.get("483036")]).toEqual(["not_received", "not_received"]);
});

it("the report of the body that collects has them, and its figure comes to that; what is nobody's is the operator's", async () => {
  const report = (code: string) =>
    textOf((path) => path.startsWith(`reports/${code}_`) && path.includes("取りまとめ報告書"));
  expect(report("480002")).toContain("次の2件の判断をした");
  expect(report("OP0001")).toContain("次の3件の判断をした");
  const { outputs: folder } = table.options;
  const explained = await explainFigure({ outputs: folder, previous: null, body: "480002", figure: "decisionCount" }, table.shell); // prettier-ignore
  expect("matches" in explained && explained.matches).toBe(true);
});

it("its tables and the page of the institution have them", async () => {
  const book = new ExcelJS.Workbook();
  const path = reports.find((each) => each.path.includes("/480002_") && each.path.endsWith(".xlsx"))?.path ?? "";
  await book.xlsx.readFile(join(table.options.outputs, path));
  const sheet = book.getWorksheet("判断");
  expect([4, 5].map((row) => sheet?.getRow(row).getCell(4).text)).toEqual(["483028", "483036"]);
  const page = dataIn(Buffer.from(outputs["状況.html"] ?? "", "latin1").toString()) as {
    readonly institutions: readonly Record<"code" | "decisions" | "submissions", unknown>[];
  };
  expect(page.institutions.find(({ code }) => code === "483036")).toMatchObject({
    decisions: [{ row: 3, kind: "提出から除外" }],
    submissions: [{ file: BY_NAME, state: "提出物以外" }],
  });
});

it("a reminder says that what has come does not count", () => {
  const letter = (code: string) => textOf((path) => path.includes(`/${code}_`) && path.endsWith("督促状.docx"));
  expect(letter("483036")).toContain("受け取った「483036_送付状.pdf」は提出として取り扱っておらず、提出期限");
  expect(letter("483028")).toContain("受け取った「白波村.xlsx」は提出として取り扱っておらず、提出期限");
});
