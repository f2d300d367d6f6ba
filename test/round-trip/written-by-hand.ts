/** Forms filled in cell by cell in their XML: by nothing that knows how the program writes or reads one. */
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

export interface Written {
  readonly mark: string;
  readonly remark: string;
}
/** By measure. */
export type Answers = ReadonlyMap<number, Written>;

const SHEET = "自己点検表";
const PART = "xl/worksheets/sheet1.xml";
/** Above the table. */
export const CODE_CELL = "C3";
export const NAME_CELL = "C4";
const DATE_CELL = "C5";

/** Rows of the measures, by their numbers in the first column. */
export async function rowsOfMeasures(form: Uint8Array): Promise<ReadonlyMap<number, number>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(form.slice().buffer);
  const rows = new Map<number, number>();
  book.getWorksheet(SHEET)?.eachRow((row, number) => {
    const measure = row.getCell(1).value;
    if (typeof measure === "number") rows.set(measure, number);
  });
  return rows;
}

/** @param cells text by address; an empty one clears the cell */
export function withTexts(form: Uint8Array, cells: Readonly<Record<string, string>>, part = PART): Uint8Array {
  const parts = unzipSync(form);
  let xml = strFromU8(parts[part] ?? new Uint8Array());
  for (const [address, text] of Object.entries(cells)) {
    const cell = new RegExp(`<c r="${address}"((?: s="\\d+")?)[^>]*?(?:/>|>.*?</c>)`, "u");
    if (!cell.test(xml)) throw new Error(`There is no cell ${address}.`);
    const filled = `<is><t xml:space="preserve">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is>`;
    xml = xml.replace(cell, (_, look: string) =>
      text === "" ? `<c r="${address}"${look}/>` : `<c r="${address}"${look} t="inlineStr">${filled}</c>`,
    );
  }
  return zipSync({ ...parts, [part]: strToU8(xml), [PROPERTIES]: strToU8(byNobody(parts[PROPERTIES])) });
}

const PROPERTIES = "docProps/app.xml";

/** LibreOffice does not compute anew what it is said to have saved itself; whoever types in it has all computed. */
function byNobody(properties: Uint8Array = new Uint8Array()): string {
  return strFromU8(properties).replace(/<Application>[^<]*<\/Application>/u, "<Application>by hand</Application>");
}

/** Of an answer whose texts are those that were sent nothing is written. */
export function cellsOf(
  answers: Answers,
  rows: ReadonlyMap<number, number>,
  inspected: string,
): Readonly<Record<string, string>> {
  const cells: Record<string, string> = { [DATE_CELL]: inspected };
  for (const [measure, { mark, remark }] of answers) {
    const row = String(rows.get(measure) ?? 0);
    cells[`E${row}`] = mark;
    cells[`F${row}`] = remark;
  }
  return cells;
}

/** The book without the names that say for whom it was made. */
export function withoutTag(form: Uint8Array): Uint8Array {
  const parts = unzipSync(form);
  const name = "xl/workbook.xml";
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  return zipSync({ ...parts, [name]: strToU8(xml.replace(/<definedName name="_annex2_.*?<\/definedName>/gu, "")) });
}
