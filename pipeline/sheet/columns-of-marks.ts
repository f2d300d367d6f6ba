/** Columns whose heading nobody knows, but whose cells are the marks of the form: where no other column holds answers, these do. */
import type { Grid } from "./grid.ts";
import { cellIn } from "./grid.ts";
import type { HeadedColumn } from "./headed-columns.ts";
import { readMark } from "./read-mark.ts";

/** Of the filled cells, this share must be marks. */
const MOSTLY = 0.8;
/** Of the rows, titles and notes among them, a column of answers fills this share. */
const FILLED = 0.6;
/** So few say nothing about a column. */
const FEW = 3;

/** The columns among these that hold answers by what stands in them. One mark alone (○ = priority) is not enough unless it fills the column. */
export function columnsOfMarks(
  columns: readonly HeadedColumn[],
  grid: Grid,
  top: number,
  bottom: number,
): readonly HeadedColumn[] {
  const rows = grid.rows.filter((row) => row >= top && row <= bottom);
  return columns.filter(({ first }) => {
    const texts = rows.flatMap((row) => cellIn(grid.row(row), first)?.text ?? []);
    const kinds = texts.map((text) => readMark(text).kind).filter((kind) => kind !== "invalid" && kind !== "missing");
    const fills = kinds.length > rows.length * FILLED;
    return kinds.length >= FEW && kinds.length >= texts.length * MOSTLY && (new Set(kinds).size > 1 || fills);
  });
}
