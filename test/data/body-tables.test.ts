/** Every sheet of 取りまとめ表.xlsx, counted once more from the CSV files: nothing here knows how the sheets are made. */
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decisionRows } from "../build/decisions.ts";
import { csvRecords, desk, type Desk } from "../build/folder.ts";
import { xlsx } from "../build/xlsx.ts";

type Row = Readonly<Record<string, string>>;

let table: Desk;
let data: Readonly<Record<"submissions" | "answers" | "findings" | "changes" | "decisions", readonly Row[]>>;
const books = new Map<string, ExcelJS.Workbook>();
let registry: ExcelJS.Workbook;

beforeAll(async () => {
  table = desk();
  const decided = { 判断: "回答を読み替え", 対象ファイル: "架空第1県/白波村.xlsx", 措置番号: 33, 値: "△" };
  const unmatched = { ...decided, 対象ファイル: "ない.xlsx" };
  table.put("inputs/decisions.xlsx", await xlsx({ 判断: { rows: decisionRows(decided, unmatched) } }));
  const { reports } = await table.run();
  const outputs = table.outputs();
  const csv = (name: string): readonly Row[] => csvRecords(outputs[`data/${name}.csv`] ?? "");
  // As they count: ◆ of inquirers that have an aggregator is the aggregator's.
  const direct = new Set(csv("measures").flatMap((row) => (row["direct"] === "◆" ? [row["measure"]] : [])));
  const users = new Set(csv("submissions").flatMap((row) => (row["institution_kind"] === "情報照会者等" && row["aggregator_code"] !== "" ? [row["institution_code"]] : []))); // prettier-ignore
  const isLeft = (row: Row): boolean => direct.has(row["measure"]) && users.has(row["institution_code"]);
  data = {
    submissions: csv("submissions"),
    answers: csv("answers").map((row) => {
      const written = { ...row, written: row["answer"] ?? "" };
      return isLeft(row) ? { ...written, answer: "not_applicable", planned_on: "" } : written;
    }),
    findings: csv("findings"),
    changes: csv("changes"),
    decisions: csv("decisions"),
  };
  for (const { path } of reports.filter((each) => each.path.includes("/取りまとめ表_"))) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(table.options.outputs, path));
    books.set(path.split("/")[1]?.split("_")[1] ?? "", book);
  }
  registry = new ExcelJS.Workbook();
  await registry.xlsx.readFile(join(table.folder, "inputs/registry.xlsx"));
}, 120_000);
afterAll(() => {
  table.clear();
});

function rowsOf(body: string, sheet: string): readonly Row[] {
  const found = books.get(body)?.getWorksheet(sheet);
  if (found === undefined) throw new Error(`There is no ${sheet} of ${body}.`);
  return records(found, 3);
}

function records(sheet: ExcelJS.Worksheet, headings: number): readonly Row[] {
  const text = (cell: ExcelJS.Cell): string =>
    cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.text;
  const names: string[] = [];
  sheet.getRow(headings).eachCell((cell, column) => (names[column] = cell.text));
  const rows: Row[] = [];
  for (let row = headings + 1; row <= sheet.rowCount; row++)
    rows.push(Object.fromEntries(names.flatMap((name, column) => [[name, text(sheet.getRow(row).getCell(column))]])));
  return rows;
}

const sorted = (lines: readonly (readonly (string | undefined)[])[]): readonly string[] =>
  lines.map((line) => JSON.stringify(line)).sort();

