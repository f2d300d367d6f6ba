/** Heights of blocks in DXA, from the styles' own numbers. */
import { rememberByOwnText } from "../../../lib/remember.ts";
import { listMark, type Cell, type Paragraph, type Row, type Section, type Table } from "../block.ts";
import type { ParagraphMetrics } from "../styles/paragraph-metrics.ts";
import type { DocumentStyles } from "../styles/document-styles.ts";
import type { StyleId } from "../styles/style-ids.ts";
import { countLines } from "./line-count.ts";

/** Lines of a paragraph between margins `width` apart. */
function paragraphLines(text: string, metrics: ParagraphMetrics, width: number): number {
  const room = width - metrics.left - metrics.right;
  return countLines(text, room, metrics, room - metrics.firstLine);
}

function paragraphText({ item, runs }: Paragraph): string {
  return (item === undefined ? "" : listMark(item.number)) + runs.map((run) => run.text).join("");
}

/** Height without the space before and after. */
export function paragraphHeight(paragraph: Paragraph, metrics: ParagraphMetrics, width: number): number {
  return paragraphLines(paragraphText(paragraph), metrics, width) * (metrics.line ?? 0) + metrics.borders;
}

/** In DXA. @param height in points */
export function chartHeight(height: number): number {
  return height * 20;
}

/** Heights of the rows of each table, its heading row not among them. */
export type RowHeights = ReadonlyMap<Table, readonly number[]>;

/** Worked out once: both the pages and the rows that may break depend on them. */
export function measureRows(sections: readonly Section[], styles: DocumentStyles): RowHeights {
  const tables = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "table"));
  const measureText = textMeasure(styles);
  return new Map(tables.map((table) => [table, table.rows.map(rowMeasure(table, styles, measureText))]));
}

/** Height of a text in a style between margins `width` apart. */
type TextMeasure = (style: StyleId, width: number) => (text: string) => number;

/** Marks, names and many a remark come again and again. */
function textMeasure(styles: DocumentStyles): TextMeasure {
  const known = new Map<string, (text: string) => number>();
  return (style, width) => {
    const key = `${style} ${String(width)}`;
    const metrics = styles.paragraphs[style];
    const measure =
      known.get(key) ?? rememberByOwnText((text) => paragraphLines(text, metrics, width) * (metrics.line ?? 0));
    known.set(key, measure);
    return measure;
  };
}

/** Gives the height of a row: its tallest cell, the cell margins and one line. */
export function rowMeasure(
  { columns, style: tableStyle }: Table,
  styles: DocumentStyles,
  measureText = textMeasure(styles),
): (row: Row) => number {
  const { top, right, bottom, left, border } = styles.tables[tableStyle];
  const plain = columns.map(({ style, width }) => measureText(style, width - left - right));
  const measureCell = ({ text, style, span = 1 }: Cell, column: number): number => {
    const width = columns.slice(column, column + span).reduce((sum, each) => sum + each.width, 0);
    return measureText(style ?? columns[column]?.style ?? "TableText", width - left - right)(text);
  };
  return ({ cells }) => {
    let column = 0;
    let tallest = 0;
    for (const cell of cells) {
      const isPlain = cell.style === undefined && cell.span === undefined;
      tallest = Math.max(tallest, (isPlain ? plain[column]?.(cell.text) : undefined) ?? measureCell(cell, column));
      column += cell.span ?? 1;
    }
    return tallest + top + bottom + border;
  };
}

/** The rows of a table that are repeated on each page. */
export function headingRows({ columns, headingStyle, group }: Table): readonly Row[] {
  const headings = { cells: columns.map(({ heading }) => ({ text: heading, style: headingStyle })) };
  return group === undefined ? [headings] : [{ cells: [group] }, headings];
}
