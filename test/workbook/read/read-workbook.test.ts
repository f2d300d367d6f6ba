import { utils, write, type BookType } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import type { RawCell, RawSheet } from "../../../pipeline/model/raw-workbook.ts";
import { readWorkbook } from "../../../pipeline/workbook/read/index.ts";
import type { CellValue } from "../../build/annex2.ts";
import { book, withPart, xlsx } from "../../build/xlsx.ts";

const utc = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

async function sheetOf(bytes: Uint8Array): Promise<RawSheet> {
  const [sheet] = (await readWorkbook(bytes)).sheets;
  if (sheet === undefined) throw new Error("The workbook has no sheet.");
  return sheet;
}

const cellsOf = async (bytes: Uint8Array): Promise<readonly RawCell[]> => (await sheetOf(bytes)).cells;

/** A1 of a workbook with this one value. */
async function readOne(value: CellValue, format?: string): Promise<RawCell | undefined> {
  return (
    await cellsOf(await xlsx({ s: { rows: [[value]], ...(format !== undefined && { formats: { A1: format } }) } }))
  )[0];
}

const fill = async (cells: Readonly<Record<string, unknown>>): Promise<readonly string[]> =>
  (
    await cellsOf(
      await book((workbook) => {
        const sheet = workbook.addWorksheet("s");
        for (const [address, value] of Object.entries(cells)) sheet.getCell(address).value = value as never;
      }),
    )
  ).map(({ text }) => text);

describe("what a person sees is read", () => {
  it("cells have their addresses, ascending by row, then column; blank ones are left out", async () => {
    const cells = await cellsOf(await xlsx({ s: { rows: [[], [null, "b", " ", "d"], ["a", "\u3000", "\u200B"]] } }));
    expect(cells.map(({ row, column, text }) => [row, column, text])).toEqual([
      [2, 2, "b"],
      [2, 4, "d"],
      [3, 1, "a"],
    ]);
  });

  it("rich text is one text", async () => {
    expect(await fill({ A1: { richText: [{ text: "令和" }, { font: { bold: true }, text: "9年" }] } })).toEqual([
      "令和9年",
    ]);
  });

  it("a formula shows its cached value", async () => {
    expect(await fill({ A1: { formula: "1+1", result: 2 }, A2: { formula: "T(A9)", result: "〇" } })).toEqual([
      "2",
      "〇",
    ]);
  });

  it("the text of a link is its text", async () => {
    expect(await fill({ A1: { text: "様式", hyperlink: "https://example.jp/" } })).toEqual(["様式"]);
  });

  it("line breaks stay, as \\n", async () => {
    expect(await fill({ A1: "一\r\n二" })).toEqual(["一\n二"]);
  });

  it.each<[CellValue, string | undefined, string]>([
    [12, undefined, "12"],
    [0.5, "0%", "50%"],
    [12_017, "000000", "012017"],
    ["012017", undefined, "012017"],
  ])("%s with format %s shows %s", async (value, format, text) => {
    expect((await readOne(value, format))?.text).toBe(text);
  });

  it("furigana is no part of the text", async () => {
    const bytes = withPart(await xlsx({ s: { rows: [["東京"]] } }), "xl/sharedStrings.xml", (xml) =>
      xml.replace(
        /<si>.*?<\/si>/u,
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>',
      ),
    );
    expect((await cellsOf(bytes))[0]?.text).toBe("東京");
  });

  it("text without shared strings is text", async () => {
    const bytes = withPart(await xlsx({ s: { rows: [["x"]] } }), "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace(/<c r="A1".*?<\/c>/u, '<c r="A1" t="str"><v>〇</v></c><c r="B1" t="inlineStr"><is><t>△</t></is></c>'),
    );
    expect((await cellsOf(bytes)).map(({ text }) => text)).toEqual(["〇", "△"]);
  });

  it("an error value is marked", async () => {
    const cells = await cellsOf(
      await book((workbook) => {
        workbook.addWorksheet("s").getCell("A1").value = { error: "#REF!" };
      }),
    );
    expect(cells).toEqual([{ row: 1, column: 1, text: "#REF!", error: true }]);
  });
});

