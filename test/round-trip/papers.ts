/** What stands in Word files and workbooks, found without the program that wrote them. */
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

function shown(xml: string): string {
  return Array.from(xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/gu), ([, text = ""]) => text)
    .join("")
    .replace(/&(?:lt|gt|quot|amp);/gu, (entity) => ENTITIES[entity] ?? entity);
}

export interface Paper {
  /** All that is to be read, without the ends of lines. */
  readonly text: string;
  /** Rows of all tables, as the texts of their cells. */
  readonly rows: readonly (readonly string[])[];
}

export function wordPaper(docx: Uint8Array): Paper {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
  const rows = Array.from(xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu), ([row]) =>
    Array.from(row.matchAll(/<w:tc>.*?<\/w:tc>/gsu), ([cell]) => shown(cell)),
  );
  return { text: shown(xml), rows };
}

/** Numbers behind each text in turn: `提出　5、未提出　1` asked for 提出 and 未提出 → [5, 1]. */
export function numbersIn(text: string, pattern: RegExp): readonly number[] {
  const match = pattern.exec(text);
  if (match === null) throw new Error(`${String(pattern)} is nowhere in: ${text.slice(0, 2_000)}`);
  return match.slice(1).map((figures) => Number(figures.replaceAll(",", "")));
}

type Sheet = readonly (readonly string[])[];

/** Sheets by name, rows of texts; dates as `YYYY-MM-DD`. */
export async function sheetsOf(xlsx: Uint8Array): Promise<ReadonlyMap<string, Sheet>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(xlsx.slice().buffer);
  return new Map(
    book.worksheets.map((sheet) => [
      sheet.name,
      Array.from({ length: sheet.rowCount }, (_, row) =>
        Array.from({ length: sheet.columnCount }, (__, column) => {
          const { value, text } = sheet.getRow(row + 1).getCell(column + 1);
          return value instanceof Date ? value.toISOString().slice(0, 10) : text;
        }),
      ),
    ]),
  );
}

/** Rows below the row that begins with these headings, as records. */
export function below(sheet: Sheet | undefined, first: string): readonly Readonly<Record<string, string>>[] {
  const at = sheet?.findIndex((row) => row[0] === first) ?? -1;
  const headings = sheet?.[at];
  if (sheet === undefined || headings === undefined) throw new Error(`No heading ${first}.`);
  return sheet
    .slice(at + 1)
    .filter((row) => row.some((text) => text !== ""))
    .map((row) => Object.fromEntries(headings.map((heading, column) => [heading, row[column] ?? ""])));
}
