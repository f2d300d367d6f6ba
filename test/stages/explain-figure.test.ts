/** From a figure of a report to the cells, over what one run has written: with last cycle's answers, and with decisions on the way. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { figuresOf } from "../../pipeline/model/trace.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatExplanation } from "../../pipeline/cli/explain-words.ts";
import { explainFigure, type Explanation } from "../../pipeline/stages/explain-figure.ts";
import { readTrace } from "../../pipeline/trace/index.ts";
import { decisionRows } from "../build/decisions.ts";
import { desk } from "../build/folder.ts";
import { xlsx } from "../build/xlsx.ts";

const SHIRANAMI = "架空第1県/白波村.xlsx";
const table = desk();
const output = (path: string): string => join(table.options.outputs, path);
const explain = async (body: string, figure: string | null = null): Promise<Explanation> => {
  const { outputs } = table.options;
  const explained = await explainFigure({ outputs, previous: null, body, figure }, table.shell);
  if ("figures" in explained) throw new Error("A figure was asked for.");
  return explained;
};
const refusal = (body: string, figure: string): Promise<unknown> =>
  explain(body, figure).then(
    () => null,
    (error: unknown) => JSON.stringify(error),
  );
afterAll(() => {
  table.clear();
});

function put(path: string, text: string): void {
  mkdirSync(dirname(output(path)), { recursive: true });
  writeFileSync(output(path), text);
}

const CHANGED = { 判断: "回答を読み替え", 対象ファイル: SHIRANAMI, 措置番号: 33, 値: "△" } as const;
const DATED = { ...CHANGED, 判断: "実施予定時期を読み替え", 値: "令和9年9月" } as const;
const ON_PRIORITY = { ...CHANGED, 措置番号: 92, 値: "△" } as const;
/** ◆, and its aggregator's: it counts as － all the same. */
const LEFT = { ...CHANGED, 措置番号: 64, 値: "△" } as const;
const DATED_LEFT = { ...DATED, 措置番号: 64 } as const;
const DATED_ONLY = { ...DATED, 対象ファイル: "架空第1県/482013_青葉市.xlsx", 措置番号: 5 } as const;

let data: readonly string[];
beforeAll(async () => {
  const cycle = { name: "令和7年度 定期点検", formVersion: "2.0", kind: "定期点検" };
  put("archive/前回/run.json", JSON.stringify({ asOf: "2026-03-31", cycle, reports: [], data: [] }));
  put(
    "archive/前回/data/answers.csv",
    [
      "institution_code,institution_name,measure,answer,planned_on,remark,raw_mark,file,sheet,cell",
      "483028,旧白波村,16,planned,2026-09-30,更改,△,白波.xlsx,前の表,E9",
      "483028,旧白波村,92,implemented,,,〇,白波.xlsx,前の表,E99",
      "",
    ].join("\r\n"),
  );
  const rows = decisionRows(CHANGED, DATED, ON_PRIORITY, LEFT, DATED_LEFT, DATED_ONLY);
  table.put("inputs/decisions.xlsx", await xlsx({ 判断: { rows } }));
  data = (await table.run()).data.map(({ path }) => path);
}, 60_000);

