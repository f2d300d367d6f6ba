/** Columns under headings of one to three rows, and what their headings say of the answers in them. */
import { describe, expect, it } from "vitest";
import { ticksAmong, toAnswerColumn } from "../../../../pipeline/forms/annex2/tables/answer-columns.ts";
import { continuesHeading, headedColumns } from "../../../../pipeline/forms/annex2/tables/headed-columns.ts";
import { toGrid } from "../../../../pipeline/forms/annex2/tables/index.ts";
import type { Rows } from "../../../build/annex2.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";

type Range = readonly [top: number, left: number, bottom: number, right: number];
const merged = (ranges: readonly Range[]) => ({
  merges: ranges.map(([top, left, bottom, right]) => ({ top, left, bottom, right })),
});

/** `first-last path role`, then what else is to be said: `@` where its group begins, `part`, the label above, ticks. */
function columnsOf(rows: Rows, first: number, last: number, merges: readonly Range[] = []): readonly string[] {
  const columns = headedColumns(toGrid(rawSheet("s", rows, merged(merges))), first, last);
  const ticks = ticksAmong(columns);
  return columns.map((column) => {
    const said = [
      column.group > 0 && `@${String(column.group)}`,
      column.isPart && "part",
      column.above?.kind,
      ticks.has(column) && `ticks ${String(ticks.get(column))}`,
    ].filter(Boolean);
    const place = `${String(column.first)}-${String(column.last)}`;
    return [place, column.path.join("/"), String(column.role), ...said].join(" ");
  });
}

describe("headed columns", () => {
  it("of one row reach over one column each", () => {
    expect(columnsOf([["#", "安全管理措置", "自己点検結果", "特記事項", "担当課"]], 1, 1)).toEqual([
      "1-1 # number",
      "2-2 安全管理措置 text",
      "3-3 自己点検結果 answer",
      "4-4 特記事項 remark",
      "5-5 担当課 null",
    ]);
  });

  it("reach as far as their heading is merged, and no further than themselves below the last one", () => {
    expect(columnsOf([["#", "自己点検結果", null, "備考"]], 1, 1, [[1, 2, 1, 3]])[1]).toBe("2-3 自己点検結果 answer");
    expect(columnsOf([["#", "自己点検結果", null, "備考"]], 1, 1)[1]).toBe("2-2 自己点検結果 answer");
  });

  it.each([
    [["#", "実施予定時期", null, null, null, null, null, null], "2-6 実施予定時期 planned"],
    [["#", "実施予定時期", null, null, "備考"], "2-4 実施予定時期 planned"],
    [["#", "実施予定時期", "備考"], "2-2 実施予定時期 planned"],
  ])("of dates reach over five columns, or to the next heading: %j", (row, expected) => {
    expect(columnsOf([row], 1, 1)[1]).toBe(expected);
  });

  it("below a joint heading have their own role; unknown words there are no answers unless they say so", () => {
    const heading = ["#", "自己点検", null, null, null];
    expect(columnsOf([heading, [null, "自己点検結果", "特記事項", "担当課", "今回"]], 1, 2)).toEqual([
      "1-1 # number",
      "2-2 自己点検/自己点検結果 answer @2",
      "3-3 自己点検/特記事項 remark @2",
      "4-4 自己点検/担当課 null @2",
      "5-5 自己点検/今回 answer @2",
    ]);
  });

  it("below a divided heading are its parts, and end where the next heading begins", () => {
    expect(
      columnsOf(
        [
          ["#", "自己点検結果", null, "備考"],
          [null, "総務課", "情報課"],
        ],
        1,
        2,
      ),
    ).toEqual([
      "1-1 # number",
      "2-2 自己点検結果/総務課 answer @2 part",
      "3-3 自己点検結果/情報課 answer @2 part",
      "4-4 備考 note",
    ]);
  });

  it("of three rows have all that stands over them, from the top", () => {
    const rows = [
      ["#", "自己点検結果", null, null, null],
      [null, "前回", null, "今回", null],
      [null, "〇", "△", "〇", "△"],
    ];
    expect(columnsOf(rows, 1, 3)).toEqual([
      "1-1 # number",
      "2-2 自己点検結果/前回/〇 answer @2 part ticks implemented",
      "3-3 自己点検結果/前回/△ answer @2 part ticks planned",
      "4-4 自己点検結果/今回/〇 answer @2 part ticks implemented",
      "5-5 自己点検結果/今回/△ answer @2 part ticks planned",
    ]);
  });

  const headed = ["#", "点検結果", "特記事項", "点検結果", "特記事項"];
  it.each<[string, Rows, readonly Range[], readonly (string | undefined)[]]>([
    [
      "over it or further left",
      [[null, "前回", null, "今回"], headed],
      [],
      [undefined, "other", "other", "this", "this"],
    ],
    [
      "as far as it is merged",
      [[null, "前回"], headed],
      [[1, 2, 1, 3]],
      [undefined, "other", "other", undefined, undefined],
    ],
    ["of fifteen letters", [["前回".padEnd(15, "・")], headed.slice(0, 1)], [], ["other"]],
    ["but not a longer one", [["前回".padEnd(16, "・")], headed.slice(0, 1)], [], [undefined]],
    ["but no other word", [["様式"], headed.slice(0, 2)], [], [undefined, undefined]],
  ])("have the label above: %s", (_, rows, merges, expected) => {
    const columns = headedColumns(toGrid(rawSheet("s", rows, merged(merges))), 2, 2);
    expect(columns.map(({ above }) => above?.kind)).toEqual(expected);
  });
});

