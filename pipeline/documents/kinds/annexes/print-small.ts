/** A long list in the small type of the matrix: 1,788 institutions fit into 80 pages. */
import { displayWidth } from "../../../lib/japanese/display-width.ts";
import type { Cell, Row } from "../../word/block.ts";
import type { ColumnShape, TableShape } from "../../word/table-shape.ts";
import type { GroupDrawing } from "./group-tables.ts";

/** In half widths, of which a dash takes two. Of any number of a measure, or of institutions of one collecting body but for the largest, which then stands a little to the right. */
const DIGITS = 4;

/** The same rows in small type; figures, which that type centres, are padded so that they stand below each other. */
export function printSmall<Line>(drawing: GroupDrawing<Line>): GroupDrawing<Line> {
  const { shape, rowsOf } = drawing;
  return {
    ...drawing,
    shape: smallShape(shape),
    rowsOf: (lines) => rowsOf(lines).map((row) => padFigures(row, shape)),
  };
}

function smallShape({ columns }: TableShape): TableShape {
  const small = columns.map((column): ColumnShape => {
    return { ...column, style: column.style.endsWith("Text") ? "MatrixText" : "MatrixMark" };
  });
  return { style: "MatrixTable", headingStyle: "MatrixHeading", groupStyle: "MatrixText", columns: small };
}

function padFigures({ cells }: Row, { columns }: TableShape): Row {
  let column = 0;
  const padded = cells.map((cell): Cell => {
    const isFigure = columns[column]?.style === "TableNumber" && cell.span === undefined && cell.text !== "";
    column += cell.span ?? 1;
    if (cell.style === "TableText") return { ...cell, style: "MatrixText" };
    return isFigure ? { ...cell, text: " ".repeat(Math.max(0, DIGITS - displayWidth(cell.text))) + cell.text } : cell;
  });
  return { cells: padded };
}
