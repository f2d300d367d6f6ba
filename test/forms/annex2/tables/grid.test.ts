import { expect, it } from "vitest";
import { toGrid } from "../../../../pipeline/forms/annex2/tables/index.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";

const merge = { top: 1, left: 1, bottom: 2, right: 2 };
const grid = toGrid(rawSheet("s", [["joint", null, "c"], [null, null, "d"], [], ["e"]], { merges: [merge] }));

it("everywhere inside a merged range a person sees its top left cell", () => {
  const seen = [grid.seenAt(1, 1), grid.seenAt(2, 2), grid.seenAt(2, 3), grid.seenAt(3, 1)].map((cell) => cell?.text);
  expect(seen).toEqual(["joint", "joint", "d", undefined]);
});

it("but only one address holds it", () => {
  expect([grid.at(1, 1)?.text, grid.at(2, 2)]).toEqual(["joint", undefined]);
});

it("lists rows that hold any cell, ascending", () => {
  expect(grid.rows).toEqual([1, 2, 4]);
});

it("rows that a merged range covers may merge, rows between two of them do not", () => {
  const merges = [
    { top: 4, left: 1, bottom: 4, right: 3 },
    { top: 1, left: 1, bottom: 2, right: 2 },
  ];
  const { rows, mayMerge } = toGrid(rawSheet("s", [["a"], ["b"], ["c"], ["d"], ["e"]], { merges }));
  expect(rows.filter(mayMerge)).toEqual([1, 2, 4]);
});
