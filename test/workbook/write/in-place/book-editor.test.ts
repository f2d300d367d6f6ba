/** Workbooks changed in place, read by our reader and by exceljs. */
import ExcelJS from "exceljs";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readZipDirectory } from "../../../../pipeline/lib/zip.ts";
import { readWorkbook } from "../../../../pipeline/workbook/read/index.ts";
import {
  openBook,
  solidFill,
  worksheetXml,
  type BookEditor,
  type SheetEditor,
} from "../../../../pipeline/workbook/write/in-place/index.ts";
import { officeBook } from "../../../build/office-book.ts";
import { changedParts, partText } from "../../../build/packed-parts.ts";
import { withPart } from "../../../build/xlsx.ts";

const SHEET = "自己 点検'26";

async function change(bytes: Uint8Array, edit: (sheet: SheetEditor, book: BookEditor) => void): Promise<Uint8Array> {
  const book = openBook(bytes);
  edit(book.sheet(SHEET), book);
  return Promise.resolve(book.save());
}

async function byExcelJs(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const sheet = book.getWorksheet(SHEET);
  if (sheet === undefined) throw new Error("The sheet is gone.");
  return sheet;
}

const textsOf = async (bytes: Uint8Array): Promise<Readonly<Record<string, string>>> => {
  const [sheet] = (await readWorkbook(bytes)).sheets;
  return Object.fromEntries(
    (sheet?.cells ?? []).map(({ row, column, text }) => [`${String(row)},${String(column)}`, text]),
  );
};

describe("what nobody touches keeps its bytes", () => {
  it("all of it when nothing changes", async () => {
    const bytes = await officeBook();
    expect(changedParts(bytes, openBook(bytes).save())).toEqual([]);
    expect(readZipDirectory(openBook(bytes).save()).map(({ name }) => name)).toEqual(
      readZipDirectory(bytes).map(({ name }) => name),
    );
  });

  it("a value changes its sheet only", async () => {
    const bytes = await officeBook();
    const changed = await change(bytes, (sheet) => {
      sheet.setValue("B2", { text: "△" });
    });
    expect(changedParts(bytes, changed)).toEqual(["xl/worksheets/sheet1.xml"]);
  });

  it("the same changes give the same bytes", async () => {
    const bytes = await officeBook(true);
    const edit = (sheet: SheetEditor): void => {
      sheet.restyle("B2", { fill: solidFill("FFFFD59B") });
      sheet.addNotes([{ cell: "B3", author: "a", text: "t" }]);
    };
    expect(await change(bytes, edit)).toEqual(await change(bytes, edit));
  });

  it("an entry whose sizes followed it says them before it: the flag goes", async () => {
    const bytes = await officeBook();
    const flagsOf = (archive: Uint8Array): readonly number[] =>
      readZipDirectory(archive).map(({ offset }) => (archive[offset + 6] ?? 0) & 8);
    for (const { offset } of readZipDirectory(bytes)) bytes[offset + 6] = (bytes[offset + 6] ?? 0) | 8;
    expect(flagsOf(bytes)).toContain(8);
    expect(flagsOf(openBook(bytes).save())).not.toContain(8);
    expect(changedParts(bytes, openBook(bytes).save())).toEqual([]);
  });
});

