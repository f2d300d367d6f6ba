/** Which rows of a table stay together on a page: short tables whole, and of long ones no row alone at the foot or the head of a page. */
import { describe, expect, it } from "vitest";
import type { Row, Table } from "../../pipeline/documents/word/block.ts";
import { keptRows } from "../../pipeline/documents/word/pages/kept-rows.ts";
import { fitTable, ordinaryTable, row, textColumn } from "../../pipeline/documents/word/table-shape.ts";

const PAGE = 1000;
const GROUP: Row = { cells: [{ text: "組", style: "TableGroup" }] };
const tableOf = (rows: readonly Row[], total = false): Table =>
  fitTable(ordinaryTable(textColumn("甲", 1)), 1000, rows, total);
const rows = (count: number): readonly Row[] => Array.from({ length: count }, (_, index) => row(String(index)));
/** `-`: stays with the next row, `|`: a page may end behind it. */
const shown = (table: Table, heights: readonly number[]): string =>
  keptRows(table, heights, PAGE)
    .map((kept) => (kept ? "-" : "|"))
    .join("");
const each = (count: number, height: number): readonly number[] => Array.from({ length: count }, () => height);

describe("a table", () => {
  it.each([
    ["of a fifth of a page stays whole", tableOf(rows(5)), each(5, 40), "----|"],
    ["that is longer may part, but for the first two rows and the last two", tableOf(rows(6)), each(6, 40), "-|||-|"],
    ["with a total keeps two rows with it", tableOf(rows(6), true), each(6, 40), "-||--|"],
    ["of high rows keeps no more than the last two", tableOf(rows(5), true), each(5, 90), "|||-|"],
    ["of still higher rows keeps none", tableOf(rows(5), true), each(5, 110), "|||||"],
    ["keeps the name of a group with its first row", tableOf([...rows(3), GROUP, ...rows(4)]), each(8, 40), "-||-||-|"],
    ["of one row has nothing to keep", tableOf(rows(1)), each(1, 40), "|"],
  ])("%s", (_, table, heights, kept) => {
    expect(shown(table, heights)).toBe(kept);
  });
});
