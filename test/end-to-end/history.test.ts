/** A cycle in several rounds: the corrected workbook lies where the faulty one lay, and the run still knows what it asked for. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { formatSummary } from "../../pipeline/cli/closing-words.ts";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { csvRecords, desk, type Desk } from "../build/folder.ts";
import { filledForm } from "../build/xlsx.ts";
import { paragraphs, tableWith } from "../documents/drawn-report.ts";

/** After the first round, in which twelve places are asked about, and after the second, which mends nine of them. */
let first: Desk;
let second: Desk;
let secondRecord: Awaited<ReturnType<Desk["run"]>>;
let table: Desk;
beforeAll(async () => {
  first = table = desk();
  await submit(TWELVE);
  await table.run();
  second = table = desk(first);
  await submit([1, 2, 3, 20]);
  secondRecord = await table.run();
});
afterAll(() => {
  first.clear();
  second.clear();
});
afterEach(() => {
  table.clear();
});

const FILE = "inputs/架空第1県/482013_青葉市.xlsx";
const FOLDER = "letters/480002_架空第1県/482013_青葉市";
const TABLES = "reports/480002_架空第1県/取りまとめ表_架空第1県_令和8年度 定期点検.xlsx";
const output = (path: string): string => join(table.options.outputs, path);
const history = (): string => readFileSync(output("data/history.jsonl"), "utf8");
const letter = (): string => strFromU8(unzipSync(new Uint8Array(readFileSync(output(`${FOLDER}/見直し・確認依頼書.docx`))))["word/document.xml"] ?? new Uint8Array()); // prettier-ignore
const rows = (name: string): readonly Readonly<Record<string, string>>[] =>
  csvRecords(readFileSync(output(`data/${name}`)).toString("latin1")).filter(
    ({ institution_code: code }) => code === "482013",
  );

/** ◆: 青葉市 has an aggregator. */
const LEFT_TO_AGGREGATOR = Object.fromEntries([30, 31, 43, 64, 70, 71, 72].map((number) => [number, { mark: "－" }]));

/** 青葉市 with these measures left blank; all on one day, as offices leave the day of the inspection alone when they correct something. */
async function submit(blank: readonly number[], path = FILE, inspected = "令和9年2月1日"): Promise<void> {
  const answers = { ...LEFT_TO_AGGREGATOR, ...Object.fromEntries(blank.map((number) => [number, { mark: "" }])) };
  table.put(path, await filledForm({ code: "482013", name: "青葉市", inspected }, answers));
}

