/** Whether a header field stands in a block that speaks of somebody else: 【集約機関】, 提出先, 県記入欄. */
import type { RawCell } from "../../../model/raw-workbook.ts";
import type { Grid } from "../tables/index.ts";
import { fieldOfLabel, foldLabel, isForeignLabel, isKnownLabel, isOwnLabel } from "./header-labels.ts";

type Owner = "own" | "foreign";
const LONGEST = 40;
/** How many rows a block may have. */
const ROWS = 12;

/** The nearest heading to the left in the same row, else above, tells. */
export function isForeignAt(grid: Grid, label: RawCell): boolean {
  return (ownerLeft(grid, label) ?? ownerAbove(grid, label)) === "foreign";
}

function ownerOf(text: string): Owner | null {
  if (text.length > LONGEST) return null;
  const label = foldLabel(text);
  // 集約機関名 labels a field of its own, and heads no block.
  if (/(?:名|名称|コード|CD|番号)$/u.test(label)) return null;
  return isForeignLabel(label) ? "foreign" : isOwnLabel(label) ? "own" : null;
}

/** 集約機関 over several rows, or before the label of a field: 集約機関 | 機関名 | … */
function ownerLeft(grid: Grid, { row, column }: RawCell): Owner | null {
  for (let left = column - 1; left >= 1; left--) {
    const cell = grid.seenAt(row, left);
    const owner = cell === undefined ? null : ownerOf(cell.text);
    // 提出先 | 架空第1県 | 機関名 | …: that label has a value of its own.
    if (owner !== null && cell !== undefined && !hasValue(grid, cell, row)) return owner;
  }
  return null;
}

function ownerAbove(grid: Grid, { row, column }: RawCell): Owner | null {
  let blanks = 0;
  for (let above = row - 1; above >= Math.max(1, row - ROWS); above--) {
    const cells = grid.row(above);
    if (cells.length === 0) {
      blanks++;
      continue;
    }
    const heading = headingIn(grid, cells, column);
    if (heading !== null) return heading;
    // Blank rows end a block, but for those between a heading and its first field.
    if (blanks > 0) return null;
  }
  return null;
}

/** The heading of the nearest column at or before this one. */
function headingIn(grid: Grid, cells: readonly RawCell[], column: number): Owner | null {
  let owner: Owner | null = null;
  for (const cell of cells) {
    if (cell.column > column) break;
    const found = ownerOf(cell.text);
    if (found !== null && !hasValue(grid, cell, cell.row)) owner = found;
  }
  return owner;
}

/** A label with something beside it that is no label is a field, and no heading of a block. */
function hasValue(grid: Grid, label: RawCell, row: number): boolean {
  const next = grid.row(row).find(({ column }) => column > label.column);
  if (next === undefined || next.text.length > LONGEST) return next !== undefined;
  const folded = foldLabel(next.text);
  return !(isKnownLabel(folded) || fieldOfLabel(foldLabel(next.text.split(/[:：]/u)[0] ?? "")) !== null);
}
