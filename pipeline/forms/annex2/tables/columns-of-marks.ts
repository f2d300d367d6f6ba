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
  const textsIn = ({ first }: HeadedColumn): readonly string[] =>
    rows.flatMap((row) => cellIn(grid.row(row), first)?.text ?? []);
  const fillsColumn = (texts: readonly string[]): boolean => texts.length > rows.length * FILLED;
  // 確認済 ○ in every row answers nothing where another column, filled as well, says more than that.
  const worded = columns.filter((column) => fillsColumn(textsIn(column)) && !textsIn(column).some(isMark));
  return columns.filter((column) => {
    const texts = textsIn(column);
    const marks = texts.filter(isMark);
    const kinds = new Set(marks.map((text) => readMark(text).kind));
    const several = kinds.size > 1 || (worded.length === 0 && fillsColumn(marks));
    return marks.length >= FEW && marks.length >= texts.length * MOSTLY && several;
  });
}

function isMark(text: string): boolean {
  const { kind } = readMark(text);
  return kind !== "invalid" && kind !== "missing";
}
