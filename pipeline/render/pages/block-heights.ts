/** Heights of blocks in DXA, from the styles' own numbers. */
import type { Cell, Chart, Column, Paragraph, Row, Section, Table } from "../block.ts";
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
  return new Map(tables.map((table) => [table, table.rows.map(rowMeasure(table, styles))]));
}

/** Gives the height of a row: its tallest cell, the cell margins and one line. */
export function rowMeasure(table: Table, styles: ReportStyles): (row: Row) => number {
  const { columns } = table;
  const { top, right, bottom, left, border } = styles.tables[table.style];
  const cellHeight = ({ text, style, span = 1 }: Cell, column: number): number => {
    const metrics = styles.paragraphs[style ?? columns[column]?.style ?? "TableText"];
    return paragraphLines(text, metrics, widthOf(columns, column, span) - left - right) * (metrics.line ?? 0);
  };
  // Marks, by far the most cells of a report, are as tall as any full-width letter.
  const letters = columns.map((_, column) => cellHeight({ text: "字" }, column));
  return ({ cells }) => {
    let column = 0;
    let tallest = 0;
    for (const cell of cells) {
      const { text, style, span = 1 } = cell;
      const isLetter = text.length === 1 && text > " " && style === undefined && span === 1;
      tallest = Math.max(tallest, (isLetter ? letters[column] : undefined) ?? cellHeight(cell, column));
      column += span;
    }
    return tallest + top + bottom + border;
  };
}

function widthOf(columns: readonly Column[], from: number, span: number): number {
  return span === 1
    ? (columns[from]?.width ?? 0)
    : columns.slice(from, from + span).reduce((sum, { width }) => sum + width, 0);
}

export function headingRow(table: Table): Row {
  return { cells: table.columns.map(({ heading }) => ({ text: heading, style: table.headingStyle })) };
}
