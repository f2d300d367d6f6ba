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
  const { columns, rows, together } = table;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const grid = columns.map((column) => `<w:gridCol w:w="${String(column.width)}"/>`).join("");
  yield `<w:tbl><w:tblPr><w:tblStyle w:val="${table.style}"/><w:tblW w:w="${String(width)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${lookXml(table.total)}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>`;
  const heading = columns.map(({ heading: text }) => ({ text, style: table.headingStyle }));
  yield `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cellsXml(heading, columns, together)}</w:tr>`;
  for (const [index, { cells }] of rows.entries()) {
    const properties = mayBreak(index) ? "" : "<w:trPr><w:cantSplit/></w:trPr>";
    yield `<w:tr>${properties}${cellsXml(cells, columns, rowKeepsNext(table, index))}</w:tr>`;
  }
  yield "</w:tbl>";
}

/** Which conditional looks of the table style apply: heading row, and total row. */
function lookXml(total: boolean): string {
  const flags = `w:firstRow="1" w:lastRow="${total ? "1" : "0"}" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"`;
  return `<w:tblLook w:val="${total ? "0660" : "0620"}" ${flags}/>`;
}

function cellsXml(cells: readonly Cell[], columns: readonly Column[], keepNext: boolean): string {
  let column = 0;
  let xml = "";
  for (const cell of cells) {
    const { style = columns[column]?.style ?? "TableText", span = 1 } = cell;
    xml += `${cellStart(style, span, keepNext)}${runXml(cell)}</w:p></w:tc>`;
    column += span;
  }
  return xml;
}

const PLAIN_STARTS = new Map<StyleId, string>();

/** Most cells begin in one of a few ways. */
function cellStart(style: StyleId, span: number, keepNext: boolean): string {
  const known = span === 1 && !keepNext ? PLAIN_STARTS.get(style) : undefined;
  if (known !== undefined) return known;
  // The layout is fixed: widths are those of the grid, and repeating them in each cell would fill a third of the file.
  const spanned = span === 1 ? "" : `<w:tcPr><w:gridSpan w:val="${String(span)}"/></w:tcPr>`;
  const xml = `<w:tc>${spanned}<w:p><w:pPr><w:pStyle w:val="${style}"/>${keepNext ? "<w:keepNext/>" : ""}</w:pPr>`;
  if (span === 1 && !keepNext) PLAIN_STARTS.set(style, xml);
  return xml;
}