describe("values", () => {
  it("are put into cells, rows and columns that are there or not", async () => {
    const changed = await change(await officeBook(), (sheet) => {
      sheet.setValue("B2", { text: "△ <a&b> _x0041_\n2行目" });
      sheet.setValue("A2", { number: 12.5 });
      sheet.setValue("C2", { text: "右" });
      sheet.setValue("H2", { text: "端" });
      sheet.setValue("A5", { text: "間の行" });
      sheet.setValue("B30", { text: "下" });
      sheet.setValue("A30", { text: "下の左" });
      sheet.setValue("B3", null);
    });
    expect(await textsOf(changed)).toEqual({
      "1,1": "措置",
      "2,1": "12.5",
      "2,2": "△ <a&b> _x0041_\n2行目",
      "2,3": "右",
      "2,8": "端",
      "5,1": "間の行",
      "9,4": "6",
      "30,1": "下の左",
      "30,2": "下",
    });
    expect((await byExcelJs(changed)).getCell("B3").numFmt).toBe("0.00");
  });

  it("a formula shows its value until it is computed, and the order of computing is forgotten", async () => {
    const bytes = await officeBook();
    const chained = zipSync({
      ...unzipSync(
        withPart(bytes, "xl/_rels/workbook.xml.rels", (xml) =>
          xml.replace(
            "</Relationships>",
            '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
          ),
        ),
      ),
      "xl/calcChain.xml": strToU8("<calcChain/>"),
    });
    const changed = await change(chained, (sheet, book) => {
      sheet.setValue("C9", { formula: 'IF(B3>"1",1,2)', shown: "仮" });
      book.recalculateOnOpen();
    });
    expect((await textsOf(changed))["9,3"]).toBe("仮");
    expect((await byExcelJs(changed)).getCell("C9").formula).toBe('IF(B3>"1",1,2)');
    expect(changedParts(chained, changed)).toContain("-xl/calcChain.xml");
    expect(partText(changed, "xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
  });

  it("a cell from which others take their formula is declined", async () => {
    const shared = withPart(await officeBook(), "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace("<f>B3*2</f>", '<f t="shared" ref="D9:D12" si="0">B3*2</f>'),
    );
    expect(() => {
      openBook(shared).sheet(SHEET).setValue("D9", { number: 1 });
    }).toThrow("shared-formula");
  });
});

describe("looks", () => {
  it("change the fill alone, or the lock alone", async () => {
    const bytes = await officeBook();
    const changed = await change(bytes, (sheet) => {
      sheet.restyle("B3", { fill: solidFill("FFFFD59B") });
      sheet.restyle("B2", { locked: false });
      sheet.restyle("E50", { fill: solidFill("FFFFD59B") });
    });
    const sheet = await byExcelJs(changed);
    expect(sheet.getCell("B3").numFmt).toBe("0.00");
    expect(sheet.getCell("B3").fill).toMatchObject({ fgColor: { argb: "FFFFD59B" } });
    expect(sheet.getCell("B2").fill).toMatchObject({ fgColor: { argb: "FF00FF00" } });
    expect(sheet.getCell("B2").protection).toMatchObject({ locked: false });
    // The column's look holds where there was no cell.
    expect(sheet.getCell("E50").alignment).toMatchObject({ wrapText: true });
    expect(changedParts(bytes, changed)).toEqual(["xl/worksheets/sheet1.xml", "xl/styles.xml"].sort().reverse());
  });

  it("are given back", async () => {
    const bytes = await officeBook();
    const book = openBook(bytes);
    const before = book.sheet(SHEET).fillOf("B2");
    book.sheet(SHEET).restyle("B2", { fill: solidFill("FFFFD59B") });
    const again = openBook(book.save());
    again.sheet(SHEET).restyle("B2", { fill: before });
    expect((await byExcelJs(again.save())).getCell("B2").fill).toMatchObject({ fgColor: { argb: "FF00FF00" } });
  });
});

describe("notes", () => {
  it.each([false, true])("are added to a sheet (that has some: %s)", async (withNotes) => {
    const bytes = await officeBook(withNotes);
    const changed = await change(bytes, (sheet) => {
      sheet.addNotes([
        { cell: "B2", author: "依頼元", text: "1行目\n2行目 <&>" },
        { cell: "D9", author: "依頼元", text: "別" },
      ]);
    });
    const [sheet] = (await readWorkbook(changed)).sheets;
    expect(sheet?.asides).toEqual([
      { row: 2, column: 2, kind: "note", text: `${withNotes ? "前からのメモ\n\n" : ""}1行目\n2行目 <&>` },
      { row: 9, column: 4, kind: "note", text: "別" },
    ]);
    const vml = partText(changed, withNotes ? "xl/drawings/vmlDrawing1.vml" : "xl/drawings/vmlDrawing1.vml");
    expect(vml.match(/<x:Row>8<\/x:Row>/gu)).toHaveLength(1);
    const ids = [...vml.matchAll(/id="(_x0000_s\d+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("twice in one sitting", async () => {
    const changed = await change(await officeBook(), (sheet) => {
      sheet.addNotes([{ cell: "A1", author: "a", text: "1" }]);
      sheet.addNotes([{ cell: "A2", author: "b", text: "2" }]);
    });
    const [sheet] = (await readWorkbook(changed)).sheets;
    expect(sheet?.asides?.map(({ text }) => text)).toEqual(["1", "2"]);
    expect(partText(changed, "xl/worksheets/sheet1.xml").match(/<legacyDrawing/gu)).toHaveLength(1);
  });
});

describe("a sheet's blocks stand in the order of the schema", () => {
  it("beside those that are there", async () => {
    const changed = await change(await officeBook(), (sheet) => {
      sheet.addNotes([{ cell: "B2", author: "a", text: "t" }]);
      sheet.addLink({ cells: "B3", sheet: "控え", target: "A1" });
      sheet.addValidation({
        cells: "B4",
        type: "list",
        formula: '"a,b"',
        severity: "warning",
        error: ["題", "文"],
        prompt: ["題", "選ぶ"],
      });
      sheet.addConditionalLook({ cells: "B2:B9", formula: 'B2="<"', look: "<dxf><font><b/></font></dxf>" });
      sheet.protect({ filter: true });
    });
    const xml = partText(changed, "xl/worksheets/sheet1.xml");
    const order = [
      "</sheetData>",
      "<sheetProtection",
      "<mergeCells",
      "<conditionalFormatting",
      "<dataValidations",
      "<hyperlinks",
      "<pageMargins",
      "<legacyDrawing",
    ];
    const places = order.map((each) => xml.indexOf(each));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(xml).toContain('<dataValidations count="2">');
    expect(xml).toContain(`location="'控え'!A1"`);
    expect(xml.match(/priority="\d+"/gu)).toEqual(['priority="7"', 'priority="8"']);
    const sheet = await byExcelJs(changed);
    expect(sheet.getCell("C5").dataValidation.type).toBe("list");
    expect(sheet.getCell("B4").dataValidation).toMatchObject({ type: "list", formulae: ['"a,b"'] });
  });
});

describe("a new sheet", () => {
  it("stands behind all others, with names of its own", async () => {
    const bytes = await officeBook();
    const changed = await change(bytes, (_, book) => {
      const style = book.addStyle({ font: '<font><b/><sz val="11"/></font>', alignment: '<alignment wrapText="1"/>' });
      const rows = [
        {
          cells: [
            { value: { text: "題" }, style },
            { value: { number: 2 }, style: 0 },
          ],
        },
      ];
      book.addSheet(
        "一覧",
        worksheetXml({
          columns: [{ width: 8 }, { width: 9, hidden: true }],
          rows,
          frozenRows: 1,
          orientation: "landscape",
        }),
      );
      book.sheet("一覧").addLink({ cells: "A1", sheet: SHEET, target: "B2" });
      book.defineNames([{ name: "_xlnm.Print_Titles", refersTo: "'一覧'!$1:$1", sheet: "一覧" }]);
      book.defineNames([{ name: "控え番号", refersTo: '"別"', hidden: true }]);
    });
    expect((await readWorkbook(changed)).sheets.map(({ name }) => name)).toEqual([SHEET, "控え", "一覧"]);
    const names = partText(changed, "xl/workbook.xml");
    expect(names).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="2">'一覧'!$1:$1</definedName>`);
    expect(names).toContain('<definedName name="控え番号" hidden="1">&quot;別&quot;</definedName>');
    expect(names.match(/name="控え番号"/gu)).toHaveLength(1);
    expect(changedParts(bytes, changed).every((path) => /Content_Types|workbook\.xml|styles|sheet3/u.test(path))).toBe(
      true,
    );
  });
});
