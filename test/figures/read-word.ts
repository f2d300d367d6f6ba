/** A Word document as what a reader sees of it: paragraphs, tables, and the numbers of its charts. */
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";

export interface WordText {
  /** Outside tables, the contents' lines not among them. */
  readonly paragraphs: readonly string[];
  /** Rows of cell texts; the first row is the heading. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** One row a series: its name, then its values. */
  readonly chart: readonly (readonly string[])[];
  /** The workbook behind the chart, in the same shape. */
  readonly chartBook: readonly (readonly string[])[];
}

export async function readWord(path: string): Promise<WordText> {
  const parts = unzipSync(readFileSync(path));
  const text = (name: string): string => (parts[name] === undefined ? "" : strFromU8(parts[name]));
  const xml = text("word/document.xml");
  const tables = all(xml, /<w:tbl>.*?<\/w:tbl>/gsu).map((table) =>
    all(table, /<w:tr[ >].*?<\/w:tr>/gsu).map((row) => all(row, /<w:tc>.*?<\/w:tc>/gsu).map(textOf)),
  );
  const paragraphs = all(xml.replace(/<w:tbl>.*?<\/w:tbl>/gsu, ""), /<w:p[ >].*?<\/w:p>/gsu)
    .filter((paragraph) => !/<w:pStyle w:val="TOC/u.test(paragraph))
    .map(textOf);
  const chart = all(text("word/charts/chart1.xml"), /<c:ser>.*?<\/c:ser>/gsu).map((series) => {
    const name = /<c:tx>.*?<c:v>(.*?)<\/c:v>/su.exec(series)?.[1] ?? "";
    const numbers = /<c:val>.*?<\/c:val>/su.exec(series)?.[0] ?? "";
    return [name, ...Array.from(numbers.matchAll(/<c:v>(.*?)<\/c:v>/gsu), ([, value = ""]) => value)];
  });
  const book = Object.entries(parts).find(([name]) => name.startsWith("word/embeddings/"))?.[1];
  return { paragraphs, tables, chart, chartBook: book === undefined ? [] : await seriesOf(book) };
}

async function seriesOf(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const [sheet] = book.worksheets;
  if (sheet === undefined) return [];
  const rows = Array.from({ length: sheet.rowCount }, (_, index) => index + 1);
  const columns = Array.from({ length: sheet.columnCount - 1 }, (_, index) => index + 2);
  return columns.map((column) => rows.map((row) => sheet.getCell(row, column).text));
}

function all(xml: string, pattern: RegExp): readonly string[] {
  return Array.from(xml.matchAll(pattern), ([found]) => found);
}

function textOf(xml: string): string {
  return Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:br|tab)\/>/gu), ([, text]) => text ?? "\n")
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
