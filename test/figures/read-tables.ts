/** What the figures are recomputed from: the CSV files, the registry and the form, read by other code than the pipeline's. */
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";

export type Row = Readonly<Record<string, string>>;

/** A CSV file's rows by column name; the `'` that guards cells against being run as formulas is taken away. */
export function readCsv(path: string): readonly Row[] {
  const text = readFileSync(path, "utf8").slice(1);
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const [letter = "", row = []] = [text[at], rows.at(-1)];
    const last = row.length - 1;
    if (quoted && letter === '"' && text[at + 1] === '"') row[last] = `${row[last] ?? ""}${text[at++] ?? ""}`;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === ",") row.push("");
    else if (!quoted && letter === "\n") rows.push([""]);
    else if (quoted || letter !== "\r") row[last] = `${row[last] ?? ""}${letter}`;
  }
  const [columns = [], ...lines] = rows.slice(0, -1);
  return lines.map((cells) =>
    Object.fromEntries(
      columns.map((column, index) => [column, (cells[index] ?? "").replace(/^'(?='*[=+\-@＝＋－＠].)/u, "")]),
    ),
  );
}

export interface FormMeasure {
  readonly number: number;
  readonly chapter: string;
  readonly section: string;
  readonly heading: string;
  readonly text: string;
  readonly priority: boolean;
  readonly direct: boolean;
}

/** The measures of the blank form, in its order. */
export async function readForm(path: string): Promise<readonly FormMeasure[]> {
  const sheet = await sheetOf(path, "自己点検表");
  const measures: FormMeasure[] = [];
  let [chapter, section] = ["", ""];
  sheet.eachRow((row) => {
    const [number, heading = "", text = "", priority = ""] = [1, 2, 3, 4].map((column) =>
      row.getCell(column).text.trim(),
    );
    if (/^\d+$/u.test(number ?? "")) {
      measures.push({
        number: Number(number),
        chapter,
        section,
        heading,
        text,
        priority: priority !== "",
        direct: text.startsWith("◆"),
      });
    } else if (/^\d /u.test(heading)) chapter = heading;
    else if (/^\d+\.\d+ /u.test(heading)) section = heading;
  });
  return measures;
}

export interface RegistryTables {
  /** Sheet 点検: label → value. */
  readonly cycle: Row;
  readonly bodies: readonly Row[];
  readonly institutions: readonly Row[];
}

export async function readRegistryTables(path: string): Promise<RegistryTables> {
  const cycle = (await rowsOf(path, "点検")).map(([label = "", value = ""]) => [label, value]);
  const table = async (name: string): Promise<readonly Row[]> => {
    const [columns = [], ...rows] = await rowsOf(path, name);
    return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ""])));
  };
  return {
    cycle: Object.fromEntries(cycle) as Row,
    bodies: await table("取りまとめ機関"),
    institutions: await table("接続機関"),
  };
}

async function rowsOf(path: string, name: string): Promise<readonly (readonly string[])[]> {
  const sheet = await sheetOf(path, name);
  const rows: string[][] = [];
  sheet.eachRow((row) => rows.push(Array.from({ length: 8 }, (_, index) => row.getCell(index + 1).text)));
  return rows;
}

async function sheetOf(path: string, name: string): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`${path} has no sheet ${name}.`);
  return sheet;
}
