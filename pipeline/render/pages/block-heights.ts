/** Heights of blocks in DXA, from the styles' own numbers. */
import type { Cell, Chart, Paragraph, Row, Section, Table } from "../block.ts";
import type { ParagraphMetrics } from "../styles/paragraph-metrics.ts";
import type { ReportStyles } from "../styles/report-styles.ts";
import { countLines } from "./line-count.ts";

/** Lines of a paragraph between margins `width` apart. */
export function paragraphLines(text: string, metrics: ParagraphMetrics, width: number): number {
  const room = width - metrics.left - metrics.right;
  return countLines(text, room, metrics.em, room - metrics.firstLine);
}

export function paragraphText(paragraph: Paragraph): string {
  return paragraph.runs.map((run) => run.text).join("");
}

/** Height without the space before and after. */
export function paragraphHeight(paragraph: Paragraph, metrics: ParagraphMetrics, width: number): number {
  return paragraphLines(paragraphText(paragraph), metrics, width) * (metrics.line ?? 0) + metrics.borders;
}

export function chartHeight(chart: Chart): number {
  return chart.height * 20;
}

/** Heights of the rows of each table, its heading row not among them. */
export type RowHeights = ReadonlyMap<Table, readonly number[]>;

/** Worked out once: both the pages and the rows that may break depend on them. */
export function measureRows(sections: readonly Section[], styles: ReportStyles): RowHeights {
  const tables = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "table"));
  return new Map(tables.map((table) => [table, table.rows.map((row) => rowHeight(row, table, styles))]));
}

/** Height of a row: its tallest cell, the cell margins and one line. */
export function rowHeight(row: Row, table: Table, styles: ReportStyles): number {
  const { top, bottom, border } = styles.tables[table.style];
  let column = 0;
  let tallest = 0;
  for (const cell of row.cells) {
    const span = cell.span ?? 1;
    tallest = Math.max(tallest, cellHeight(cell, table, column, span, styles));
    column += span;
  }
  return tallest + top + bottom + border;
}

export function headingRow(table: Table): Row {
  return { cells: table.columns.map(({ heading }) => ({ text: heading, style: table.headingStyle })) };
}

function cellHeight(cell: Cell, table: Table, column: number, span: number, styles: ReportStyles): number {
  const first = table.columns[column];
  const metrics = styles.paragraphs[cell.style ?? first?.style ?? "TableText"];
  const { left, right } = styles.tables[table.style];
  const width =
    span === 1
      ? (first?.width ?? 0)
      : table.columns.slice(column, column + span).reduce((sum, each) => sum + each.width, 0);
  return paragraphLines(cell.text, metrics, width - left - right) * (metrics.line ?? 0);
}
