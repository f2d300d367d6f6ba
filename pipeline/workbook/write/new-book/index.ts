/** New workbooks by exceljs: load this file only where one is written. The same description gives the same bytes. */
import ExcelJS from "exceljs";
import { columnLetters } from "../../../lib/cell-address.ts";
import { deflatePart } from "../../../lib/deflate-part.ts";
import { zipParts } from "../../../lib/zip-writer.ts";
import { readZipDirectory, readZipEntry } from "../../../lib/zip.ts";
import type { NewBook, NewCell, NewLook, NewSheet } from "../../../model/new-book.ts";

/** Stands for the time of writing in the book's properties. */
const WRITTEN = new Date(Date.UTC(2000, 0, 1));
/** Bytes of one part when unpacked; a country's registry takes a tenth. */
const MOST_PART = 100_000_000;
/** Letters of a list of choices that Excel takes in the cell itself. */
const MOST_CHOICES = 250;

/** @throws Error when choices are more than Excel takes: give them as a range then. */
export async function writeNewBook({ sheets }: NewBook): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = "";
  book.lastModifiedBy = "";
  book.created = WRITTEN;
  book.modified = WRITTEN;
  book.calcProperties.fullCalcOnLoad = true;
  for (const sheet of sheets) addSheet(book, sheet);
  // Packed by ours: the library's own packing, in JavaScript, takes longer than all else of a short book.
  return repack(new Uint8Array(await book.xlsx.writeBuffer({ zip: { compression: "STORE" } })));
}

function addSheet(book: ExcelJS.Workbook, { name, widths, rows, headed }: NewSheet): void {
  const sheet = book.addWorksheet(name, {
    views: headed ? [{ state: "frozen", ySplit: 1 }] : [],
    pageSetup: { orientation: "landscape", fitToPage: true, fitToHeight: 0, printTitlesRow: "1:1" },
  });
  // A4. exceljs declares its names of paper sizes, and exports none.
  Object.assign(sheet.pageSetup, { paperSize: 9 });
  widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  rows.forEach((row, above) => {
    row.forEach((cell, left) => {
      if (cell !== null) fill(sheet.getCell(above + 1, left + 1), cell);
    });
  });
  if (headed) sheet.autoFilter = `A1:${columnLetters(widths.length)}${String(Math.max(2, rows.length))}`;
}

function fill(target: ExcelJS.Cell, { look, value, formula, note, choices }: NewCell): void {
  if (formula !== undefined) target.value = { formula, result: "", date1904: false };
  else if (value !== undefined && value !== "") target.value = value;
  target.style = STYLES[look];
  if (note !== undefined) target.note = note;
  if (choices !== undefined) target.dataValidation = oneOf(choices);
}

function oneOf(choices: readonly string[] | string): ExcelJS.DataValidation {
  const list = typeof choices === "string" ? choices : `"${choices.join(",")}"`;
  if (list.length > MOST_CHOICES) throw new Error(`Excel takes no list of ${String(list.length)} letters.`);
  return {
    type: "list",
    allowBlank: true,
    formulae: [list],
    showErrorMessage: true,
    errorTitle: "選べない言葉です",
    error: "一覧から選んでください。空欄にもできます。",
  };
}

const FONT = { name: "游ゴシック", size: 11 };
const LINE: Partial<ExcelJS.Border> = { style: "thin", color: { argb: "FFBFBFBF" } };
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const solid = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const style = (more: Partial<ExcelJS.Style>): Partial<ExcelJS.Style> => ({
  font: FONT,
  alignment: { vertical: "middle", wrapText: true },
  ...more,
});

const STYLES: Readonly<Record<NewLook, Partial<ExcelJS.Style>>> = {
  heading: style({ font: { ...FONT, bold: true }, fill: solid("FFD9E1F2"), border: BORDER }),
  label: style({ font: { ...FONT, bold: true }, fill: solid("FFD9E1F2"), border: BORDER }),
  text: style({ numFmt: "@", border: BORDER }),
  date: style({ numFmt: "yyyy/m/d", border: BORDER }),
  example: style({ numFmt: "@", font: { ...FONT, italic: true, color: { argb: "FF7F7F7F" } }, border: BORDER }),
  check: style({ font: { ...FONT, color: { argb: "FFC00000" } }, fill: solid("FFF2F2F2"), border: BORDER }),
  remark: style({ font: { ...FONT, color: { argb: "FF595959" } } }),
};

/** exceljs writes the time into the archive; ours has none. */
function repack(bytes: Uint8Array): Uint8Array {
  const entries = readZipDirectory(bytes).filter(({ name }) => !name.endsWith("/"));
  return zipParts(entries.map((entry) => deflatePart(entry.name, readZipEntry(bytes, entry, MOST_PART))));
}
