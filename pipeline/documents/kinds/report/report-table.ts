/** A table of a report as text, and how high it will be: what does not fit is settled before anything is drawn. */
import { numberedCaption, type Block, type Row } from "../../word/block.ts";
import { countLines } from "../../word/pages/line-count.ts";
import { fitTable, type ColumnShape, type TableShape } from "../../word/table-shape.ts";

/** A table with its caption. */
export interface ReportTable {
  readonly caption: string;
  readonly shape: TableShape;
  readonly rows: readonly Row[];
  /** The last row is a total. */
  readonly total?: boolean;
}

/** Nothing for null or a table without rows. @param width of the text, DXA */
export function drawReportTable(table: ReportTable | null, width: number): readonly Block[] {
  if (table === null || table.rows.length === 0) return [];
  const { caption, shape, rows, total = false } = table;
  return [numberedCaption("表", caption), fitTable(shape, width, rows, total)];
}

/** Of a cell's text; `margins` are DXA on both sides together. */
const LOOKS = { small: { em: 150, line: 11, margins: 180 }, ordinary: { em: 180, line: 13, margins: 140 } } as const;
/** Margins above and below, and the line between rows, in points. */
const BETWEEN = 3.5;

/** In points, on a portrait page, whose columns' shares are DXA. */
function rowHeight({ columns }: TableShape, { cells }: Row): number {
  let column = 0;
  const heights = cells.map(({ text, span = 1 }) => {
    const own = columns.slice(column, column + span);
    column += span;
    return cellHeight(own, text);
  });
  return Math.max(...heights) + BETWEEN;
}

function cellHeight(columns: readonly ColumnShape[], text: string): number {
  const { em, line, margins } = columns[0]?.style.startsWith("Matrix") === true ? LOOKS.small : LOOKS.ordinary;
  const width = columns.reduce((sum, { share }) => sum + share, -margins);
  return countLines(text, width, { em, hangs: true }) * line;
}

/** In points; 0 for null. */
export function rowsHeight(table: ReportTable | null): number {
  return table?.rows.reduce((sum, row) => sum + rowHeight(table.shape, row), 0) ?? 0;
}

/** Of table and caption, in points; 0 for null. */
export function tableHeight(table: ReportTable | null): number {
  return table === null ? 0 : HEADING_ROWS + rowsHeight(table);
}

/** Points of a caption, and of the heading row on up to two pages. */
export const HEADING_ROWS = 60;

/** As many rows, from the first, as fit into so many points; the others are not looked at. */
export function fittingRows<Entry>(
  entries: readonly Entry[],
  toRow: (entry: Entry) => Row,
  shape: TableShape,
  room: number,
): readonly Row[] {
  const rows: Row[] = [];
  let left = room;
  for (const entry of entries) {
    const row = toRow(entry);
    left -= rowHeight(shape, row);
    if (left < 0) break;
    rows.push(row);
  }
  return rows;
}
