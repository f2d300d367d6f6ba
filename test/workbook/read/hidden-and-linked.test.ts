/** Columns that nobody sees, and zeros that stand for blank cells. */
import { utils, write, type WorkSheet } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import type { RawSheet } from "../../../pipeline/model/raw-workbook.ts";
import { readWorkbook } from "../../../pipeline/workbook/read/index.ts";
import { book, withPart, xlsx } from "../../build/xlsx.ts";

const SHEET = "xl/worksheets/sheet1.xml";

async function sheetOf(bytes: Uint8Array): Promise<RawSheet> {
  const [sheet] = (await readWorkbook(bytes)).sheets;
  if (sheet === undefined) throw new Error("The workbook has no sheet.");
  return sheet;
}

/** A sheet of five columns with these column definitions. */
async function withColumns(cols: string, change = (xml: string): string => xml): Promise<Uint8Array> {
  const bytes = await xlsx({ s: { rows: [["a", "b", "c", "d", "e"]] } });
  return withPart(bytes, SHEET, (xml) => change(xml.replace("<sheetData>", `<cols>${cols}</cols><sheetData>`)));
}

/** Comments are nothing for the fast reader. */
const notPlain = (xml: string): string => xml.replace("<sheetData>", "<!-- x --><sheetData>");

describe("hidden columns", () => {
  const cases: readonly (readonly [what: string, cols: string, expected: readonly number[] | undefined])[] = [
    ["none", '<col min="1" max="5" width="10"/>', undefined],
    ["hidden", '<col min="2" max="2" width="10" hidden="1"/>', [2]],
    ["true", '<col min="2" max="2" hidden="true" width="10"/>', [2]],
    ["not hidden", '<col min="2" max="2" hidden="0" width="10"/>', undefined],
    ["of no width", '<col min="3" max="4" width="0" customWidth="1"/>', [3, 4]],
    ["several", '<col min="1" max="1" hidden="1"/><col min="4" max="16384" hidden="1"/>', [1, 4, 5]],
    ["said twice", '<col min="2" max="3" hidden="1"/><col min="1" max="2" hidden="1"/>', [1, 2, 3]],
    ["beyond what is used", '<col min="6" max="16384" hidden="1"/>', undefined],
    ["more than there can be", '<col min="4" max="99999999999" hidden="1"/>', [4, 5]],
    ["nonsense", '<col min="x" max="y" hidden="1"/><col hidden="1"/>', undefined],
  ];
  it.each(cases)("%s", async (_, cols, expected) => {
    expect((await sheetOf(await withColumns(cols))).hiddenColumns).toEqual(expected);
  });
  it.each(cases)("%s, by the parser of all XML", async (_, cols, expected) => {
    expect((await sheetOf(await withColumns(cols, notPlain))).hiddenColumns).toEqual(expected);
  });
  it("of an .xls", async () => {
    const sheet: WorkSheet = {
      ...utils.aoa_to_sheet([["a", "b", "c"]]),
      "!cols": [{ wch: 9 }, { wch: 9, hidden: true }, { wch: 9 }],
    };
    const bytes = new Uint8Array(
      write({ SheetNames: ["s"], Sheets: { s: sheet } }, { bookType: "biff8", type: "array" }) as ArrayBuffer,
    );
    expect((await sheetOf(bytes)).hiddenColumns).toEqual([2]);
  });
});

describe("a zero", () => {
  const linked = (change: (xml: string) => string): Promise<Uint8Array> =>
    xlsx({
      s: {
        rows: [
          [0, { formula: "B9", result: 0 } as never, { formula: "B9", result: "0" } as never],
          [1, { formula: "B9", result: 1 } as never, { formula: "A1*2", result: 0 } as never],
        ],
      },
    }).then((bytes) => withPart(bytes, SHEET, change));
  it.each([
    ["the fast reader", (xml: string) => `${xml}\n`],
    ["the parser of all XML", notPlain],
  ])("of a formula is marked by %s", async (_, change) => {
    const { cells } = await sheetOf(await linked(change));
    expect(cells.map(({ text, zeroOfFormula }) => [text, zeroOfFormula])).toEqual([
      ["0", undefined],
      ["0", true],
      ["0", undefined],
      ["1", undefined],
      ["1", undefined],
      ["0", true],
    ]);
  });
  it("that a formula shares, or that an array formula gives, is marked too", async () => {
    const bytes = withPart(await xlsx({ s: { rows: [[1]] } }), SHEET, (xml) =>
      xml.replace(
        /<sheetData>.*<\/sheetData>/u,
        '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">C1</f><v>0</v></c>' +
          '<c r="B1"><f t="shared" si="0"/><v>0</v></c><c r="C1"><v>0</v></c></row></sheetData>',
      ),
    );
    expect((await sheetOf(bytes)).cells.map(({ zeroOfFormula }) => zeroOfFormula)).toEqual([true, true, undefined]);
  });
  it("of a formula is marked in an .ods", async () => {
    const sheet = utils.aoa_to_sheet([[0, 0, 7]]);
    sheet["B1"] = { t: "n", v: 0, f: "C9" };
    const bytes = new Uint8Array(
      write({ SheetNames: ["s"], Sheets: { s: sheet } }, { bookType: "ods", type: "array" }) as ArrayBuffer,
    );
    expect((await sheetOf(bytes)).cells.map(({ zeroOfFormula }) => zeroOfFormula)).toEqual([
      undefined,
      true,
      undefined,
    ]);
  });
  it("in a date's format is still a zero", async () => {
    const bytes = await book((workbook) => {
      const cell = workbook.addWorksheet("s").getCell("A1");
      cell.value = { formula: "B9", result: 0 };
      cell.numFmt = "yyyy/m/d";
    });
    expect((await sheetOf(bytes)).cells.map(({ zeroOfFormula }) => zeroOfFormula)).toEqual([true]);
  });
});
