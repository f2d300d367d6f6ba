/** One sheet with one table, written row by row. Source: ISO/IEC 29500-1, 18.3. */
import { cellAddress } from "../../../lib/cell-address.ts";
import type { Write } from "../../../lib/deflate-part.ts";
import type { TableSheet } from "../../../model/table-book.ts";
import type { StringTable } from "./string-table.ts";
import { bodyColumn, headingColumn, PLAIN_HEIGHT, rowXml, textEnd } from "./table-row.ts";

/** The row of the headings, 1-based: title and remark stand above them where there are any. */
export function headingRow({ head }: Pick<TableSheet, "head">): number {
  return head === null ? 1 : 3;
}

/** Of a sheet. */
const MOST_ROWS = 1_048_576;

/** What the sheets of a book share, and whether this is the one that is shown first. */
export interface SheetContext {
  readonly strings: StringTable;
  readonly isFirst: boolean;
}

/** @returns the number of rows below the headings. @throws Error when there are more than Excel takes. */
export function writeSheet(sheet: TableSheet, { strings, isFirst }: SheetContext, write: Write): number {
  write(headXml(sheet, isFirst));
  if (sheet.head !== null) {
    write(`<row r="1" ht="24" customHeight="1"><c r="A1${textEnd("title", strings.cellEnd(sheet.head.title))}</row>`);
    write(`<row r="2"><c r="A2${textEnd("remark", strings.cellEnd(sheet.head.remark))}</row>`);
  }
  const top = headingRow(sheet);
  const headings = sheet.columns.map(({ heading }) => heading);
  write(
    rowXml(
      top,
      headings,
      sheet.columns.map(({ width }, index) => headingColumn(width, index, strings)),
    ),
  );
  const columns = sheet.columns.map((column, index) => bodyColumn(column, index, strings));
  let row = top;
  for (const values of sheet.rows()) {
    if (++row > MOST_ROWS) throw new Error(`A sheet takes no more than ${String(MOST_ROWS)} rows.`);
    write(rowXml(row, values, columns));
  }
  write(
    '</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
      `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${String(pagesWide(sheet))}" fitToHeight="0"/>` +
      "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>" +
      '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>',
  );
  return row - top;
}

/** Characters in a row of a page on which they can still be read. */
const PAGE_WIDTH = 200;

function pagesWide({ columns }: TableSheet): number {
  return Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / PAGE_WIDTH);
}

function headXml(sheet: TableSheet, isFirst: boolean): string {
  const { columns, frozen } = sheet;
  const top = headingRow(sheet);
  const pane = frozen === 0 ? "bottomLeft" : "bottomRight";
  const split = `${frozen === 0 ? "" : `xSplit="${String(frozen)}" `}ySplit="${String(top)}"`;
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${String(index + 1)}" max="${String(index + 1)}" width="${String(width)}" customWidth="1"/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView ${isFirst ? 'tabSelected="1" ' : ""}showGridLines="0" workbookViewId="0">` +
    `<pane ${split} topLeftCell="${cellAddress(top + 1, frozen + 1)}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${String(PLAIN_HEIGHT)}"/><cols>${widths.join("")}</cols><sheetData>`
  );
}
