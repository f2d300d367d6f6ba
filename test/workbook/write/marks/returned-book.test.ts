/** Workbooks marked, sent back and read again: nothing but the marks is new, and they are taken off without a trace. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import type { RawWorkbook } from "../../../../pipeline/model/raw-workbook.ts";
import { readWorkbook } from "../../../../pipeline/workbook/read/index.ts";
import { returnedBook, takeOffMarks, type Mark } from "../../../../pipeline/workbook/write/marks/index.ts";
import { officeBook } from "../../../build/office-book.ts";
import { changedParts, partText } from "../../../build/packed-parts.ts";
import { filledForm, withPart, xlsx } from "../../../build/xlsx.ts";

const SHEET = "自己 点検'26";
const mark = (cell: string, found: string, sheet = SHEET): Mark => ({
  sheet,
  cell,
  measure: 12,
  found,
  fix: "〇・△・－のいずれか1つを記入してください。",
});
const MARKS: readonly Mark[] = [
  mark("B2", "「×」と記入されています。"),
  mark("B2", "同じセルのもう1つの点です。"),
  mark("B3", "「3」と記入されています。"),
  mark("G2", "結合されたセルの中です。"),
  mark("A1", "2枚目のシートです。", "控え"),
  { sheet: "", cell: "", measure: null, found: "措置5の行がありません。", fix: "行を戻してください。" },
];

const send = (bytes: Uint8Array, marks = MARKS): Uint8Array => {
  const { bytes: sent, declined } = returnedBook(bytes, { institution: "青葉市", cycle: "令和8年度定期点検", marks });
  expect(declined).toBeNull();
  return sent;
};

async function byExcelJs(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

/** As whoever opens it in another program saves it: every part anew. */
async function savedAgain(
  bytes: Uint8Array,
  edit: (book: ExcelJS.Workbook) => void = () => undefined,
): Promise<Uint8Array> {
  const book = await byExcelJs(bytes);
  edit(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const cellsOf = ({ sheets }: RawWorkbook): unknown =>
  sheets.map(({ name, cells, asides }) => ({ name, cells, asides }));

describe("a marked workbook", () => {
  it("has its cells coloured, one note each, and the list behind its sheets", async () => {
    const book = await byExcelJs(send(await officeBook()));
    const sheet = book.getWorksheet(SHEET);
    expect(["B2", "B3", "F1"].map((cell) => sheet?.getCell(cell).fill)).toMatchObject(
      ["B2", "B3", "F1"].map(() => ({ fgColor: { argb: "FFFFD59B" } })),
    );
    expect(sheet?.getCell("B3").numFmt).toBe("0.00");
    const note = sheet?.getCell("B2").note;
    const text = typeof note === "object" ? (note.texts ?? []).map((each) => each.text).join("") : note;
    expect(text).toBe(
      "【確認のお願い】\n［一覧の1番］「×」と記入されています。\n→ 〇・△・－のいずれか1つを記入してください。\n［一覧の2番］同じセルのもう1つの点です。\n→ 〇・△・－のいずれか1つを記入してください。",
    );
    const list = book.worksheets.at(-1);
    expect(list?.name).toBe("確認依頼一覧");
    const rows = list?.getRows(4, 7)?.map((row) => [1, 2, 3, 4, 5].map((column) => row.getCell(column).text));
    expect(rows).toEqual([
      ["番号", "シート", "セル", "措置番号", "記載内容・確認いただきたいこと"],
      ["1", SHEET, "B2", "12", "「×」と記入されています。"],
      ["2", SHEET, "B2", "12", "同じセルのもう1つの点です。"],
      ["3", SHEET, "B3", "12", "「3」と記入されています。"],
      ["4", SHEET, "G2", "12", "結合されたセルの中です。"],
      ["5", "控え", "A1", "12", "2枚目のシートです。"],
      ["6", "", "", "", "措置5の行がありません。"],
    ]);
    expect(list?.pageSetup).toMatchObject({ orientation: "landscape", paperSize: 9, fitToWidth: 1, fitToHeight: 0 });
    expect(list?.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
  });

  it("links each line to its cell, also where a quote is in the sheet's name", async () => {
    const sent = send(await officeBook());
    expect(partText(sent, "xl/worksheets/sheet3.xml").match(/location="[^"]*"/gu)).toEqual([
      `location="'自己 点検''26'!B2"`,
      `location="'自己 点検''26'!B2"`,
      `location="'自己 点検''26'!B3"`,
      `location="'自己 点検''26'!F1"`,
      `location="'控え'!A1"`,
    ]);
  });

  it.each([false, true])("keeps every other part, still packed (notes before: %s)", async (withNotes) => {
    const bytes = await officeBook(withNotes);
    expect(changedParts(bytes, send(bytes)).filter((path) => !TOUCHED.test(path))).toEqual([]);
  });

  it.each([false, true])("is read as the original (notes before: %s)", async (withNotes) => {
    const bytes = await officeBook(withNotes);
    expect(await readWorkbook(send(bytes))).toEqual(await readWorkbook(bytes));
  });

  it("is read as the original after another program saved it", async () => {
    const bytes = await officeBook(true);
    const original = await readWorkbook(await savedAgain(bytes));
    expect(cellsOf(await readWorkbook(await savedAgain(send(bytes))))).toEqual(cellsOf(original));
  });
});

const TOUCHED =
  /^(?:\[Content_Types\]\.xml|xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|styles\.xml|comments\d\.xml|drawings\/vmlDrawing\d\.vml|worksheets\/(?:_rels\/)?sheet\d\.xml(?:\.rels)?))$/u;

describe("marks are taken off", () => {
  it("with parts, notes, names and looks as they were", async () => {
    const bytes = await officeBook(true);
    const off = takeOffMarks(send(bytes));
    expect(await readWorkbook(off)).toEqual(await readWorkbook(bytes));
    expect(partText(off, "xl/workbook.xml")).toBe(partText(bytes, "xl/workbook.xml"));
    expect(changedParts(bytes, off).filter((path) => path.startsWith("-"))).toEqual([]);
    const [before, after] = [await byExcelJs(bytes), await byExcelJs(off)].map((book) => book.getWorksheet(SHEET));
    for (const cell of ["B2", "B3"]) expect(after?.getCell(cell).fill).toEqual(before?.getCell(cell).fill ?? NO_FILL);
    expect(partText(off, "xl/comments1.xml")).not.toContain("確認のお願い");
    expect(partText(off, "xl/comments1.xml")).toContain("前からのメモ");
  });

  it("and leave no parts of notes where there were none", async () => {
    const bytes = await officeBook();
    const names = (archive: Uint8Array): readonly string[] => changedParts(new Uint8Array(EMPTY_ZIP), archive);
    expect(names(takeOffMarks(send(bytes)))).toEqual(names(bytes));
  });

  it("after another program saved the workbook, a cell that got another colour keeps it", async () => {
    const returned = await savedAgain(send(await officeBook()), (book) => {
      const cell = book.getWorksheet(SHEET)?.getCell("B3");
      if (cell) cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FF0000FF" } };
    });
    const sheet = (await byExcelJs(takeOffMarks(returned))).getWorksheet(SHEET);
    expect(sheet?.getCell("B2").fill).toMatchObject({ fgColor: { argb: "FF00FF00" } });
    expect(sheet?.getCell("B3").fill).toMatchObject({ fgColor: { argb: "FF0000FF" } });
    expect((await byExcelJs(takeOffMarks(returned))).worksheets).toHaveLength(2);
  });

  it("of a sheet that somebody put others behind, whose names go on to be theirs", async () => {
    const returned = withPart(send(await officeBook()), "xl/workbook.xml", (xml) =>
      xml
        .replace("<sheets>", '<bookViews><workbookView activeTab="2"/></bookViews><sheets>')
        .replace(/(<sheet [^>]*name="控え"[^>]*\/>)(<sheet [^>]*name="確認依頼一覧"[^>]*\/>)/u, "$2$1")
        .replaceAll('localSheetId="2"', 'localSheetId="1"')
        .replace(
          "</definedNames>",
          '<definedName name="控えの範囲" localSheetId="2">\'控え\'!$A$1</definedName></definedNames>',
        ),
    );
    const book = partText(takeOffMarks(returned), "xl/workbook.xml");
    expect(book).toContain('name="控えの範囲" localSheetId="1"');
    expect(book).toContain('activeTab="1"');
    expect(book).not.toContain("_annex2");
  });

  it("marking again gives the same as marking once more, and no mark twice", async () => {
    const once = send(await officeBook(true));
    const twice = send(once);
    expect(send(twice)).toEqual(twice);
    expect((await byExcelJs(twice)).worksheets.map(({ name }) => name)).toEqual([SHEET, "控え", "確認依頼一覧"]);
    expect(partText(twice, "xl/comments1.xml").match(/確認のお願い/gu)).toHaveLength(3);
    const fewer = send(twice, MARKS.slice(0, 1));
    expect(partText(fewer, "xl/comments1.xml").match(/確認のお願い/gu)).toHaveLength(1);
  });

  it("a workbook without marks is given back as it is, also one with a sheet of that name", async () => {
    const bytes = await xlsx({ s: { rows: [["a"]] }, 確認依頼一覧: { rows: [["誰かの表"]] } });
    expect(takeOffMarks(bytes)).toBe(bytes);
    const sent = send(bytes, [mark("A1", "x", "s")]);
    expect((await byExcelJs(sent)).worksheets.map(({ name }) => name)).toEqual([
      "s",
      "確認依頼一覧",
      "確認依頼一覧 (2)",
    ]);
    expect((await readWorkbook(sent)).sheets.map(({ name }) => name)).toEqual(["s", "確認依頼一覧"]);
  });
});

const NO_FILL = { type: "pattern", pattern: "none" };
/** An archive of nothing. */
const EMPTY_ZIP = [0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)];

