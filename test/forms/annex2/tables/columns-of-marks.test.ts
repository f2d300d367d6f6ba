/** How many marks make an unheaded column one of answers. */
import { describe, expect, it } from "vitest";
import { columnsOfMarks } from "../../../../pipeline/forms/annex2/tables/columns-of-marks.ts";
import type { HeadedColumn } from "../../../../pipeline/forms/annex2/tables/headed-columns.ts";
import { toGrid } from "../../../../pipeline/forms/annex2/tables/index.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";

const column = (first: number): HeadedColumn => ({
  first,
  last: first,
  path: ["見解"],
  role: null,
  group: 0,
  isPart: false,
  above: null,
});

/** A number in column 1 and a cell of `cells` (a letter each, `_` for a blank one) in column 2, a row each. */
const counts = (cells: string, top = 1, bottom = cells.length): boolean => {
  const rows = Array.from(cells, (cell, index) => [index + 1, cell === "_" ? null : cell]);
  const found = columnsOfMarks([column(2)], toGrid(rawSheet("s", rows)), top, bottom);
  return found.length === 1;
};

describe("a column holds answers", () => {
  it.each([
    ["three marks of two kinds", "〇〇△"],
    ["marks of two kinds in few of its rows", "〇△〇_______"],
    ["four of five filled cells are marks", "〇〇△〇済"],
    ["eight of ten", "〇〇△〇〇〇〇〇外他"],
    ["one kind in more than six of ten rows", "〇〇〇〇〇〇〇___"],
    ["△ everywhere", "△△△△"],
  ])("%s", (_, cells) => {
    expect(counts(cells)).toBe(true);
  });
});

describe("a column does not hold answers", () => {
  it.each([
    ["two marks", "〇△"],
    ["two marks in many rows", "〇△________"],
    ["three of four filled cells are marks", "〇△〇済"],
    ["seven of ten", "〇〇△〇〇〇〇外他済"],
    ["one kind in four of ten rows, which may tick what is a priority", "〇〇〇〇______"],
    ["nothing at all", "______"],
    ["words", "済済済済"],
  ])("%s", (_, cells) => {
    expect(counts(cells)).toBe(false);
  });
});

it("only the rows of the table are looked at, its first and last among them", () => {
  expect(counts("外外〇〇△外外", 3, 5)).toBe(true);
  expect(counts("外外〇〇△外外", 2, 5)).toBe(false);
  expect(counts("外外〇〇△外外", 3, 6)).toBe(false);
  expect(counts("外外〇〇△外外", 4, 5)).toBe(false);
});

it("each column is judged by its own cells", () => {
  const rows = [
    ["〇", "外", "〇"],
    ["△", null, "〇"],
    ["－", null, "〇"],
  ];
  const found = columnsOfMarks([column(1), column(2), column(3)], toGrid(rawSheet("s", rows)), 1, 3);
  expect(found.map(({ first }) => first)).toEqual([1, 3]);
});
