/** Tables as WordprocessingML. Only widths, style ids and greys that figures ask for are written: the looks are in templates/styles.docx. */
import type { Write } from "../../../lib/deflate-part.ts";
import { rememberByOwnText } from "../../../lib/remember.ts";
import type { Cell, Column, Table, TextRun } from "../block.ts";
import type { StyleId } from "../styles/style-ids.ts";
import { runXml } from "./paragraph-xml.ts";

/** How a row stands on pages: whether it may break across them, and whether it stays with the next one. */
export interface RowPlace {
  readonly mayBreak: boolean;
  readonly keepsNext: boolean;
}

/** Writes a row at a time. @param mark XML that stands in the last row */
export function writeTable(table: Table, placeOf: (index: number) => RowPlace, write: Write, mark = ""): void {
  const { columns, rows } = table;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const grid = columns.map((column) => `<w:gridCol w:w="${String(column.width)}"/>`).join("");
  write(
    `<w:tbl><w:tblPr><w:tblStyle w:val="${table.style}"/><w:tblW w:w="${String(width)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${lookXml(table.total)}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>`,
  );
  const heading = columns.map(({ heading: text }) => ({ text, style: table.headingStyle }));
  // Neither headings nor a group's name may stand alone at a page's foot.
  for (const cells of table.group === undefined ? [heading] : [[table.group], heading])
    write(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cellsXml(cells, columns, true)}</w:tr>`);
  rows.forEach(({ cells }, index) => {
    const { mayBreak, keepsNext } = placeOf(index);
    const properties = mayBreak ? "" : "<w:trPr><w:cantSplit/></w:trPr>";
    const own = index === rows.length - 1 ? mark : "";
    write(`<w:tr>${properties}${cellsXml(cells, columns, keepsNext, own)}</w:tr>`);
  });
  write("</w:tbl>");
}

/** Which conditional looks of the table style apply: heading row, and total row. */
function lookXml(total: boolean): string {
  const flags = `w:firstRow="1" w:lastRow="${total ? "1" : "0"}" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"`;
  return `<w:tblLook w:val="${total ? "0660" : "0620"}" ${flags}/>`;
}

/** @param mark stands in the first cell */
function cellsXml(cells: readonly Cell[], columns: readonly Column[], keepNext: boolean, mark = ""): string {
  let column = 0;
  let xml = "";
  for (const cell of cells) {
    const own = column === 0 ? mark : "";
    const { style = columns[column]?.style ?? "TableText", span = 1, strong, text } = cell;
    const isPlain = span === 1 && strong === undefined && cell.shade === undefined && !keepNext && own === "";
    xml += isPlain ? plainCell(style)(text) : cellXml(cell, style, { span, keepNext, mark: own });
    column += span;
  }
  return xml;
}

interface CellPlace {
  readonly span?: number;
  readonly keepNext?: boolean;
  readonly mark?: string;
}

function cellXml(
  run: TextRun & Pick<Cell, "shade">,
  style: StyleId,
  { span = 1, keepNext = false, mark = "" }: CellPlace = {},
): string {
  // The layout is fixed: widths are those of the grid, and repeating them in each cell would fill a third of the file.
  const spanned = span === 1 ? "" : `<w:gridSpan w:val="${String(span)}"/>`;
  const shaded = run.shade === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${run.shade}"/>`;
  const properties = spanned + shaded === "" ? "" : `<w:tcPr>${spanned}${shaded}</w:tcPr>`;
  const keeps = keepNext ? "<w:keepNext/>" : "";
  return `<w:tc>${properties}<w:p><w:pPr><w:pStyle w:val="${style}"/>${keeps}</w:pPr>${runXml(run)}${mark}</w:p></w:tc>`;
}

/** Marks are the same few, a quarter of a million times in a country. */
const LETTER = 1;
const plainCells = new Map<StyleId, (text: string) => string>();

/** Draws cells of a style that have nothing but text. */
function plainCell(style: StyleId): (text: string) => string {
  const draw = plainCells.get(style) ?? rememberByOwnText((text) => cellXml({ text }, style), LETTER);
  plainCells.set(style, draw);
  return draw;
}
