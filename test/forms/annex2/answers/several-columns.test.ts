/** Several columns, rows or sheets for one answer: decided on evidence that can be named, or left open. */
import { describe, expect, it } from "vitest";
import type { RawSheet } from "../../../../pipeline/model/raw-workbook.ts";
import type { Submission } from "../../../../pipeline/model/submission.ts";
import { columnsOfAnswers, tableRows, type Answers, type CellValue, type Rows } from "../../../build/annex2.ts";
import { catalog } from "../../../build/catalog.ts";
import { rawSheet, type SheetOptions } from "../../../build/raw-workbook.ts";
import { formRows, normalize, tryNormalize } from "../../../build/submission.ts";

const ANSWERS: Answers = {
  1: { mark: "△", remark: "令和9年9月" },
  13: { mark: "－", remark: "委託していない" },
  54: { mark: "" },
};
const RIGHT = { 1: "planned", 2: "implemented", 13: "not_applicable", 54: "missing" };
/** What stands where this inspection's answers do not: another answer to everything. */
const other = (mark: string): string => (mark === "△" ? "－" : "△");

const kinds = ({ answers }: Submission): Record<number, string> =>
  Object.fromEntries(
    answers.filter(({ measure }) => measure in RIGHT).map(({ measure, mark }) => [measure, mark.kind]),
  );
const reasons = ({ choices }: Submission): readonly string[] => choices.map(({ because }) => because);
const sheetOf = (
  headings: Rows,
  cells: (mark: string, measure: number) => readonly CellValue[],
  options?: SheetOptions,
): RawSheet => rawSheet("自己点検表", formRows(columnsOfAnswers(headings, cells, ANSWERS)), options);
const tick = (mark: string, column: string): CellValue => (mark === column ? "○" : null);

type Row = readonly [
  what: string,
  reasons: readonly string[],
  headings: Rows,
  (mark: string) => readonly CellValue[],
  SheetOptions?,
];

describe("columns that are decided", () => {
  const decided: readonly Row[] = [
    ["今回 beside 前回", ["label"], [["前回", "今回"]], (m) => [other(m), m]],
    [
      "今回 and 前回 below one heading",
      ["label"],
      [
        ["自己点検結果", null],
        ["前回", "今回"],
      ],
      (m) => [other(m), m],
    ],
    ["this year beside last year's", ["label"], [["令和7年度結果", "令和8年度結果"]], (m) => [other(m), m]],
    ["this year, last year's at its right", ["label"], [["R8結果", "R7結果"]], (m) => [m, other(m)]],
    ["a named last year beside no year", ["label"], [["令和7年度結果", "自己点検結果"]], (m) => [other(m), m]],
    [
      "a year of the western calendar",
      ["label"],
      [
        ["自己点検結果", null],
        ["2025年度", "2026年度"],
      ],
      (m) => [other(m), m],
    ],
    [
      "修正後 for everything",
      ["corrected"],
      [["自己点検結果（修正前）", "自己点検結果（修正後）"]],
      (m) => [other(m), m === "" ? null : m],
    ],
    ["the form's heading beside a similar one", ["exact-heading"], [["評価", "自己点検結果"]], (m) => [other(m), m]],
    [
      "a free text called 実施状況",
      ["exact-heading"],
      [["実施状況", "自己点検結果"]],
      (m) => ["規程を整備している", m],
    ],
    ["県記入欄", ["own-column"], [["判定（県記入欄）", "判定"]], (m) => [other(m), m]],
    ["a hidden column", ["visible"], [["自己点検結果", "自己点検結果"]], (m) => [other(m), m], { hiddenColumns: [5] }],
    ["the only column that is filled", ["filled"], [["点検結果", "回答"]], (m) => [null, m]],
    ["an unknown heading over marks", ["content"], [["当市の見解"]], (m) => [m]],
    [
      "ticks",
      [],
      [
        ["自己点検結果", null, null],
        ["〇", "△", "－"],
      ],
      (m) => [tick(m, "〇"), tick(m, "△"), tick(m, "－")],
    ],
    [
      "ticks below words",
      [],
      [
        ["自己点検結果", null, null],
        ["実施済", "実施予定", "該当なし"],
      ],
      (m) => [tick(m, "〇"), tick(m, "△"), tick(m, "－")],
    ],
    ["ticks with nothing above them", [], [["〇", "△", "－"]], (m) => [tick(m, "〇"), tick(m, "△"), tick(m, "－")]],
  ];

  it.each(decided.map(([what, because, ...sheet]) => ({ what, because, sheet })))("$what", ({ because, sheet }) => {
    const submission = normalize(sheetOf(...sheet));
    if (because[0] === "corrected") {
      // Where the correction is blank, what was there before counts.
      expect(kinds(submission)).toEqual({ ...RIGHT, 54: "planned" });
    } else expect(kinds(submission)).toEqual(RIGHT);
    expect(reasons(submission)).toEqual(because);
  });

  it("the heading that decided stands in the rule of every answer", () => {
    const submission = normalize(sheetOf([["前回", "今回"]], (m) => [other(m), m]));
    expect(new Set(submission.answers.map(({ rule }) => rule.replace(/^.* column:/u, "")))).toEqual(new Set(["今回"]));
  });

  it("a choice names its columns by heading and letter, and stands at the one that was chosen", () => {
    const { choices } = normalize(
      sheetOf([["自己点検結果", "自己点検結果"]], (m) => [other(m), m], { hiddenColumns: [5] }),
    );
    expect(choices).toEqual([
      {
        because: "visible",
        chosen: "自己点検結果（F列）",
        others: ["自己点検結果（E列）"],
        place: { sheet: "自己点検表", cell: "F6" },
      },
    ]);
  });

  it("the plain form says nothing about columns", () => {
    const submission = normalize(rawSheet("自己点検表", formRows(tableRows(ANSWERS))));
    expect(submission.choices).toEqual([]);
    expect(submission.answers[1]?.rule).toBe("row:number mark:usual");
  });
});

