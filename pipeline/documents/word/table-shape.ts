/** The shape of a table: its columns in proportion, to be fitted to the width of the text. */
import type { Column, Row, Table } from "./block.ts";
import type { CellStyle, StyleId, TableStyle } from "./styles/style-ids.ts";

/** A column before it is fitted; `share` is in proportion to the other columns. */
export interface ColumnShape {
  readonly heading: string;
  readonly share: number;
  readonly style: CellStyle;
}

/** A table without its rows, for any width of text. */
export interface TableShape {
  readonly style: TableStyle;
  readonly headingStyle: StyleId;
  readonly groupStyle: StyleId;
  readonly columns: readonly ColumnShape[];
}

/** An ordinary table. Shares of columns are best given in DXA for portrait pages (9,470 together). */
export function ordinaryTable(...columns: readonly ColumnShape[]): TableShape {
  return { style: "ReportTable", headingStyle: "TableHeading", groupStyle: "TableGroup", columns };
}

/** A column of text, to the left. */
export const textColumn = (heading: string, share: number): ColumnShape => ({ heading, share, style: "TableText" });
/** The same in small type, for what is long. */
export const smallTextColumn = (heading: string, share: number): ColumnShape => ({
  heading,
  share,
  style: "MatrixText",
});
/** A column of numbers, to the right. */
export const numberColumn = (heading: string, share: number): ColumnShape => ({ heading, share, style: "TableNumber" });
/** A column of marks (〇, △, －), centred. */
export const markColumn = (heading: string, share: number): ColumnShape => ({ heading, share, style: "TableMark" });

/** A row of plain cells. */
export function row(...texts: readonly string[]): Row {
  return { cells: texts.map((text) => ({ text })) };
}

/** A row of one cell, as wide as the table: what is said of rows that are left out. */
export function wideRow({ columns }: TableShape, text: string): Row {
  return { cells: [{ text, span: columns.length, style: "TableText" }] };
}

/** A row as wide as the table that says what the rows below it are about; it stays with the next one. */
export function groupRow({ columns, groupStyle }: TableShape, text: string): Row {
  return { cells: [{ text, span: columns.length, style: groupStyle }] };
}

/** A table of this shape, as wide as the text (`width`, DXA). @param group what all rows are about, repeated on each page */
export function fitTable(shape: TableShape, width: number, rows: readonly Row[], total = false, group = ""): Table {
  return {
    kind: "table",
    style: shape.style,
    headingStyle: shape.headingStyle,
    ...(group !== "" && { group: { text: group, span: shape.columns.length, style: shape.groupStyle } }),
    columns: fitColumns(shape.columns, width),
    rows,
    total,
  };
}

/** Whole DXA that add up to `width` exactly: viewers differ in how they share out a remainder. */
function fitColumns(columns: readonly ColumnShape[], width: number): readonly Column[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  let used = 0;
  let right = 0;
  return columns.map(({ heading, share, style }) => {
    const left = right;
    used += share;
    right = Math.round((used * width) / shares);
    return { heading, style, width: right - left };
  });
}
