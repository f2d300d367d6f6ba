/** Tables as WordprocessingML. Only widths and style ids are written: the looks are in templates/styles.docx. */
import { rowKeepsNext, type Cell, type Column, type Table } from "../block.ts";
import type { StyleId } from "../styles/style-ids.ts";
import { runXml } from "./paragraph-xml.ts";

/**
 * A row at a time.
 *
 * @param mayBreak whether the row with this index may break across pages
 */
export function* tableXml(table: Table, mayBreak: (index: number) => boolean): Iterable<string> {
  const width = table.columns.reduce((sum, column) => sum + column.width, 0);
  const grid = table.columns.map((column) => `<w:gridCol w:w="${String(column.width)}"/>`).join("");
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="${table.style}"/><w:tblW w:w="${String(width)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${lookXml(table.total)}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>`;
  const heading = table.columns.map(({ heading: text }) => ({ text, style: table.headingStyle }));
  yield rowXml(heading, table.columns, "<w:cantSplit/><w:tblHeader/>", table.together);
  for (const [index, row] of table.rows.entries())
    yield rowXml(row.cells, table.columns, mayBreak(index) ? "" : "<w:cantSplit/>", rowKeepsNext(table, index));
  yield "</w:tbl>";
}

/** Which conditional looks of the table style apply: heading row, and total row. */
function lookXml(total: boolean): string {
  const flags = `w:firstRow="1" w:lastRow="${total ? "1" : "0"}" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"`;
  return `<w:tblLook w:val="${total ? "0660" : "0620"}" ${flags}/>`;
}

function rowXml(cells: readonly Cell[], columns: readonly Column[], properties: string, keepNext: boolean): string {
  let column = 0;
  let xml = properties === "" ? "<w:tr>" : `<w:tr><w:trPr>${properties}</w:trPr>`;
  for (const cell of cells) {
    const span = cell.span ?? 1;
    const style: StyleId = cell.style ?? columns[column]?.style ?? "TableText";
    const look = `<w:pPr><w:pStyle w:val="${style}"/>${keepNext ? "<w:keepNext/>" : ""}</w:pPr>`;
    // The layout is fixed: widths are those of the grid, and repeating them in each cell would fill a third of the file.
    const spanned = span === 1 ? "" : `<w:tcPr><w:gridSpan w:val="${String(span)}"/></w:tcPr>`;
    xml += `<w:tc>${spanned}<w:p>${look}${runXml(cell)}</w:p></w:tc>`;
    column += span;
  }
  return `${xml}</w:tr>`;
}
