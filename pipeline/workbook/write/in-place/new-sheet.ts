/** A worksheet of our own as XML: what its cells hold, how wide it is, how it prints. Links, rules and protection are added by its `SheetEditor`. */
import { cellAddress } from "../../../lib/cell-address.ts";
import { cellXml, type CellValue } from "./cells.ts";
import { withAttributes } from "./xml/attributes.ts";
import { OFFICE_RELATIONS, SPREADSHEET } from "./xml/namespaces.ts";

/** A cell; its column is its place in the row. */
export interface NewCell {
  readonly value: CellValue;
  /** Index of a style: `BookEditor.addStyle`. */
  readonly style: number;
}

/** From the top, none left out. */
export interface NewRow {
  readonly cells: readonly NewCell[];
  /** In points; as high as it must be if absent. */
  readonly height?: number;
}

/** From the left, none left out. */
interface NewColumn {
  /** In letters. */
  readonly width: number;
  readonly hidden?: boolean;
}

/** What {@link worksheetXml} makes a part of. */
export interface NewSheet {
  readonly columns: readonly NewColumn[];
  readonly rows: readonly NewRow[];
  /** Ranges. */
  readonly merges?: readonly string[];
  /** Rows at the top that stay when the others move. */
  readonly frozenRows?: number;
  /** `A4:F20` */
  readonly filter?: string;
  readonly orientation: "landscape" | "portrait";
  /** `FFRRGGBB`, of the tab. */
  readonly tabColour?: string;
}

const A4 = "9";

/** The whole part: printed on A4, as wide as a page, with page numbers. */
export function worksheetXml(sheet: NewSheet): string {
  const { columns, rows, merges = [], frozenRows = 0, filter, orientation, tabColour } = sheet;
  const colour = tabColour === undefined ? "" : `<tabColor rgb="${tabColour}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<worksheet xmlns="${SPREADSHEET}" xmlns:r="${OFFICE_RELATIONS}">`,
    `<sheetPr>${colour}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${frozenPane(frozenRows)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="18"/>',
    `<cols>${columns.map(columnXml).join("")}</cols>`,
    `<sheetData>${rows.map((row, index) => rowXml(row, index + 1)).join("")}</sheetData>`,
    filter === undefined ? "" : `<autoFilter ref="${filter}"/>`,
    merges.length === 0 ? "" : mergesXml(merges),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="${A4}" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>",
    "</worksheet>",
  ].join("");
}

function frozenPane(rows: number): string {
  if (rows === 0) return "";
  const next = cellAddress(rows + 1, 1);
  return `<pane ySplit="${String(rows)}" topLeftCell="${next}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="${next}" sqref="${next}"/>`;
}

function columnXml({ width, hidden }: NewColumn, index: number): string {
  const number = String(index + 1);
  return withAttributes("<col/>", {
    min: number,
    max: number,
    width: String(width),
    customWidth: "1",
    ...(hidden === true && { hidden: "1" }),
  });
}

function rowXml({ cells, height }: NewRow, row: number): string {
  const tag = withAttributes("<row>", {
    r: String(row),
    ...(height !== undefined && { ht: String(height), customHeight: "1" }),
  });
  return `${tag}${cells.map(({ value, style }, index) => cellXml(cellAddress(row, index + 1), style, value)).join("")}</row>`;
}

function mergesXml(ranges: readonly string[]): string {
  return `<mergeCells count="${String(ranges.length)}">${ranges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`;
}
