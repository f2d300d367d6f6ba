/** A workbook with what load-and-save libraries lose: furigana, a chart's part, printer settings, notes, rules of later Excels. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from "fflate";
import { book } from "./xlsx.ts";

/** Parts that nothing of ours reads: they must come out as they went in. */
const STRANGE_PARTS: Readonly<Record<string, string>> = {
  "xl/printerSettings/printerSettings1.bin": "\u0000\u0001printer",
  "xl/charts/chart1.xml": "<c:chartSpace/>",
  "docProps/custom.xml": "<Properties/>",
};

/** @param withNotes whether B2 has a note already */
export async function officeBook(withNotes = false): Promise<Uint8Array> {
  const bytes = await book((workbook) => {
    const sheet = workbook.addWorksheet("自己 点検'26");
    sheet.getCell("A1").value = "措置";
    sheet.getCell("B2").value = "〇";
    sheet.getCell("B2").fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FF00FF00" } };
    sheet.getCell("B3").numFmt = "0.00";
    sheet.getCell("B3").value = 3;
    sheet.getCell("D9").value = { formula: "B3*2", result: 6 };
    sheet.getColumn(5).alignment = { wrapText: true };
    sheet.getColumn(5).width = 30;
    sheet.mergeCells("F1:G2");
    sheet.getCell("C5").dataValidation = { type: "list", formulae: ['"〇,△,－"'] };
    sheet.getCell("A1").value = { text: "措置", hyperlink: "https://example.jp/" };
    sheet.addConditionalFormatting({
      ref: "B2:B9",
      rules: [{ type: "expression", priority: 7, formulae: ["B2=1"], style: { font: { bold: true } } }],
    });
    if (withNotes) sheet.getCell("B2").note = "前からのメモ";
    workbook.addWorksheet("控え").getCell("A1").value = "2枚目";
    workbook.definedNames.add("'控え'!$A$1", "控え番号");
  });
  const parts = unzipSync(bytes);
  const strings = strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array());
  const zippable: Zippable = { ...parts };
  zippable["xl/sharedStrings.xml"] = strToU8(
    strings.replace("2枚目</t>", '2枚目</t><rPh sb="1" eb="2"><t>マイ</t></rPh>'),
  );
  for (const [path, text] of Object.entries(STRANGE_PARTS)) zippable[path] = [strToU8(text), { level: 0 }];
  return zipSync(zippable, { level: 9, mtime: new Date("2026-10-01T12:34:56") });
}