const TWELVE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe("a file that is overwritten by the corrected one", () => {
  it("is compared with what it was: in changes.csv, in the letter and in the mail", () => {
    table = desk(first);
    expect(rows("changes.csv")).toEqual([]);
    expect(paragraphs(letter()).join("")).not.toMatch(/前回|再依頼|新規/u);

    table.clear();
    table = desk(second);
    const changes = rows("changes.csv").filter(({ change }) => change !== "answer");
    const open = changes.filter(({ change }) => change === "open");
    expect(open.map(({ measure, times_asked: times }) => [measure, times])).toEqual([["1", "1"], ["2", "1"], ["3", "1"]]); // prettier-ignore
    expect(changes.filter(({ change }) => change === "fixed")).toHaveLength(9);
    expect(changes.filter(({ change }) => change === "new").map(({ measure }) => measure)).toEqual(["20"]);
    expect(rows("changes.csv").filter(({ change }) => change === "answer")).toHaveLength(10);
    const sentence = "前回お願いした12か所のうち9か所は直っています。";
    expect(paragraphs(letter()).find((text) => text.includes(sentence))).toMatch(
      /残る3か所（【再依頼】と示した箇所）について、改めてお願いします。.*前回の後に見つかった1か所（【新規】/u,
    );
    expect(tableWith(letter(), "セル").slice(1).map((row) => row[4]?.slice(0, 10))).toEqual(
      ["【再依頼（2回目）】", "【再依頼（2回目）】", "【再依頼（2回目）】", expect.stringMatching(/^【新規】/u)],
    ); // prettier-ignore
    const mail = readFileSync(output(`${FOLDER}/メール文面.txt`), "utf8");
    expect(mail).toContain(`4か所ありました。\r\n${sentence}`);
    expect(mail).toContain("\r\n1．【再依頼（2回目）】シート「自己点検表」");
  });

  it("that is open after two letters comes first: on the screen, in the tables and in the list of addresses", async () => {
    table = desk(second);
    expect(secondRecord.askedAgain).toBeUndefined();
    await submit([1, 20, 33]);
    const third = await table.run();
    expect(third.askedAgain).toEqual([{ code: "482013", name: "青葉市", open: 2, timesAsked: 2 }]);
    expect(formatSummary(third, "outputs")).toMatch(
      /2回以上お願いしても直っていない機関（1機関）:\n {2}482013 青葉市: 2か所（多いもので2回お願い済み）\n\d\. 修正を依頼する機関/u,
    );
    expect(rows("findings.csv").filter(({ severity }) => severity === "error").map((row) => [row["measure"], row["times_asked"]])).toEqual([["1", "2"], ["20", "1"], ["33", ""]]); // prettier-ignore
    expect(paragraphs(letter()).join("")).toContain("前回お願いした4か所のうち2か所は直っています。");

    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(output(TABLES));
    for (const name of ["記載不備", "変更"]) {
      const sheet = book.getWorksheet(name);
      expect(sheet?.getCell("A2").text).toContain("2回以上お願いしても直っていない所がある1機関を、先に並べています。");
      const codes =
        sheet
          ?.getColumn(1)
          .values.map(String)
          .filter((value) => /^\d{6}$/u.test(value)) ?? [];
      const own = codes.filter((code) => code === "482013").length;
      expect(own).toBeGreaterThan(0);
      expect(new Set(codes.slice(0, own))).toEqual(new Set(["482013"]));
    }
    await book.xlsx.readFile(output("letters/480002_架空第1県/宛名一覧.xlsx"));
    const [list] = book.worksheets;
    const column = list?.getRow(1).values;
    const at = Array.isArray(column) ? column.indexOf("お願いした回数") : 0;
    const times = (list?.getRows(2, 5) ?? []).map((row) => [row.getCell(1).text, row.getCell(at).text]);
    expect(times).toEqual([["482013", "2"], ["482021", "0"], ["482030", "0"], ["483028", "0"], ["483036", ""]]); // prettier-ignore
  });

  it("is answered when nothing is left to mend; what breaks later is asked for the first time", async () => {
    table = desk(first);
    await submit([]);
    await table.run();
    expect(existsSync(output(FOLDER))).toBe(false);
    await submit([1]);
    await table.run();
    expect(rows("changes.csv").filter(({ change }) => change === "new").map((row) => [row["asked"], row["times_asked"]])).toEqual([["0", "0"]]); // prettier-ignore
    expect(paragraphs(letter()).join("")).not.toMatch(/前回|再依頼|新規/u);
  });
});

