/** What the cells of one answer say together. */
import { describe, expect, it } from "vitest";
import { agreedMark, rawMarkOf } from "../../../../pipeline/forms/annex2/answers/agreed-mark.ts";
import type { AnswerCell } from "../../../../pipeline/forms/annex2/tables/index.ts";

type Given = string | { readonly text: string; readonly ticks?: AnswerCell["ticks"]; readonly zero?: true };

const cell = (given: Given, index: number): AnswerCell => {
  const { text, ticks = null, zero } = typeof given === "string" ? { text: given } : given;
  return { cell: { row: 1, column: index + 1, text, ...(zero === true && { zeroOfFormula: true }) }, ticks };
};
const row = (cells: readonly Given[], partlyBlank = false) => ({ answers: cells.map(cell), partlyBlank });
const reading = (kind: string, unusual = false) => ({ kind, ...(unusual && { unusual }) });

describe("cells that say the same", () => {
  it.each([
    ["one mark", [row(["△"])], reading("planned")],
    ["one mark that is noted", [row(["●"])], reading("implemented", true)],
    ["a word, with what it was meant to be", [row(["済"])], { kind: "invalid", suggestion: "〇" }],
    ["no cell", [row([])], reading("missing")],
    ["no row", [], reading("missing")],
    ["two marks alike", [row(["〇", "○"])], reading("implemented")],
    ["two rows alike", [row(["－"]), row(["-"])], reading("not_applicable")],
    ["two rows without cells", [row([]), row([])], reading("missing")],
    ["a tick", [row([{ text: "レ", ticks: "planned" }])], reading("planned")],
  ])("%s", (_, rows, expected) => {
    expect(agreedMark(rows)).toEqual(expected);
  });
});

describe("cells that contradict each other answer nothing", () => {
  it.each([
    ["two marks", [row(["〇", "△"])]],
    ["the last of three", [row(["〇", "〇", "－"])]],
    ["two rows", [row(["〇"]), row(["△"])]],
    ["a row that answers and one that does not", [row(["〇"]), row([])]],
    ["a row that does not answer and one that does", [row([]), row(["〇"])]],
    ["a cell that is filled beside a blank one", [row(["〇"], true)]],
    ["one of two rows has a blank cell", [row(["〇"]), row(["〇"], true)]],
    [
      "two ticks",
      [
        row([
          { text: "レ", ticks: "implemented" },
          { text: "レ", ticks: "planned" },
        ]),
      ],
    ],
  ])("%s", (_, rows) => {
    expect(agreedMark(rows)).toEqual(reading("invalid"));
  });
});

describe("a formula that links to a blank cell", () => {
  it.each(["0", "０", "0.00", "0%", "¥0", "-", "－", "1900/1/0", "0:00", ""])("shown as %j is no answer", (text) => {
    expect(agreedMark([row([{ text, zero: true }])])).toEqual(reading("missing"));
    expect(agreedMark([row([{ text, zero: true, ticks: "implemented" }])])).toEqual(reading("missing"));
  });

  it.each([
    ["0", undefined, reading("implemented", true)],
    ["-", undefined, reading("not_applicable")],
    ["〇", true, reading("implemented")],
    ["0件", true, reading("invalid")],
  ] as const)("%j is an answer where it is %s", (text, zero, expected) => {
    expect(agreedMark([row([zero === undefined ? text : { text, zero }])])).toEqual(expected);
  });
});

it.each([
  [[], false, ""],
  [["〇"], false, "〇"],
  [[" 〇 "], false, " 〇 "],
  [["〇"], true, "〇・空欄"],
  [[" 〇 ", "△"], false, "〇・△"],
  [["〇", "△"], true, "〇・△・空欄"],
])("what stands in %j (partly blank: %s) is shown as %j", (cells, partlyBlank, expected) => {
  expect(rawMarkOf(row(cells, partlyBlank))).toBe(expected);
});