/** The operator covers all; a prefecture those that it collects. */
describe.each(["架空ネットワーク運営機構", "架空第1県"])("of %s", (body) => {
  const isAll = body === "架空ネットワーク運営機構";
  const submitters = (): readonly Row[] => {
    const own = new Set(
      data.answers.filter((row) => row["supervising_body"] === body).map((row) => row["institution_code"]),
    );
    const sheet = registry.getWorksheet("接続機関");
    if (sheet !== undefined)
      for (const row of records(sheet, 1)) if (row["取りまとめ機関コード"] === "480002") own.add(row["機関コード"]);
    return data.submissions.filter((row) => isAll || own.has(row["institution_code"]));
  };
  const covers = (row: Row): boolean =>
    submitters().some((each) => each["institution_code"] === row["institution_code"]) ||
    (isAll && row["institution_code"] === "");
  const answers = (): readonly Row[] => data.answers.filter(covers);
  const priority = new Set<string>();

  it("集計", () => {
    const figures = new Map(
      rowsOf(body, "集計").map((row) => [`${row["区分"] ?? ""} ${row["項目"] ?? ""}`, row["今回"]]),
    );
    const count = (rows: readonly Row[], column: string, value: string): string =>
      String(rows.filter((row) => row[column] === value).length);
    expect(figures.get("機関 接続機関")).toBe(String(submitters().length));
    for (const [status, label] of [
      ["accepted", "受理"],
      ["needs_correction", "要修正"],
      ["not_received", "未提出"],
      ["rejected", "読取不能"],
    ] as const)
      expect(figures.get(`機関 ${label}`)).toBe(count(submitters(), "status", status));
    for (const [kind, label] of KINDS)
      expect(figures.get(`点検したすべての措置の回答 ${label}`)).toBe(count(answers(), "answer", kind));
    const adopted = new Set(submitters().flatMap((row) => (row["file"] === "" ? [] : [row["file"]])));
    const errors = data.findings.filter((row) => row["severity"] === "error" && adopted.has(row["file"])).length;
    expect(figures.get("記載不備 要修正（採用した提出）")).toBe(String(errors));
  });

  it("機関×措置", () => {
    const rows = rowsOf(body, "機関×措置");
    expect(rows.map((row) => row["機関コード"])).toEqual(submitters().map((row) => row["institution_code"]));
    const marks = new Map<string, string>([...KINDS, ["missing", "空"], ["invalid", "×"]]);
    const shown = rows.flatMap((row) =>
      Object.entries(row).flatMap(([name, mark]) => {
        if (!/^\d+$/u.test(name)) return [];
        priority.add(name);
        return mark === "" ? [] : [[row["機関コード"], name, mark]];
      }),
    );
    expect(priority.size).toBe(46);
    const expected = answers()
      .filter((row) => priority.has(row["measure"] ?? ""))
      .map((row) => [row["institution_code"], row["measure"], marks.get(row["answer"] ?? "")]);
    expect(sorted(shown)).toEqual(sorted(expected));
    for (const row of rows)
      for (const [kind, label] of KINDS)
        expect(Number(row[label])).toBe(
          answers().filter(
            (each) =>
              each["institution_code"] === row["機関コード"] &&
              each["answer"] === kind &&
              priority.has(each["measure"] ?? ""),
          ).length,
        );
    for (const row of rows) {
      const isRead = answers().some((each) => each["institution_code"] === row["機関コード"]);
      expect(KINDS.some(([, label]) => row[label] === "")).toBe(!isRead);
    }
  });

  it("未実施事項 and 対象外", () => {
    const of = (kind: string) =>
      answers().filter((row) => row["answer"] === kind && priority.has(row["measure"] ?? ""));
    expect(
      sorted(
        rowsOf(body, "未実施事項").map((row) => [
          row["機関コード"],
          row["機関名"],
          row["措置"],
          row["実施予定時期"],
          row["特記事項"],
        ]),
      ),
    ).toEqual(
      sorted(
        of("planned").map((row) => [
          row["institution_code"],
          row["institution_name"],
          row["measure"],
          row["planned_on"],
          row["remark"]?.replace(/^'/u, ""),
        ]),
      ),
    );
    const labels = new Map([...KINDS, ["missing", "空欄"], ["invalid", "判読不能"]].map(([kind = "", label = ""]) => [kind, label])); // prettier-ignore
    expect(sorted(rowsOf(body, "対象外").map((row) => [row["機関コード"], row["措置"], row["措置の見出し"], row["理由"], row["「－」でない記載"]]))).toEqual(
      sorted(
        of("not_applicable").map(({ institution_code, measure, measure_title, written = "", remark = "" }) => {
          const [said, otherwise] = [remark.replace(/^'/u, ""), labels.get(written) ?? ""];
          return [institution_code, measure, measure_title, ...(written === "not_applicable" ? [said, ""] : ["", said === "" ? otherwise : `${otherwise}　${said}`])];
        }),
      ),
    ); // prettier-ignore
  });

  it("記載不備", () => {
    const severities: Row = { error: "要修正", warning: "要確認", info: "参考" };
    const shown = rowsOf(body, "記載不備").map((row) => [
      row["機関コード"],
      row["機関名"],
      row["区分"],
      row["措置"],
      row["コード"],
      row["内容"],
      row["セル"],
    ]);
    const expected = data.findings
      .filter(covers)
      .map((row) => [
        row["institution_code"],
        row["institution_name"],
        severities[row["severity"] ?? ""],
        row["measure"],
        row["code"],
        row["message"],
        row["cell"],
      ]);
    expect(shown.length).toBeGreaterThan(5);
    expect(sorted(shown)).toEqual(sorted(expected));
  });

  it("未提出, with contacts", () => {
    const open = new Set(
      submitters()
        .filter((row) => row["status"] === "not_received" || row["status"] === "rejected")
        .map((row) => row["institution_code"]),
    );
    const sheet = registry.getWorksheet("接続機関");
    const contacts = sheet === undefined ? [] : records(sheet, 1).filter((row) => open.has(row["機関コード"]));
    const COLUMNS = ["機関コード", "機関名", "担当部署", "連絡先"];
    expect(open.size).toBeGreaterThan(0);
    expect(sorted(rowsOf(body, "未提出").map((row) => COLUMNS.map((name) => row[name])))).toEqual(
      sorted(contacts.map((row) => COLUMNS.map((name) => row[name]))),
    );
  });

  it("変更", () => {
    const words: Row = { fixed: "直った", open: "直っていない", new: "新しく見つかった", answer: "回答が変わった" };
    const shown = rowsOf(body, "変更").map((row) => [row["機関コード"], row["変化"], row["措置"], row["ファイル"]]);
    const expected = data.changes
      .filter(covers)
      .map((row) => [row["institution_code"], words[row["change"] ?? ""], row["measure"], row["file"]]);
    if (isAll) expect(expected.length).toBeGreaterThan(0);
    expect(shown.filter(([code]) => code !== "")).toEqual(expected);
  });

  it("判断", () => {
    const shown = rowsOf(body, "判断").map((row) => [row["行"], row["判断"], row["結果"], row["日付"], row["理由"]]);
    const expected = data.decisions
      .filter(covers)
      .map((row) => [row["row"], row["decision"], row["effect"], row["decided_on"], row["reason"]]);
    expect(expected.length).toBeGreaterThan(isAll ? 0 : -1);
    expect(shown.filter(([row]) => row !== "")).toEqual(expected);
  });
});

const KINDS = [
  ["implemented", "〇"],
  ["planned", "△"],
  ["not_applicable", "－"],
  ["missing", "空欄"],
  ["invalid", "判読不能"],
] as const;

it("the figures of the run before stand beside, and stay there while nothing changes", async () => {
  const before = rowsOf("架空第1県", "集計");
  expect(before.every((row) => row["直前の実行"] === "")).toBe(true);
  const file = (await table.run()).reports.find(({ path }) => path.includes("480002") && path.endsWith(".xlsx"));
  table.put("inputs/registry-note.txt", "x");
  const accepted = data.submissions.find((row) => row["status"] === "accepted");
  table.put(`inputs/${accepted?.["file"] ?? ""}`, "no workbook");
  const changed = await table.run();
  const path = join(table.options.outputs, file?.path ?? "");
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet("集計");
  const now = sheet === undefined ? [] : records(sheet, 3).filter((row) => row["区分"] === "機関");
  expect(now.map((row) => row["直前の実行"])).toEqual(
    before.filter((row) => row["区分"] === "機関").map((row) => row["今回"]),
  );
  expect(now.map((row) => row["増減"])).toContain("-1");
  const digest = (record: typeof changed) => record.reports.find((each) => each.path === file?.path)?.sha256;
  expect(digest(await table.run({ fresh: true }))).toBe(digest(changed));
}, 120_000);
