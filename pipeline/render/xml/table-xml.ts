/** Tables as WordprocessingML. Only widths and style ids are written: the looks are in templates/styles.docx. */
import { rowKeepsNext, type Cell, type Column, type Row, type Table } from "../block.ts";
import type { StyleId } from "../styles/style-ids.ts";
import { runXml } from "./paragraph-xml.ts";

/** @param mayBreak whether a row may break across pages */
export function tableXml(table: Table, mayBreak: (row: Row) => boolean): string {
  const width = table.columns.reduce((sum, column) => sum + column.width, 0);
  const grid = table.columns.map((column) => `<w:gridCol w:w="${String(column.width)}"/>`).join("");
  const heading = table.columns.map(({ heading: text }) => ({ text, style: table.headingStyle }));
  const rows = table.rows.map((row, index) => {
    const properties = mayBreak(row) ? "" : "<w:cantSplit/>";
    return rowXml(row.cells, table.columns, properties, rowKeepsNext(table, index));
  });
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="${table.style}"/><w:tblW w:w="${String(width)}" w:type="dxa"/>`,
    `<w:tblLayout w:type="fixed"/>${lookXml(table.total)}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>`,
    rowXml(heading, table.columns, "<w:cantSplit/><w:tblHeader/>", table.together),
    ...rows,
    "</w:tbl>",
  ].join("");
}

/** Which conditional looks of the table style apply: heading row, and total row. */
function lookXml(total: boolean): string {
  const flags = `w:firstRow="1" w:lastRow="${total ? "1" : "0"}" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"`;
  return `<w:tblLook w:val="${total ? "0660" : "0620"}" ${flags}/>`;
}

function rowXml(cells: readonly Cell[], columns: readonly Column[], properties: string, keepNext: boolean): string {
  let column = 0;
  const xml = cells.map((cell) => {
    const covered = columns.slice(column, column + (cell.span ?? 1));
    column += covered.length;
    return cellXml(cell, covered, keepNext);
  });
  return `<w:tr>${properties === "" ? "" : `<w:trPr>${properties}</w:trPr>`}${xml.join("")}</w:tr>`;
}

function cellXml(cell: Cell, covered: readonly Column[], keepNext: boolean): string {
  const width = covered.reduce((sum, column) => sum + column.width, 0);
  const span = covered.length > 1 ? `<w:gridSpan w:val="${String(covered.length)}"/>` : "";
  const style: StyleId = cell.style ?? covered[0]?.style ?? "TableText";
  const look = `<w:pPr><w:pStyle w:val="${style}"/>${keepNext ? "<w:keepNext/>" : ""}</w:pPr>`;
  const run = runXml({ text: cell.text, strong: cell.strong === true });
  return `<w:tc><w:tcPr><w:tcW w:w="${String(width)}" w:type="dxa"/>${span}</w:tcPr><w:p>${look}${run}</w:p></w:tc>`;
}