describe("dates", () => {
  const DAY = utc("2027-09-01");

  it.each([
    ["yyyy/m/d", "2027/9/1", "day"],
    ["yyyy-mm-dd", "2027-09-01", "day"],
    ["[$-411]ggge年m月d日", "令和9年9月1日", "day"],
    ['[$-411]ggge"年"m"月"d"日";@', "令和9年9月1日", "day"],
    ["ggge年m月", "令和9年9月", "month"],
    ["yyyy年m月", "2027年9月", "month"],
    ['yyyy"年"m"月"', "2027年9月", "month"],
    ["yyyy年", "2027年", "year"],
    ["[$-411]ge.m.d", null, "day"],
    ["m月d日", null, "day"],
    ["yyyy/m/d h:mm", null, "day"],
  ])("with format %s shows %s: a %s", async (format, text, precision) => {
    const cell = await readOne(DAY, format);
    expect(cell?.date).toEqual({ iso: "2027-09-01", precision });
    if (text !== null && !format.includes("-mm-")) expect(cell?.text).toBe(text);
  });

  it("a time is no date", async () => {
    expect((await readOne(0.5, "h:mm"))?.date).toBeUndefined();
  });

  it("a number with a number format is no date", async () => {
    expect((await readOne(46_266, '#,##0"日"'))?.date).toBeUndefined();
  });

  it("the serial number counts from 1904 where the workbook says so", async () => {
    const of = (date1904: boolean) =>
      book((workbook) => {
        workbook.properties.date1904 = date1904;
        const cell = workbook.addWorksheet("s").getCell("A1");
        cell.value = 45_000;
        cell.numFmt = "yyyy/m/d";
      });
    expect((await cellsOf(await of(false)))[0]?.date?.iso).toBe("2023-03-15");
    expect((await cellsOf(await of(true)))[0]?.date?.iso).toBe("2027-03-16");
  });

  /** ISO/IEC 29500-1, 18.8.30, for ja-jp. */
  const BUILT_IN: readonly (readonly [number, string])[] = [
    ...[27, 28, 29, 30, 31, 35, 36, 50, 51, 53, 54, 56, 57, 58].map((id) => [id, "day"] as const),
    ...[34, 52, 55].map((id) => [id, "month"] as const),
  ];

  it.each(BUILT_IN)("the built-in Japanese format %i shows a %s", async (id, precision) => {
    const bytes = withPart(
      await xlsx({ s: { rows: [[46_266]], formats: { A1: "yyyy/mm/dd;@" } } }),
      "xl/styles.xml",
      (xml) => xml.replace(/<numFmts.*?<\/numFmts>/u, "").replaceAll(/numFmtId="1\d\d"/gu, `numFmtId="${String(id)}"`),
    );
    expect((await cellsOf(bytes))[0]?.date).toEqual({ iso: "2026-09-01", precision });
  });

  it.each([32, 33])("the built-in Japanese format %i shows a time", async (id) => {
    const bytes = withPart(
      await xlsx({ s: { rows: [[0.5]], formats: { A1: "yyyy/mm/dd;@" } } }),
      "xl/styles.xml",
      (xml) => xml.replace(/<numFmts.*?<\/numFmts>/u, "").replaceAll(/numFmtId="1\d\d"/gu, `numFmtId="${String(id)}"`),
    );
    expect((await cellsOf(bytes))[0]?.date).toBeUndefined();
  });
});

describe("sheets", () => {
  it("hidden and very hidden ones are read too", async () => {
    const bytes = await book((workbook) => {
      for (const state of ["visible", "hidden", "veryHidden"] as const)
        workbook.addWorksheet(state, { state }).getCell("A1").value = 1;
    });
    const { sheets } = await readWorkbook(bytes);
    expect(sheets.map(({ name, hidden, cells }) => [name, hidden, cells.length])).toEqual([
      ["visible", false, 1],
      ["hidden", true, 1],
      ["veryHidden", true, 1],
    ]);
  });

  it("merged ranges are 1-based and inclusive", async () => {
    const sheet = await sheetOf(await xlsx({ s: { rows: [["a"]], merges: ["A1:B3", "D2:E2"] } }));
    expect(sheet.merges).toEqual([
      { top: 1, left: 1, bottom: 3, right: 2 },
      { top: 2, left: 4, bottom: 2, right: 5 },
    ]);
    expect(sheet.cells.map(({ text }) => text)).toEqual(["a"]);
  });

  it("a cell in the last row of a sheet costs nothing", async () => {
    const bytes = await book((workbook) => {
      const sheet = workbook.addWorksheet("s");
      sheet.getCell("A1").value = "first";
      sheet.getCell("XFD1048576").value = "last";
    });
    expect((await cellsOf(bytes)).map(({ row, column }) => [row, column])).toEqual([
      [1, 1],
      [1_048_576, 16_384],
    ]);
  });
});

it("the workbook's own time of modification is read", async () => {
  const bytes = await xlsx({ s: { rows: [["a"]] } }, new Date("2027-02-03T04:05:06Z"));
  expect((await readWorkbook(bytes)).modifiedAt).toBe("2027-02-03T04:05:06.000Z");
});

it.each<BookType>(["xlsx", "xlsb", "biff8", "ods"])("a workbook saved as %s reads the same", async (bookType) => {
  const written = { SheetNames: ["点検"], Sheets: { 点検: utils.aoa_to_sheet([["〇", null, "特記"], [12]]) } };
  const bytes = new Uint8Array(write(written, { bookType, type: "array" }) as ArrayBuffer);
  const [sheet] = (await readWorkbook(bytes)).sheets;
  expect(sheet?.name).toBe("点検");
  expect(sheet?.cells.map(({ row, column, text }) => [row, column, text])).toEqual([
    [1, 1, "〇"],
    [1, 3, "特記"],
    [2, 1, "12"],
  ]);
});

it("a reference to a character that does not exist makes a workbook unreadable", async () => {
  const bytes = withPart(await xlsx({ s: { rows: [["x", "y"]] } }), "xl/sharedStrings.xml", (xml) =>
    xml.replace(">x<", ">&#x110000;<"),
  );
  await expect(readWorkbook(bytes)).rejects.toThrow("file-unreadable");
});

it("a workbook of Excel 5 or 95 is read in its code page", async () => {
  // SheetJS writes no Japanese into such files: stand-ins of as many bytes take its place.
  const sheets = { SheetNames: ["QQQQ"], Sheets: { QQQQ: utils.aoa_to_sheet([["XXXXXXXX", 12]]) } };
  const bytes = Buffer.from(write(sheets, { bookType: "biff5", type: "array" }) as ArrayBuffer);
  const replace = (text: string, by: readonly number[]): void => {
    for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at)) bytes.set(by, at);
  };
  replace("QQQQ", [0x93, 0x5f, 0x8c, 0x9f]);
  replace("XXXXXXXX", [0x93, 0xc1, 0x8b, 0x4c, 0x8e, 0x96, 0x8d, 0x80]);
  bytes.writeUInt16LE(932, bytes.indexOf(Buffer.from([0x42, 0x00, 0x02, 0x00])) + 4);
  const sheet = await sheetOf(new Uint8Array(bytes));
  expect([sheet.name, ...sheet.cells.map(({ text }) => text)]).toEqual(["点検", "特記事項", "12"]);
});
