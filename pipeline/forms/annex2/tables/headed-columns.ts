/** The columns under a heading of one to four rows, each with the texts that stand over it. */
import { foldText } from "../../../lib/japanese/text.ts";
import { MOST_HEADINGS } from "../../../model/limits.ts";
import type { RawCell } from "../../../model/raw-workbook.ts";
import { periodOfHeading, roleOfHeading, type FormRole, type Period } from "./form-headings.ts";
import type { Grid } from "./grid.ts";
import { meaningOfHeading } from "./read-mark.ts";

/** A column under a heading; several, where one heading is merged over them and nothing divides it. Columns are 1-based, inclusive. */
export interface HeadedColumn {
  readonly first: number;
  readonly last: number;
  /** What stands over it, from the top; the last is its own heading. Never empty. */
  readonly path: readonly string[];
  /** The part of the table that its headings name; null for an unknown heading. */
  readonly role: FormRole | "joint" | null;
  /** First column of the topmost heading over it; 0 where nothing stands over its own. */
  readonly group: number;
  /** What its own heading says is no word of the form; the role is that of the heading above. */
  readonly isPart: boolean;
  /** What a label over the whole heading says (前回 above 点検結果 | 特記事項). */
  readonly above: Period | null;
}

/** A heading cell with the columns that it stands over. */
interface HeadingCell {
  readonly cell: RawCell;
  readonly right: number;
}

/** Whether a row goes on with the heading above it: nothing but headings, or what divides a heading that stands over several columns. */
export function continuesHeading(grid: Grid, row: number, first: number): boolean {
  const cells = grid.row(row);
  if (cells.length === 0 || cells.length > MOST_HEADINGS) return false;
  const above = headingCells(grid, first, row - 1, row);
  const divides = ({ column, text }: RawCell): boolean =>
    foldText(text).length <= LONGEST_LABEL &&
    above.some((over) => isDivided(over, column) || isDated(over, text, column));
  if (!cells.every((cell) => roleOfHeading(cell.text) !== null || divides(cell))) return false;
  const marks = cells.flatMap(({ text, column }) => {
    const meaning = roleOfHeading(text) === null ? meaningOfHeading(text) : null;
    // Below 前回 and 今回, each has its own; 実施中 and 未実施 are two headings, 〇 and ○ one.
    const word = foldText(text).length > 1 ? foldText(text) : meaning;
    return meaning === null ? [] : [`${String(labelOver(above, column))} ${String(word)}`];
  });
  // 〇 | △ | － head columns; a lone 〇, or two of them, answer a row that has no number.
  return marks.length === 0 || (marks.length >= 2 && new Set(marks).size === marks.length);
}

/** Column of the label (前回) that stands over this one; 0 where none does. */
function labelOver(above: readonly HeadingCell[], column: number): number {
  const over = above.find(
    ({ cell, right }) => cell.column <= column && column <= right && periodOfHeading(cell.text) !== null,
  );
  return over?.cell.column ?? 0;
}

/** 令和8年度, or 年度 over such years, right below 自己点検, whatever stands below that. */
function isDated({ cell }: HeadingCell, text: string, column: number): boolean {
  const role = roleOfHeading(cell.text);
  return (
    cell.column === column &&
    (role === "answer" || role === "joint") &&
    (YEARS.test(text) || periodOfHeading(text) !== null)
  );
}

const LONGEST_LABEL = 30;

const YEARS = /^(?:点検|実施|回答)?(?:年度?|区分)$/u;

/** A heading over several columns that names answers, remarks or dates: what stands under it divides it. */
function isDivided({ cell, right }: HeadingCell, column: number): boolean {
  const role = roleOfHeading(cell.text);
  const divisible =
    role === "answer" ||
    role === "joint" ||
    role === "remark" ||
    role === "note" ||
    (role === null && periodOfHeading(cell.text) !== null);
  return divisible && right > cell.column && cell.column <= column && column <= right;
}

/** @param first first row of the heading; @param last its last row. */
export function headedColumns(grid: Grid, first: number, last: number): readonly HeadedColumn[] {
  const cells = headingCells(grid, first, last, last);
  const leaves = cells.filter((leaf) => !cells.some((below) => isBelow(below, leaf)));
  const columns = leaves.map((leaf) => toColumn(grid, leaf, cells, first));
  return columns.sort((a, b) => a.first - b.first);
}

function isBelow(below: HeadingCell, over: HeadingCell): boolean {
  return below.cell.row > over.cell.row && over.cell.column <= below.cell.column && below.cell.column <= over.right;
}

function headingCells(grid: Grid, first: number, last: number, lowest: number): readonly HeadingCell[] {
  const cells: HeadingCell[] = [];
  for (let row = first; row <= last; row++)
    for (const cell of grid.row(row)) cells.push({ cell, right: rightOf(grid, cell, lowest) });
  return cells;
}

/** A merged heading reaches as far as it is merged; any other as far as the next one, if a row below may divide it. */
function rightOf(grid: Grid, { row, column, text }: RawCell, lowest: number): number {
  const merge = grid.mergeAt(row, column);
  if (merge !== undefined && (merge.right > column || merge.bottom > row)) return merge.right;
  const inRow = grid.row(row);
  const next = inRow.find((cell) => cell.column > column)?.column;
  // A date may be spread over unheaded cells to the right (令和 | 9 | 年 | 9 | 月), as far as the next heading or five of them.
  if (roleOfHeading(text) === "planned") return Math.min((next ?? Infinity) - 1, column + 4);
  if (row >= lowest) return column;
  let right = column;
  for (let below = row + 1; below <= lowest; below++) right = Math.max(right, grid.row(below).at(-1)?.column ?? 0);
  return Math.min(right, (next ?? Infinity) - 1);
}

function toColumn(grid: Grid, leaf: HeadingCell, cells: readonly HeadingCell[], first: number): HeadedColumn {
  const over = cells.filter((cell) => isBelow(leaf, cell)).sort((a, b) => a.cell.row - b.cell.row);
  const path = [...over, leaf].map(({ cell }) => cell.text);
  const own = roleOfHeading(leaf.cell.text);
  const inherited = own ?? roleAbove(path.slice(0, -1), leaf.cell.text);
  return {
    first: leaf.cell.column,
    last: leaf.right,
    path,
    role: inherited,
    group: over[0]?.cell.column ?? 0,
    isPart: own === null && inherited !== null && periodOfHeading(leaf.cell.text) === null,
    above: labelAbove(grid, first, leaf.cell.column),
  };
}

/** 今回 or 〇 under 自己点検 heads answers; any other unknown word under it heads what only the office knows. */
function roleAbove(over: readonly string[], leaf: string): HeadedColumn["role"] {
  const role = over.map(roleOfHeading).findLast((found) => found !== null) ?? null;
  if (role !== "joint") return role;
  return periodOfHeading(leaf) !== null || meaningOfHeading(leaf) !== null ? "answer" : null;
}

/** The label over a heading: in the row above, in the same column, or further left where nothing stands between. */
function labelAbove(grid: Grid, first: number, column: number): Period | null {
  const over = grid.row(first - 1).findLast((cell) => cell.column <= column);
  if (over === undefined || foldText(over.text).length > LONGEST_LABEL / 2) return null;
  const merge = grid.mergeAt(over.row, over.column);
  if (merge !== undefined && merge.right > merge.left && merge.right < column) return null;
  return periodOfHeading(over.text);
}
