import { describe, expect, it } from "vitest";
import { MOST_CELL_LETTERS, MOST_CELLS, MOST_SHEET_NAME_LETTERS, MOST_TABLES } from "../../../pipeline/model/limits.ts";
import { boundTexts } from "../../../pipeline/workbook/read/index.ts";
import { tableRows } from "../../build/annex2.ts";
import { inspect } from "../../build/inspect.ts";
import { rawSheet } from "../../build/raw-workbook.ts";
import { CLEAN, findingsIn, formRows } from "../../build/submission.ts";
import { xlsx } from "../../build/xlsx.ts";

describe("a sheet as Excel could hold it", () => {
  it("is left as it is", () => {
    const sheet = rawSheet("表".repeat(MOST_SHEET_NAME_LETTERS), [["あ".repeat(MOST_CELL_LETTERS)]]);
    expect(boundTexts(sheet)).toBe(sheet);
  });

  it("has no longer text, and says where one was and how long", () => {
    const { cells, cutCells } = boundTexts(rawSheet("表", [["短い", "あ".repeat(MOST_CELL_LETTERS + 1)]]));
    expect(cells.map(({ text }) => text.length)).toEqual([2, MOST_CELL_LETTERS]);
    expect(cutCells).toEqual([{ row: 1, column: 2, letters: MOST_CELL_LETTERS + 1 }]);
  });

  it("has no longer name", () => {
    const { name } = boundTexts(rawSheet("表".repeat(MOST_SHEET_NAME_LETTERS + 1), [["短い"]]));
    expect(name).toBe(`${"表".repeat(MOST_SHEET_NAME_LETTERS - 1)}…`);
  });
});

it("a text that was cut is named with sheet, cell and its length, wherever it stands", async () => {
  const rows = [...formRows(tableRows(CLEAN)), ["注", "あ".repeat(40_000)]];
  const inspection = await inspect(await xlsx({ 自己点検表: { rows } }));
  const cut = inspection.outcome === "read" ? inspection.findings.filter(({ code }) => code === "text-cut") : [];
  expect(cut).toHaveLength(1);
  expect(cut[0]).toMatchObject({
    severity: "warning",
    measure: null,
    sheet: "自己点検表",
    cell: `B${String(rows.length)}`,
  });
  expect(cut[0]?.message).toBe(
    "40,000文字の文があり、先頭の32,767文字だけを読み取りました（1つのセルは32,767文字、1つのブックの記入は合わせて100,000文字までです）。文を短くするか、別の資料に分けてください。",
  );
});

it("a name in the header fields is cut to what a name may have", () => {
  const [mismatch] = findingsIn({ header: { inspected: "日".repeat(40_000) } });
  expect(mismatch?.message.length).toBeLessThan(400);
});

it("a workbook with more tables than anybody prints pages is too large", async () => {
  const bytes = new TextEncoder().encode("#,項目,安全管理措置,自己点検結果\n1,項目,措置,〇\n".repeat(MOST_TABLES + 1));
  expect(await inspect(bytes, "a.csv")).toMatchObject({
    code: "file-too-large",
    message: "大きすぎるため、読み取っていません（自己点検表の見出しの数は501個、上限は500個）。",
  });
});

it("a workbook with more cells than any form is too large, told by how many and how many may be", async () => {
  const bytes = new TextEncoder().encode("1\n".repeat(MOST_CELLS + 1));
  expect(await inspect(bytes, "a.csv")).toMatchObject({
    code: "file-too-large",
    message: "大きすぎるため、読み取っていません（記入のあるセルの数は500,001個、上限は500,000個）。",
  });
});