describe("what is known of earlier submissions", () => {
  beforeEach(() => {
    table = desk(second);
  });

  it("gives the same bytes when nothing has changed, with the state, without it, or told to use none", async () => {
    const [before, links] = [table.outputs(), history()];
    expect((await table.run()).repeated).toBe(true);
    await table.run({ fresh: true });
    expect(table.outputs()).toEqual(before);
    rmSync(output(".state"), { recursive: true });
    await table.run();
    expect(table.outputs()).toEqual(before);
    expect(history()).toBe(links);
    expect(statSync(output("data/history.jsonl")).size).toBeLessThan(20_000);
  });

  it("is complete after a run that was killed before it had written anything else", async () => {
    await submit([1, 20, 30]);
    const others = ["letters", "reports", "data/changes.csv"];
    mkdirSync(join(table.folder, "before/data"), { recursive: true });
    for (const name of others) renameSync(output(name), join(table.folder, "before", name));
    const state = readFileSync(output(".state/run.json"));
    await table.run();
    const wanted = table.outputs();
    for (const name of others) {
      rmSync(output(name), { recursive: true });
      renameSync(join(table.folder, "before", name), output(name));
    }
    writeFileSync(output(".state/run.json"), state);
    await table.run();
    const { "run.json": record, ...rest } = table.outputs();
    expect(rest).toEqual(Object.fromEntries(Object.entries(wanted).filter(([path]) => path !== "run.json")));
    expect(record).toContain('"timesAsked":2');
  });

  it("outlives the file itself and its name", async () => {
    rmSync(join(table.folder, FILE));
    await table.run();
    await submit([2], "inputs/架空第1県/再提出.xlsx");
    await table.run();
    expect(rows("changes.csv").filter(({ change }) => change === "open").map((row) => [row["measure"], row["times_asked"], row["file_before"]])).toEqual([["2", "2", "架空第1県/482013_青葉市.xlsx"]]); // prettier-ignore
    renameSync(
      join(table.folder, "inputs/架空第1県/再提出.xlsx"),
      join(table.folder, "inputs/架空第1県/再々提出.xlsx"),
    );
    await table.run();
    expect(rows("changes.csv").filter(({ change }) => change === "open").map(({ times_asked: times }) => times)).toEqual(["2"]); // prettier-ignore
  });

  it("is not that of another cycle", async () => {
    const registry = new ExcelJS.Workbook();
    const path = join(table.folder, "inputs/registry.xlsx");
    await registry.xlsx.readFile(path);
    const sheet = registry.getWorksheet("点検");
    const cell = sheet?.getCell(sheet.getColumn(1).values.indexOf("点検名"), 2);
    const name = cell?.text ?? "";
    if (cell) cell.value = "別の点検";
    await registry.xlsx.writeFile(path);
    const kept = history();
    await table.run();
    expect(rows("changes.csv")).toEqual([]);
    expect(paragraphs(letter()).join("")).not.toMatch(/前回|再依頼/u);
    expect(readFileSync(output(`archive/${name}/data/history.jsonl`), "utf8")).toBe(kept);
    // Its curve begins anew, too.
    expect(JSON.parse(history().split("\n")[0] ?? "")).toEqual({ cycle: "別の点検", runs: [expect.anything()] });
  });

  it("is found where a move to the archive that is taken back has left it", async () => {
    const wanted = table.outputs();
    const cycle = (JSON.parse(history().split("\n")[0] ?? "") as { cycle: string }).cycle;
    mkdirSync(output(`archive/${cycle}.移動中`), { recursive: true });
    renameSync(output("data"), output(`archive/${cycle}.移動中/data`));
    await table.run();
    expect(table.outputs()).toEqual(wanted);
  });

  it("is moved aside when somebody has edited it, and what is whole of it stays", async () => {
    await submit([1]);
    const edited = history().replace(/^.*"482013".*\n/mu, "damaged\n");
    writeFileSync(output("data/history.jsonl"), edited);
    const record = await table.run();
    expect(record.setAside?.map(({ path }) => path)).toEqual(["data/history.jsonl"]);
    expect(rows("changes.csv")).toEqual([]);
    expect(history()).not.toContain("damaged");
  });
});

it("of two files that come at once, one was never asked about", async () => {
  table = desk();
  await submit(TWELVE, FILE, "令和9年2月1日");
  await submit([1, 2], "inputs/架空第1県/482013_青葉市（修正）.xlsx", "令和9年2月8日");
  await table.run();
  expect(rows("changes.csv").filter(({ change }) => change === "open").map((row) => [row["asked"], row["times_asked"]])).toEqual([["1", "0"], ["1", "0"]]); // prettier-ignore
  expect(paragraphs(letter()).join("")).not.toMatch(/前回|再依頼/u);
});

it("a history that cannot be opened ends the run before anything is written", async () => {
  table = desk(first);
  const before = table.outputs();
  await submit([1]);
  const unreadable = new PipelineError("no", { exitCode: 2 });
  const shell = { ...table.shell, loadHistory: () => Promise.reject(unreadable) };
  const { runNightly } = await import("../../pipeline/stages/nightly.ts");
  await expect(runNightly(table.options, shell)).rejects.toBe(unreadable);
  expect(table.outputs()).toEqual(before);
});
