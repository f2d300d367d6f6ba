/** Tables as WordprocessingML. Only widths and style ids are written: the looks are in templates/styles.docx. */
import { rememberByText } from "../../lib/remember.ts";
import { rowKeepsNext, type Cell, type Column, type Table } from "../block.ts";
import type { StyleId } from "../styles/style-ids.ts";
import { runXml } from "./paragraph-xml.ts";

/** @param mayBreak whether the row with this index may break across pages */
export function tableXml(table: Table, mayBreak: (index: number) => boolean): string {
  const width = table.columns.reduce((sum, column) => sum + column.width, 0);
  const grid = table.columns.map((column) => `<w:gridCol w:w="${String(column.width)}"/>`).join("");
  const heading = table.columns.map(({ heading: text }) => ({ text, style: table.headingStyle }));
  const rows = table.rows.map((row, index) => {
    const properties = mayBreak(index) ? "" : "<w:cantSplit/>";
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
  let xml = properties === "" ? "<w:tr>" : `<w:tr><w:trPr>${properties}</w:trPr>`;
  for (const cell of cells) {
    const style: StyleId = cell.style ?? columns[column]?.style ?? "TableText";
    const isPlain = cell.span === undefined && cell.strong === undefined && !keepNext;
    xml += isPlain ? plainCellXml(style, cell.text) : cellXml(style, cell, keepNext);
    column += cell.span ?? 1;
  }
  return `${xml}</w:tr>`;
}

function cellXml(style: StyleId, cell: Cell, keepNext: boolean): string {
  const span = cell.span ?? 1;
  const look = `<w:pPr><w:pStyle w:val="${style}"/>${keepNext ? "<w:keepNext/>" : ""}</w:pPr>`;
  // The layout is fixed: widths are those of the grid, and repeating them in each cell would fill a third of the file.
  const spanned = span === 1 ? "" : `<w:tcPr><w:gridSpan w:val="${String(span)}"/></w:tcPr>`;
  return `<w:tc>${spanned}<w:p>${look}${runXml(cell)}</w:p></w:tc>`;
}

/** Marks and words for states: a country's reports hold half a million of them, and few that differ. */
const LONGEST_SHARED = 4;
const shared = new Map<StyleId, (text: string) => string>();

function plainCellXml(style: StyleId, text: string): string {
  if (text.length > LONGEST_SHARED) return cellXml(style, { text }, false);
  const draw = shared.get(style) ?? rememberByText((short) => cellXml(style, { text: short }, false));
  shared.set(style, draw);
  return draw(text);
}