describe("what cannot be marked", () => {
  it("gets the list as a workbook of its own, which says why", async () => {
    const request = { institution: "青葉市", cycle: "令和8年度定期点検", marks: MARKS };
    const { bytes, declined } = returnedBook(new TextEncoder().encode("no workbook"), request);
    expect(declined).toBe("not-xlsx");
    const [list] = (await byExcelJs(bytes)).worksheets;
    expect(list?.getCell("A3").text).toContain("Excelブック（.xlsx）ではないため");
    expect(list?.getCell("C5").text).toBe("B2");
    expect(partText(bytes, "xl/styles.xml")).toContain("<cellStyles");
    expect(returnedBook(new TextEncoder().encode("no workbook"), request).bytes).toEqual(bytes);
  });

  it("a sheet that is not there is listed without a link", async () => {
    const sent = send(await officeBook(), [mark("B2", "x", "別のシート")]);
    expect(partText(sent, "xl/worksheets/sheet3.xml")).not.toContain("<hyperlink");
  });
});

it("the blank form, filled in, is marked and reads the same", async () => {
  const bytes = await filledForm({ code: "012017", name: "青葉市", inspected: "令和9年2月15日" }, {});
  const sent = send(bytes, [mark("E10", "x", "自己点検表")]);
  expect(await readWorkbook(sent)).toEqual(await readWorkbook(bytes));
});
