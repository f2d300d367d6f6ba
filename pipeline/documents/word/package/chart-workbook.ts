/** The small .xlsx behind a chart: a row a category, a column a series. Source: ECMA-376, part 1, 18 (SpreadsheetML). */
import { cellAddress, columnLetters } from "../../../lib/cell-address.ts";
import { zipParts } from "../../../lib/zip-writer.ts";
import type { Chart } from "../block.ts";
import { escapeXml } from "../../../lib/escape-xml.ts";
import { contentTypesPart } from "./content-types.ts";
import { xmlPart } from "./part.ts";
import { OFFICE_ROLES, relationshipsPart } from "./relationships.ts";

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const WORKBOOK = "xl/workbook.xml";
const SHEET = "xl/worksheets/sheet1.xml";
const SHEET_NAME = "Sheet1";

/** Content type of a workbook. */
export const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Of a column, from 1, and some of its rows, from 1: `Sheet1!$B$2:$B$6`. */
export function cellRange(column: number, first: number, last = first): string {
  const cell = (row: number): string => `$${columnLetters(column)}$${String(row)}`;
  return `${SHEET_NAME}!${[...new Set([first, last])].map(cell).join(":")}`;
}

/** The bytes of the workbook, without dates: the same for the same numbers. */
export function chartWorkbook({ categories, series }: Chart): Uint8Array {
  const rows = [
    rowXml(1, ["", ...series.map(({ name }) => name)]),
    ...categories.map((category, index) =>
      rowXml(index + 2, [category, ...series.map(({ values }) => values[index] ?? 0)]),
    ),
  ];
  const parts = [
    xmlPart(
      WORKBOOK,
      `${SHEET_TYPE}.main+xml`,
      `<workbook xmlns="${NAMESPACE}" xmlns:r="${OFFICE_ROLES.slice(0, -1)}"><sheets><sheet name="${SHEET_NAME}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    xmlPart(
      SHEET,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
      `<worksheet xmlns="${NAMESPACE}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
    ),
    relationshipsPart("", [{ id: "rId1", type: `${OFFICE_ROLES}officeDocument`, target: WORKBOOK }]),
    relationshipsPart(WORKBOOK, [{ id: "rId1", type: `${OFFICE_ROLES}worksheet`, target: SHEET }]),
  ];
  return zipParts([contentTypesPart(parts), ...parts].map(({ packed }) => packed));
}

function rowXml(row: number, values: readonly (string | number)[]): string {
  const cells = values.map((value, index) => cellXml(cellAddress(row, index + 1), value));
  return `<row r="${String(row)}">${cells.join("")}</row>`;
}

function cellXml(address: string, value: string | number): string {
  if (value === "") return "";
  if (typeof value === "number") return `<c r="${address}"><v>${String(value)}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
}
