/**
 * The real blank form, filled in: values are spliced into the XML of its sheet, everything else stays as it is. So the
 * workbook looks, prints and validates as the office's own form does, and costs no more than packing it.
 */
import { foldText } from "../lib/japanese/text.ts";
import { readZipDirectory, readZipEntry } from "../lib/zip.ts";
import { zipParts, type PackedPart } from "../lib/zip-writer.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { RawCell } from "../model/raw-workbook.ts";
import { findFormTables, readFormRows, toGrid } from "../forms/annex2/tables/index.ts";
import { cellAddress } from "../lib/cell-address.ts";
import type { FilledForm, FormHeader } from "./filled-form.ts";
import { StringTable, type StringItems } from "./string-table.ts";
import { packPart } from "./pack-part.ts";

const STRINGS = "xl/sharedStrings.xml";
const PROPERTIES = "docProps/core.xml";
const FORM_LIMIT = 10_000_000;
const LABELS: Readonly<Record<keyof FormHeader, string>> = {
  code: "機関コード",
  name: "機関名",
  inspected: "点検日",
  kind: "点検区分",
};

/** Takes the blank form apart once; the result fills it in any number of times. @throws PipelineError (exit 2) when it has no table to fill in. */
export function openForm(form: Uint8Array): (filled: FilledForm) => Uint8Array {
  const parts = new Map(readZipDirectory(form).map((entry) => [entry.name, readZipEntry(form, entry, FORM_LIMIT)]));
  const text = (name: string): string => new TextDecoder().decode(parts.get(name));
  const strings = readStrings(text(STRINGS));
  const sheet = findSheet(parts, strings.texts);
  const properties = text(PROPERTIES);
  const changing = new Set([sheet.part, STRINGS, PROPERTIES]);
  const same = [...parts].filter(([name]) => !changing.has(name)).map(([name, bytes]) => packPart(name, bytes));
  return ({ header, rows, saved }) => {
    const table = new StringTable(strings);
    const values = new Map<string, string>();
    for (const field of Object.keys(LABELS) as (keyof FormHeader)[]) put(values, sheet.fields[field], header[field]);
    for (const { measure, mark, remark } of rows) {
      const places = sheet.rows.get(measure.number);
      put(values, places?.answer, mark);
      put(values, places?.remark, remark);
    }
    const filled: readonly PackedPart[] = [
      packPart(sheet.part, fillCells(sheet, values, table)),
      packPart(STRINGS, table.xml()),
      packPart(PROPERTIES, withSaved(properties, saved)),
    ];
    return zipParts([...same, ...filled]);
  };
}

function put(values: Map<string, string>, address: string | undefined, value: string): void {
  if (address !== undefined && value !== "") values.set(address, value);
}

interface Strings extends StringItems {
  readonly texts: readonly string[];
}

function readStrings(xml: string): Strings {
  const items = /<sst[^>]*>([^]*)<\/sst>/u.exec(xml)?.[1] ?? "";
  const texts = Array.from(items.matchAll(/<si>([^]*?)<\/si>/gu), ([, item = ""]) =>
    Array.from(item.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/gu), ([, text]) => text ?? "").join(""),
  );
  return { texts, items, count: texts.length, references: Number(/\scount="(\d+)"/u.exec(xml)?.[1] ?? texts.length) };
}

/** The sheet with the table, cut at its empty cells. */
interface FormSheet {
  readonly part: string;
  /** XML before each empty cell. */
  readonly empty: readonly { readonly before: string; readonly address: string; readonly style: string }[];
  readonly after: string;
  readonly fields: Readonly<Partial<Record<keyof FormHeader, string>>>;
  readonly rows: ReadonlyMap<number, { readonly answer: string; readonly remark: string }>;
}

function findSheet(parts: ReadonlyMap<string, Uint8Array>, texts: readonly string[]): FormSheet {
  for (const [part, bytes] of parts) {
    if (!part.startsWith("xl/worksheets/") || !part.endsWith(".xml")) continue;
    const xml = new TextDecoder().decode(bytes);
    const places = findPlaces(readCells(xml, texts));
    if (places !== null) return { part, ...cutAtEmptyCells(xml), ...places };
  }
  const faults = [
    {
      where: "様式",
      what: "この様式のファイルには、見本の回答を書き込めません。",
      fix: "このプログラムに付いている様式のあるフォルダーを --templates に指定してください。",
    },
  ];
  throw new PipelineError("見本データを作れません。", { exitCode: 2, faults });
}

function readCells(xml: string, texts: readonly string[]): readonly RawCell[] {
  const cells = xml.matchAll(/<c r="([A-Z]+)(\d+)"([^>]*[^/])>\s*<v>([^<]*)<\/v>\s*<\/c>/gu);
  return Array.from(cells, ([, letters = "", row, tag = "", value = ""]) => ({
    row: Number(row),
    column: Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0),
    text: tag.includes('t="s"') ? (texts[Number(value)] ?? "") : value,
  })).filter(({ text }) => text !== "");
}

function findPlaces(cells: readonly RawCell[]): Pick<FormSheet, "fields" | "rows"> | null {
  const tables = findFormTables(toGrid({ name: "", hidden: false, cells, merges: [] }));
  const rows = new Map<number, { answer: string; remark: string }>();
  for (const table of tables) {
    const { answer, remark } = table.columns;
    if (answer === undefined || remark === undefined) continue;
    for (const { row, number } of readFormRows(table)) {
      if (number === null) continue;
      rows.set(number, { answer: cellAddress(row, answer.first), remark: cellAddress(row, remark.first) });
    }
  }
  if (rows.size === 0) return null;
  const fieldOf = (label: string): string | undefined => {
    const cell = cells.find(({ text }) => foldText(text) === label);
    return cell && cellAddress(cell.row, cell.column + 1);
  };
  const fields = Object.entries(LABELS).flatMap(([field, label]) => {
    const address = fieldOf(label);
    return address === undefined ? [] : [[field, address] as const];
  });
  return { rows, fields: Object.fromEntries(fields) };
}

function cutAtEmptyCells(xml: string): Pick<FormSheet, "empty" | "after"> {
  const empty: FormSheet["empty"][number][] = [];
  let end = 0;
  for (const match of xml.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?\s*\/>/gu)) {
    empty.push({ before: xml.slice(end, match.index), address: match[1] ?? "", style: match[2] ?? "0" });
    end = match.index + match[0].length;
  }
  return { empty, after: xml.slice(end) };
}

function fillCells({ empty, after }: FormSheet, values: ReadonlyMap<string, string>, strings: StringTable): string {
  const pieces = empty.map(({ before, address, style }) => {
    const value = values.get(address);
    const content = value === undefined ? "/>" : ` t="s"><v>${String(strings.place(value))}</v></c>`;
    return `${before}<c r="${address}" s="${style}"${content}`;
  });
  return pieces.join("") + after;
}

/** docProps/core.xml with another "last modified": 11:30 in Japan on that day. */
export function withSaved(properties: string, { year, month, day }: FilledForm["saved"]): string {
  const date = `${String(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}T02:30:00Z`;
  return properties.replace(/(<dcterms:modified[^>]*>)[^<]*/u, `$1${date}`);
}