it.each<[string, Rows, (mark: string) => readonly CellValue[]]>([
  [
    "columns of visits",
    [
      ["自己点検結果", null],
      ["第1回", "第2回"],
    ],
    (m) => [other(m), m],
  ],
  [
    "columns of sections",
    [
      ["自己点検結果", null],
      ["総務課", "情報課"],
    ],
    (m) => [m, other(m)],
  ],
  ["two unknown headings over marks", [["一次", "二次"]], (m) => [m, other(m)]],
  ["two headings alike", [["自己点検結果", "自己点検結果"]], (m) => [m, other(m)]],
])("%s that differ are no answer", (_, headings, cells) => {
  expect(new Set(Object.values(kinds(normalize(sheetOf(headings, cells)))))).toEqual(new Set(["invalid"]));
});

describe("what nothing decides is left open", () => {
  const undecided = normalize(sheetOf([["点検結果", "回答"]], (m, measure) => [measure === 2 ? other(m) : m, m]));

  it("columns that agree answer together, and those that do not answer nothing", () => {
    expect(kinds(undecided)).toEqual({ ...RIGHT, 2: "invalid" });
    expect(reasons(undecided)).toEqual(["undecided"]);
  });

  it("systems count only when all agree", () => {
    const systems: Rows = [
      ["自己点検結果", null, null],
      ["インターフェイスシステム", "中間サーバー等", "既存システム"],
    ];
    const submission = normalize(
      sheetOf(systems, (m, measure) => (measure === 2 ? [m, other(m), m] : measure === 13 ? [m, m, null] : [m, m, m])),
    );
    expect(kinds(submission)).toEqual({ ...RIGHT, 2: "invalid", 13: "invalid" });
    expect(reasons(submission)).toEqual([]);
  });

  it("two ticks are no answer", () => {
    const submission = normalize(
      sheetOf([["〇", "△", "－"]], (m, measure) =>
        measure === 2 ? ["○", "○", null] : [tick(m, "〇"), tick(m, "△"), tick(m, "－")],
      ),
    );
    expect(kinds(submission)).toEqual({ ...RIGHT, 2: "invalid" });
  });

  it("another mark below a tick's heading contradicts it", () => {
    const submission = normalize(
      sheetOf([["〇", "△", "－"]], (m, measure) =>
        measure === 2 ? ["△", null, null] : [tick(m, "〇"), tick(m, "△"), tick(m, "－")],
      ),
    );
    expect(kinds(submission)[2]).toBe("invalid");
  });

  it("two sheets that nothing sets apart answer only where they agree", () => {
    const sheets = [ANSWERS, { ...ANSWERS, 2: { mark: "△" } }].map((answers, i) =>
      rawSheet(`シート${String(i + 1)}`, formRows(tableRows(answers))),
    );
    const submission = normalize(...sheets);
    expect(kinds(submission)).toEqual({ ...RIGHT, 2: "invalid" });
    expect(reasons(submission)).toEqual(["undecided"]);
  });
});