describe("a figure", () => {
  it("is followed to its cells, and counted again", async () => {
    expect(data).toContain("data/trace.jsonl");
    const { printed, found, matches, meaning, rows } = await explain("480002", "overdueCount");
    expect([printed, found, matches]).toEqual(["1", 1, true]);
    expect(meaning).toMatch(/実施予定時期が基準日より前/u);
    expect(rows.map(({ row }) => [row["file"], row["sheet"], row["cell"], row["planned_on"]])).toEqual([
      [SHIRANAMI, "Sheet1", "E32", "2026-12-25"],
    ]);
  });

  it("names the decisions that have changed its cells: who, when, why", async () => {
    const planned = await explain("架空第1県", "by-measure/92/△");
    expect(planned.matches).toBe(true);
    const decided = planned.rows.flatMap(({ decisions }) => decisions);
    expect(decided.map((row) => [row["row"], row["decision"]])).toEqual([["4", "回答を読み替え"]]);
    expect(formatExplanation(planned, false, table.shell.program)).toMatch(
      /判断（decisions\.xlsx の4行目）: 回答を読み替え　令和9年3月1日　総務　理由「電話で確認した」/u,
    );
  });

  it("of a decision is its own row, wherever the report has it", async () => {
    // Answers stand before days there.
    const printed = await Promise.all(
      ["2", "3", "4"].map(async (row) => (await explain("480002", `decisions/${row}`)).printed),
    );
    expect(printed.map((text) => /【(.*)】/u.exec(text)?.[1])).toEqual([
      "回答を読み替え",
      "実施予定時期を読み替え",
      "回答を読み替え",
    ]);
  });

  it("shows the cells of both cycles, where it compares them", async () => {
    const worsened = await explain("480002", "worsenedCount");
    expect([worsened.found, worsened.matches]).toEqual([1, true]);
    const text = formatExplanation(worsened, true, table.shell.program);
    expect(text).toMatch(
      /今回: 架空第1県\/白波村\.xlsx　シート「Sheet1」[^]*前回: 483028 旧白波村　白波\.xlsx　シート「前の表」　セル E99\n/u,
    );
    // A code of today stands beside the name of today.
    expect(text).toContain("1. 483028　白波村　No.92");
    expect((await explain("480002", "formerPlannedCount")).rows).toHaveLength(1);
  });

  it("of decisions is what they have changed in what is reported: marks and dates, ◆ of others aside", async () => {
    const [marks, dates] = [await explain("480002", "decidedAnswerCount"), await explain("480002", "decidedDateCount")];
    expect([marks.printed, marks.matches, dates.printed, dates.matches]).toEqual(["1", true, "1", true]);
    expect([...marks.rows, ...dates.rows].map(({ row }) => row["row"])).toEqual(["4", "7"]);
  });

  it("of every name of the report, its annexes and letters comes to what is printed", async () => {
    const written = readFileSync(output("data/trace.jsonl"), "utf8");
    const { alone = [], tables = [] } = readTrace(written, "480002") ?? {};
    const names = [...alone, ...tables.flatMap((table) => [...figuresOf(table)])].map(({ figure }) => figure);
    expect(names.length).toBeGreaterThan(400);
    expect(new Set(names).size).toBe(names.length);
    for (const figure of names.filter((_, index) => index % 40 === 0))
      expect((await explain("480002", figure)).matches, figure).toBe(true);
  });

  it("is cut at a number that is told, or shown whole", async () => {
    const explained = await explain("OP0001", "implementedCount");
    const { length } = explained.rows;
    const shown = formatExplanation(explained, false, table.shell.program);
    expect(shown).toContain(`ほかに${String(length - 20)}件あります。すべて表示するには --all を付けてください。`);
    expect(formatExplanation(explained, true, table.shell.program)).toContain(`\n  ${String(length)}. `);
  });
});

describe("what cannot be explained", () => {
  it("says what comes near", async () => {
    expect(await refusal("480002", "overduCount")).toMatch(/近い名前は「overdueCount」/u);
    expect(await refusal("480002", "nosuch")).toMatch(/名前には、(?:「[\w.]+」、?){5}などがあります。/u);
    expect(await refusal("架空", "overdueCount")).toMatch(/いくつもあります/u);
    expect(await refusal("480003", "overdueCount")).toMatch(/名簿にありません[^]*指定してください（480002 /u);
    expect(await refusal("MN999", "overdueCount")).toMatch(/指定してください（MN0001 /u);
  });

  it("asks for the cycle that the run compared with, where only that is missing", async () => {
    const kept = readFileSync(output("archive/前回/run.json"));
    rmSync(output("archive/前回/run.json"));
    expect(await refusal("480002", "worsenedCount")).toMatch(/令和7年度 定期点検[^]*--previous/u);
    expect((await explain("480002", "overdueCount")).matches).toBe(true);
    writeFileSync(output("archive/前回/run.json"), kept);
  });

  it("is said aloud where the data do not say what the report says", async () => {
    const answers = readFileSync(output("data/answers.csv"), "utf8");
    writeFileSync(output("data/answers.csv"), answers.replace(/2026-12-25/u, "2028-12-25"));
    const overdue = await explain("480002", "overdueCount");
    expect([overdue.found, overdue.matches]).toEqual([0, false]);
    expect(formatExplanation(overdue, false, table.shell.program)).toMatch(
      /^【違い】 data のファイルから数え直すと 0 で、報告書の 1 と違います/mu,
    );
  });
});
