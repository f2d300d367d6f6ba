/** A blank answer cell: what a person sees there all the same, and what the message says of it. */
import { describe, expect, it } from "vitest";
import type { RawAside, RawCell, RawMerge, RawSheet } from "../../pipeline/model/raw-workbook.ts";
import type { Submission } from "../../pipeline/model/submission.ts";
import { validateSubmission } from "../../pipeline/validate/index.ts";
import { tableRows } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { rawSheet } from "../build/raw-workbook.ts";
import { registry } from "../build/registry.ts";
import { answerTo, CLEAN, formRows, normalize, TSUKIMI } from "../build/submission.ts";

const { cycle } = registry([]);
const measures = new Map(catalog.measures.map((measure) => [measure.number, measure]));

/** Messages about measure 8. */
const messagesOf = (submission: Submission): readonly string[] =>
  validateSubmission({ submission, institution: TSUKIMI, cycle, asOf: cycle.referenceDate, measures })
    .filter(({ measure }) => measure === 8)
    .map(({ code, message }) => `${code} ${message}`);

const rows = formRows(tableRows({ ...CLEAN, 8: { mark: "" } }));
const ROW = rows.findIndex(([number]) => number === 8) + 1;
const ANSWER = 5;

function blank(asides: readonly RawAside[], merges: readonly RawMerge[] = []): Submission {
  return normalize({ ...rawSheet("自己点検表", rows, { merges }), asides });
}

/** Measure 8 answered by this cell. */
function answeredBy(cell: Omit<RawCell, "row" | "column">): Submission {
  const sheet: RawSheet = rawSheet("自己点検表", rows);
  const cells = [...sheet.cells, { ...cell, row: ROW, column: ANSWER }];
  return normalize({ ...sheet, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) });
}

describe("a blank answer", () => {
  const at = { row: ROW, column: ANSWER };
  it.each<readonly [string, readonly RawAside[], string]>([
    ["with nothing", [], "点検結果が空欄です。〇・△・－のいずれかを記入してください。"],
    [
      "under a text box",
      [{ ...at, kind: "shape", text: "〇" }],
      "点検結果が空欄です（セルに図形「〇」が重ねてありますが、図形は読み取れません）。〇・△・－のいずれかをセルに記入してください。",
    ],
    [
      "under an oval",
      [{ ...at, kind: "shape", text: "" }],
      "点検結果が空欄です（セルに図形が重ねてありますが、図形は読み取れません）。〇・△・－のいずれかをセルに記入してください。",
    ],
    [
      "with a note",
      [{ ...at, kind: "note", text: "山田:\n実施済" }],
      "点検結果が空欄です（セルにメモ「山田: 実施済」がありますが、メモは回答として数えません）。〇・△・－のいずれかをセルに記入してください。",
    ],
    [
      "with a formula",
      [{ ...at, kind: "formula", text: "" }],
      "点検結果が空欄です（セルの数式に計算結果がありません）。Excelで開いて計算し直し、保存するか、〇・△・－のいずれかをセルに記入してください。",
    ],
    [
      "under a shape, with a note",
      [
        { ...at, kind: "note", text: "x" },
        { ...at, kind: "shape", text: "" },
      ],
      "点検結果が空欄です（セルに図形が重ねてありますが、図形は読み取れません）。〇・△・－のいずれかをセルに記入してください。",
    ],
    [
      "beside a shape",
      [{ row: ROW, column: ANSWER + 1, kind: "shape", text: "〇" }],
      "点検結果が空欄です。〇・△・－のいずれかを記入してください。",
    ],
    [
      "above a shape",
      [{ row: ROW + 1, column: ANSWER, kind: "shape", text: "〇" }],
      "点検結果が空欄です。〇・△・－のいずれかを記入してください。",
    ],
  ])("%s", (_, asides, message) => {
    const submission = blank(asides);
    expect(answerTo(submission, 8)).toMatchObject({ mark: { kind: "missing" }, rawMark: "" });
    expect(messagesOf(submission)).toEqual([`answer-missing ${message}`]);
  });

  it("in a merged range is as wide as that", () => {
    const merges = [{ top: ROW, bottom: ROW, left: ANSWER, right: ANSWER + 1 }];
    const submission = blank([{ row: ROW, column: ANSWER + 1, kind: "note", text: "x" }], merges);
    expect(answerTo(submission, 8).aside).toEqual({ kind: "note", text: "x" });
  });

  it("a long note is cut short, at whole letters", () => {
    const [message] = messagesOf(blank([{ ...at, kind: "note", text: "𠮷".repeat(60) }]));
    expect(message).toContain(`「${"𠮷".repeat(40)}…」`);
  });
});

it("what lies over an answered cell is nobody's business", () => {
  const asides = [{ row: ROW + 1, column: ANSWER, kind: "note", text: "x" }] as const;
  expect(answerTo(blank(asides), 9).aside).toBeUndefined();
});

describe("a link to a blank cell", () => {
  it.each(["0", "０", "0.0", "1900/1/0", "1/0/00", " - ", "－", "¥0", "0%"])(
    "shown as %j is a blank answer",
    (text) => {
      const submission = answeredBy({ text, zeroOfFormula: true });
      expect(answerTo(submission, 8)).toMatchObject({ mark: { kind: "missing" }, rawMark: text });
      expect(messagesOf(submission)).toEqual([
        `answer-missing 点検結果が空欄です（セルの数式の結果が「${text.trim()}」で、参照先が空欄のようです）。参照先に記入するか、〇・△・－のいずれかをセルに記入してください。`,
      ]);
    },
  );

  it("is none where the cell's format makes the zero a mark", () => {
    expect(answerTo(answeredBy({ text: "〇", zeroOfFormula: true }), 8).mark.kind).toBe("implemented");
  });

  it("is none where somebody typed the zero", () => {
    expect(answerTo(answeredBy({ text: "0" }), 8).mark.kind).toBe("implemented");
  });
});