describe("sheets", () => {
  const right = formRows(tableRows(ANSWERS));
  const wrong = formRows(tableRows({ 2: { mark: "△", remark: "令和8年3月" } }));
  const blank = formRows(tableRows(Object.fromEntries(catalog.measures.map(({ number }) => [number, { mark: "" }]))));

  it.each<[string, readonly RawSheet[]]>([
    ["visible before hidden", [rawSheet("表", wrong, { hidden: true }), rawSheet("自己点検表", right)]],
    ["修正後 before 修正前", [rawSheet("修正前", wrong), rawSheet("修正後", right)]],
    ["提出用 before 作業用", [rawSheet("作業用", wrong), rawSheet("提出用", right)]],
    ["the form before an example of it", [rawSheet("入力例", wrong), rawSheet("別紙2", right)]],
    ["the form before 作成例", [rawSheet("作成例", wrong), rawSheet("別紙2", right)]],
    ["a filled copy before the blank original", [rawSheet("自己点検表", blank), rawSheet("自己点検表のコピー", right)]],
    ["the form before a summary", [rawSheet("集計", wrong), rawSheet("自己点検表", right)]],
    ["今回 before 前回", [rawSheet("前回", wrong), rawSheet("今回", right)]],
    ["this year before last year", [rawSheet("R7", wrong), rawSheet("R8", right)]],
    [
      "the later inspection",
      [
        rawSheet("一回目", formRows(tableRows({ 2: { mark: "△" } }), { inspected: "令和9年1月10日" })),
        rawSheet("二回目", right),
      ],
    ],
  ])("%s", (_, sheets) => {
    expect(kinds(normalize(...sheets))).toEqual(RIGHT);
    expect(kinds(normalize(...[...sheets].reverse()))).toEqual(RIGHT);
  });

  it("the only filled sheet is read although it is hidden, and that is said", () => {
    expect(reasons(normalize(rawSheet("表", right, { hidden: true })))).toEqual(["only-hidden"]);
  });

  it("the forms of another institution in the book are named", () => {
    const { code, otherForms } = normalize(
      rawSheet("月見市", right),
      rawSheet("青葉市", formRows(tableRows({}), { code: "482013", name: "青葉市" })),
    );
    expect([code?.text, ...otherForms.map((form) => form.code?.text)].sort()).toEqual(["482013", "482030"]);
  });
});

describe("rows", () => {
  const usual = tableRows(ANSWERS, { titles: false });

  it("a chapter on each sheet, numbered from 1 again, is matched by its texts", () => {
    const sheets = [...new Set(catalog.measures.map(({ chapter }) => chapter))].map((chapter, at) => {
      const measures = catalog.measures.filter((measure) => measure.chapter === chapter);
      const numbers = new Map(measures.map(({ number }, position) => [number, position + 1]));
      const rows = tableRows(ANSWERS, { measures, number: (n) => numbers.get(n) ?? n });
      return rawSheet(chapter, at === 0 ? formRows(rows) : rows);
    });
    expect(kinds(normalize(...sheets))).toEqual(RIGHT);
  });

  it("notes below the table that are numbered from 1 are no measures", () => {
    const notes: Rows = [
      ["記載要領"],
      [1, null, "〇・△・－のいずれかを記入すること。"],
      [2, null, "△の場合は時期を記入すること。"],
    ];
    expect(kinds(normalize(rawSheet("表", formRows([...usual, ...notes]))))).toEqual(RIGHT);
  });

  it("parts of a measure below its row must agree", () => {
    const parts = usual.flatMap((row, i): Rows => (i === 2 ? [row, [null, null, "（ア）本庁", null, "△"]] : [row]));
    expect(kinds(normalize(rawSheet("表", formRows(parts))))).toEqual({ ...RIGHT, 2: "invalid" });
  });

  it("a measure that goes on after a page break keeps its answer and all of its remarks", () => {
    const [heading = []] = usual;
    const cut = usual.flatMap((row, i): Rows =>
      i === 1 ? [row, heading, [1, null, null, null, null, "（続き）"]] : [row],
    );
    const { answers } = normalize(rawSheet("表", formRows(cut)));
    expect(answers[0]).toMatchObject({ mark: { kind: "planned" }, remark: "令和9年9月 （続き）" });
  });

  it("of two rows of one measure, the one that is hidden does not count", () => {
    const hidden = usual.flatMap((row, i): Rows =>
      i === 2 ? [[2, row[1] ?? null, row[2] ?? null, null, "△"], row] : [row],
    );
    const submission = normalize(rawSheet("表", formRows(hidden), { hiddenRows: [8] }));
    expect(kinds(submission)).toEqual(RIGHT);
    expect(submission.answers[1]?.repeatedAt).toBeUndefined();
  });

  it("there is no form where nothing but 確認欄 could hold answers and holds none", () => {
    const rows = columnsOfAnswers([["確認欄"]], () => [null]);
    expect(tryNormalize([rawSheet("表", formRows(rows))])).toBeNull();
  });
});
