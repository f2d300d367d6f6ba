/** Long lists are printed small, with the same words, and figures below each other. */
import { expect, it } from "vitest";
import { printSmall } from "../../../pipeline/documents/kinds/annexes/print-small.ts";
import { packLines } from "../../../pipeline/documents/word/pages/pack-lines.ts";
import {
  numberColumn,
  ordinaryTable,
  smallTextColumn,
  textColumn,
} from "../../../pipeline/documents/word/table-shape.ts";

const { shape, rowsOf, summary } = printSmall({
  shape: ordinaryTable(
    numberColumn("番号", 1),
    smallTextColumn("措置", 2),
    numberColumn("件数", 1),
    textColumn("機関", 5),
  ),
  summary: (lines: readonly string[]) => lines.join(),
  rowsOf: (lines) =>
    lines.flatMap((line) => [
      { cells: ["12", line, "1,234", "青葉市"].map((text) => ({ text })) },
      { cells: [{ text: "◆", span: 2, style: "TableText" as const }, { text: "－" }, { text: "" }] },
    ]),
});

it("has the matrix' type, widths as they were", () => {
  expect(shape.style).toBe("MatrixTable");
  expect(shape.columns.map(({ heading, share, style }) => `${heading} ${String(share)} ${style}`)).toEqual([
    "番号 1 MatrixMark",
    "措置 2 MatrixText",
    "件数 1 MatrixMark",
    "機関 5 MatrixText",
  ]);
  expect(summary(["a", "b"])).toBe("a,b");
});

it("pads figures, dashes by their width, wherever a wider cell has moved them, and nothing else", () => {
  expect(rowsOf(["措置"]).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
    ["  12", "措置", "1,234", "青葉市"],
    ["◆", "  －", ""],
  ]);
  expect(rowsOf(["措置"])[1]?.cells[0]).toEqual({ text: "◆", span: 2, style: "MatrixText" });
});

it("packs what is listed into lines, none of which parts a number from its date; what is in brackets may go on below", () => {
  const style = { em: 10, hangs: false };
  const items = ["2：R9.9", "3：R9.12（改修の予定がある）", "4：R10.1"];
  expect(packLines(items, "／", 170, style)).toBe("2：R9.9／3：R9.12（改修の予定がある）／4：R10.1");
  expect(packLines(items, "／", 110, style)).toBe("2：R9.9／3：R9.12（改修の予定がある）\n4：R10.1");
  expect(packLines(items, "／", 70, style)).toBe("2：R9.9\n3：R9.12（改修の予定がある）／4：R10.1");
  expect(packLines(["長".repeat(30)], "／", 100, style)).toBe("長".repeat(30));
  expect(packLines([], "／", 100, style)).toBe("");
});
