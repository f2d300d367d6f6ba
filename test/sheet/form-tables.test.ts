import { expect, it } from "vitest";
import { findFormTables, toGrid } from "../../pipeline/sheet/index.ts";
import { MOST_HEADINGS } from "../../pipeline/model/limits.ts";
import type { Rows } from "../build/annex2.ts";
import { rawSheet } from "../build/raw-workbook.ts";

const tablesIn = (rows: Rows) => findFormTables(toGrid(rawSheet("s", rows)));
const HEADING = ["#", "項目", "安全管理措置", "重点報告事項", "自己点検結果", "特記事項"];
const MEASURE = [1, "項目1", "措置1", "○", "〇", null];

it("a table reaches from its heading to the next one, or to the last row", () => {
  const tables = tablesIn([["title"], HEADING, MEASURE, MEASURE, HEADING, MEASURE]);
  expect(tables.map(({ headingRow, top, bottom }) => [headingRow, top, bottom])).toEqual([
    [2, 3, 4],
    [5, 6, 6],
  ]);
});

it("a row wider than any form heads no table: each heading is compared with all others", () => {
  const wide = (width: number): readonly string[] => Array.from({ length: width }, (_, at) => HEADING[at] ?? "様式外");
  expect(tablesIn([wide(MOST_HEADINGS), MEASURE])).toHaveLength(1);
  expect(tablesIn([wide(MOST_HEADINGS + 1), MEASURE])).toHaveLength(0);
  expect(tablesIn([HEADING, wide(MOST_HEADINGS + 1), MEASURE])[0]).toMatchObject({ headingRow: 1, top: 2 });
});

it("a joint heading over two columns takes a second row", () => {
  const [table] = tablesIn([
    ["#", "項目", "安全管理措置", "重点報告事項", "自己点検"],
    [null, null, null, null, "自己点検結果", "特記事項"],
    MEASURE,
  ]);
  expect(table).toMatchObject({ headingRow: 1, top: 3, columns: { answer: { first: 5 }, remark: { first: 6 } } });
});

it("a joint heading alone heads the answers", () => {
  expect(tablesIn([["#", "安全管理措置", "自己点検"], MEASURE])[0]?.columns.answer?.first).toBe(3);
});

it.each<[string, Rows]>([
  ["no answer column", [["#", "項目", "安全管理措置"], MEASURE]],
  ["nothing that tells the measures apart", [["自己点検結果", "特記事項", "実施予定時期"], MEASURE]],
  [
    "only two heading words",
    [
      ["#", "結果"],
      [1, "〇"],
    ],
  ],
  ["nothing at all", []],
])("there is no table with %s", (_, rows) => {
  expect(tablesIn(rows)).toEqual([]);
});

it("a date spread over unheaded cells belongs to the heading at their left, up to the next heading", () => {
  const [table] = tablesIn([["#", "安全管理措置", "結果", "実施予定時期", null, null, "特記事項"], MEASURE]);
  expect(table?.columns).toMatchObject({ planned: { first: 4, last: 6 }, remark: { first: 7, last: 7 } });
});
