/** Real .xlsx bytes from rows of values, and from the blank form. Written with exceljs, so that reading is checked against another library. */
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readZipDirectory, readZipEntry } from "../../pipeline/lib/zip.ts";
import type { PartReader } from "../../pipeline/workbook/read/xlsx/index.ts";
import type { Answers, CellValue, Header, Rows } from "./annex2.ts";
import { FORM_FILE } from "./catalog.ts";

/** Fixed properties: exceljs would write the clock. */
const WRITTEN = new Date(Date.UTC(2027, 1, 20));

export interface SheetSpec {
  readonly rows: Rows;
  readonly hidden?: boolean;
  /** Ranges such as `E6:F6`. */
  readonly merges?: readonly string[];
  /** Number formats by address, e.g. `{ C4: "ggge年m月d日" }`. */
  readonly formats?: Readonly<Record<string, string>>;
  readonly widths?: readonly number[];
}

export async function xlsx(sheets: Readonly<Record<string, SheetSpec>>, modified: Date = WRITTEN): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, { rows, hidden = false, merges = [], formats = {}, widths = [] }] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name, { state: hidden ? "hidden" : "visible" });
    rows.forEach((row, rowIndex) => {
      row.forEach((value, columnIndex) => {
        if (value !== null) sheet.getCell(rowIndex + 1, columnIndex + 1).value = value;
      });
    });
    for (const range of merges) sheet.mergeCells(range);
    for (const [address, format] of Object.entries(formats)) sheet.getCell(address).numFmt = format;
    widths.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  }
  return toBytes(book, modified);
}

/** The blank form, filled in as its rules ask. */
export async function filledForm(header: Header, answers: Answers, modified: Date = WRITTEN): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(FORM_FILE) as unknown as ArrayBuffer);
  const sheet = book.getWorksheet("自己点検表");
  if (sheet === undefined) throw new Error("The form has no sheet 自己点検表.");
  const values: Readonly<Record<string, CellValue | undefined>> = {
    機関コード: header.code,
    機関名: header.name,
    点検日: header.inspected,
  };
  sheet.eachRow((row) => {
    const value = values[row.getCell(2).text];
    if (value !== undefined) row.getCell(3).value = value;
    const number = row.getCell(1).value;
    if (typeof number !== "number") return;
    const { mark, remark = null } = answers[number] ?? { mark: "〇" };
    row.getCell(5).value = mark === "" ? null : mark;
    row.getCell(6).value = remark;
  });
  return toBytes(book, modified);
}

/** Whatever exceljs can write: rich text, formulas, errors, both date systems. */
export async function book(fill: (book: ExcelJS.Workbook) => void, modified: Date = WRITTEN): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return toBytes(workbook, modified);
}

/** The same archive with one part rewritten, for what exceljs cannot write. */
export function withPart(bytes: Uint8Array, name: string, rewrite: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const part = parts[name];
  if (part === undefined) throw new Error(`The workbook has no part ${name}.`);
  const xml = strFromU8(part);
  const rewritten = rewrite(xml);
  if (rewritten === xml) throw new Error(`Nothing was rewritten in ${name}.`);
  return zipSync({ ...parts, [name]: strToU8(rewritten) });
}

/** The same workbook with a comment behind each of its parts: none of them is plain any more. */
export function notPlain(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([path, part]) => [
    path,
    /\.(?:xml|rels)$/u.test(path) ? strToU8(`${strFromU8(part)}<!-- x -->`) : part,
  ]);
  return zipSync(Object.fromEntries(parts) as Readonly<Record<string, Uint8Array>>);
}

/** The parts of a workbook by their paths, for a reader. */
export function partsOf(bytes: Uint8Array): PartReader {
  const entries = new Map(readZipDirectory(bytes).map((entry) => [entry.name.toLowerCase(), entry]));
  return (path, limit = 300_000_000) => {
    const entry = entries.get(path.toLowerCase());
    return entry === undefined ? null : readZipEntry(bytes, entry, limit);
  };
}

async function toBytes(book: ExcelJS.Workbook, modified: Date): Promise<Uint8Array> {
  book.creator = "";
  book.lastModifiedBy = "";
  book.created = WRITTEN;
  book.modified = modified;
  return new Uint8Array(await book.xlsx.writeBuffer());
}