describe("ticks", () => {
  const ticksOf = (rows: Rows, last = rows.length): readonly (string | null)[] => {
    const columns = headedColumns(toGrid(rawSheet("s", rows)), 1, last);
    const ticks = ticksAmong(columns);
    return columns.map((column) => ticks.get(column) ?? null);
  };
  const [YES, PLAN, NOT] = ["implemented", "planned", "not_applicable"];

  it.each<[string, Rows, readonly (string | null)[]]>([
    ["all three", [["〇", "△", "－"]], [YES, PLAN, NOT]],
    ["words", [["実施済", "実施予定", "該当なし", "備考"]], [YES, PLAN, NOT, null]],
    ["two of them", [["#", "〇", "－"]], [null, YES, NOT]],
    ["none without 〇", [["#", "△", "－"]], [null, null, null]],
    ["none alone", [["#", "〇", "備考"]], [null, null, null]],
    ["none where a column is left out", [["#", "〇", null, "△"]], [null, null, null]],
    ["none where another stands between", [["〇", "担当", "△"]], [null, null, null]],
    ["two groups beside each other", [["〇", "△", "〇", "△"]], [YES, PLAN, YES, PLAN]],
    [
      "two groups under headings of their own",
      [
        ["前回", null, "今回", null],
        ["△", "〇", "－", "〇"],
      ],
      [PLAN, YES, NOT, YES],
    ],
    [
      "none across headings",
      [
        ["前回", "今回"],
        ["〇", "△"],
      ],
      [null, null],
    ],
  ])("%s", (_, rows, expected) => {
    expect(ticksOf(rows)).toEqual(expected);
  });
});

describe("what headings say of the answers below them", () => {
  const answerOf = (...path: readonly string[]) => {
    const column = { first: 3, last: 4, path, role: "answer" as const, group: 2, isPart: true, above: null };
    return { column, read: toAnswerColumn(column, null) };
  };

  it("the whole path is the heading, its blanks as one", () => {
    expect(answerOf("自己点検結果\n ", " 今回 （R8）").read).toMatchObject({
      first: 3,
      last: 4,
      group: 2,
      heading: "自己点検結果 今回 （R8）",
    });
  });

  it.each([
    ["今回", { period: { kind: "this" }, corrects: false, forOthers: false, exact: false }],
    ["自己点検結果", { period: null, corrects: false, forOthers: false, exact: true }],
    ["判定（修正後）", { period: null, corrects: true, forOthers: false, exact: false }],
    ["判定（県記入欄）", { period: null, corrects: false, forOthers: true, exact: false }],
    ["R8結果", { period: { kind: "year", words: "R8" }, corrects: false, forOthers: false, exact: false }],
  ])("%s, wherever it stands", (text, expected) => {
    expect(answerOf(text).read).toMatchObject(expected);
    expect(answerOf(text, "総務課").read).toMatchObject(expected);
    expect(answerOf("総務課", text).read).toMatchObject(expected);
  });

  it("the lowest period counts, and the label above where no heading says one", () => {
    const above = { kind: "this" } as const;
    expect(answerOf("今回", "前回").read.period).toEqual({ kind: "other" });
    expect(toAnswerColumn({ ...answerOf("結果").column, above }, null).period).toEqual(above);
    expect(toAnswerColumn({ ...answerOf("前回").column, above }, null).period).toEqual({ kind: "other" });
  });

  it("a part or an unknown heading, unless its cells are ticked", () => {
    const { column } = answerOf("総務課");
    const unknown = { ...column, role: null, isPart: false };
    expect(toAnswerColumn(column, null)).toMatchObject({ part: true, byContent: false, ticks: null });
    expect(toAnswerColumn(column, "planned")).toMatchObject({ part: false, byContent: false, ticks: "planned" });
    expect(toAnswerColumn(unknown, null)).toMatchObject({ part: false, byContent: true });
    expect(toAnswerColumn(unknown, "planned")).toMatchObject({ part: false, byContent: false });
  });
});

describe("whether a row goes on with the heading above it", () => {
  const TOP = ["#", "自己点検結果", null, null, "備考"];
  const goesOn = (row: Rows[number], merges: readonly Range[] = [[1, 2, 1, 4]]): boolean =>
    continuesHeading(toGrid(rawSheet("s", [TOP, row], merged(merges))), 2, 1);

  it.each([
    ["headings", [null, "前回", "今回"]],
    ["what divides the heading above", [null, "総務課", "情報課"]],
    ["in its first column", [null, "総務課"]],
    ["and in its last", [null, null, null, "総務課"]],
    ["marks of different kinds", [null, "〇", "△"]],
    ["a label of thirty letters", [null, "あ".repeat(30)]],
  ])("yes: %s", (_, row) => {
    expect(goesOn(row)).toBe(true);
  });

  it.each([
    ["nothing", []],
    ["a number: a measure's row", [1, "〇", "△"]],
    ["left of the heading that is divided", ["総務課"]],
    ["right of it", [null, null, null, null, "総務課"]],
    ["one mark", [null, "〇"]],
    ["a mark beside a word", [null, "総務課", "〇"]],
    ["marks of one kind", [null, "〇", "〇"]],
    ["a label of thirty-one letters", [null, "あ".repeat(31)]],
  ])("no: %s", (_, row) => {
    expect(goesOn(row)).toBe(false);
  });

  it.each([["特記事項"], ["備考"], ["自己点検"]])("%s may be divided, too", (heading) => {
    const grid = (top: string) =>
      toGrid(
        rawSheet(
          "s",
          [
            ["#", top],
            [null, "甲", "乙"],
          ],
          merged([[1, 2, 1, 3]]),
        ),
      );
    expect(continuesHeading(grid(heading), 2, 1)).toBe(true);
    expect(continuesHeading(grid("安全管理措置"), 2, 1)).toBe(false);
  });
});
