/** A sheet as a grid that can be asked for any cell, merged ranges understood. */
import type { RawCell, RawMerge, RawSheet } from "../../../model/raw-workbook.ts";

/** Rows and columns are 1-based. */
export interface Grid {
  readonly sheet: RawSheet;
  /** Row numbers that hold any cell, ascending. */
  readonly rows: readonly number[];
  /** Cells of a row, ascending by column. */
  readonly row: (row: number) => readonly RawCell[];
  /** The cell that stands at this very address. */
  readonly at: (row: number, column: number) => RawCell | undefined;
  /** The cell that a person sees at this address: inside a merged range, that of its top left corner. */
  readonly seenAt: (row: number, column: number) => RawCell | undefined;
  /** The merged range that covers this address. */
  readonly mergeAt: (row: number, column: number) => RawMerge | undefined;
  /** Whether a merged range may cover a cell of this row; where none does, a person sees what stands there. */
  readonly mayMerge: (row: number) => boolean;
}

const NO_CELLS: readonly RawCell[] = [];

/** Sorts the cells once; merges are looked at when they are asked for. */
export function toGrid(sheet: RawSheet): Grid {
  const byRow = cellsByRow(sheet.cells);
  const rows = [...byRow.keys()];
  const mergesIn = mergesByColumn(sheet.merges);
  let merged: ReadonlySet<number> | null = null;
  const at: Grid["at"] = (row, column) => cellIn(byRow.get(row) ?? NO_CELLS, column);
  const mergeAt: Grid["mergeAt"] = (row, column) => {
    for (const merge of mergesIn(column)) if (merge.top <= row && row <= merge.bottom) return merge;
    return undefined;
  };
  return {
    sheet,
    rows,
    row: (row) => byRow.get(row) ?? NO_CELLS,
    at,
    mergeAt,
    mayMerge: (row) => (merged ??= mergedRows(rows, sheet.merges)).has(row),
    seenAt: (row, column) => {
      const merge = mergeAt(row, column);
      return merge ? at(merge.top, merge.left) : at(row, column);
    },
  };
}

function cellsByRow(cells: readonly RawCell[]): ReadonlyMap<number, readonly RawCell[]> {
  const byRow = new Map<number, RawCell[]>();
  let row = 0;
  let inRow: RawCell[] = [];
  for (const cell of cells) {
    if (cell.row !== row) {
      row = cell.row;
      inRow = byRow.get(row) ?? [];
      byRow.set(row, inRow);
    }
    inRow.push(cell);
  }
  return byRow;
}

/** The cell of a row that stands in this column. A loop: every cell of a table is asked for, and a closure for each would cost more. */
export function cellIn(row: readonly RawCell[], column: number): RawCell | undefined {
  for (const cell of row) if (cell.column === column) return cell;
  return undefined;
}

/** Merges are sorted out by column on demand: some books have tens of thousands, and few columns are ever asked for. */
function mergesByColumn(merges: readonly RawMerge[]): (column: number) => readonly RawMerge[] {
  const byColumn = new Map<number, readonly RawMerge[]>();
  return (column) => {
    let inColumn = byColumn.get(column);
    if (inColumn === undefined) {
      inColumn = merges.filter((merge) => merge.left <= column && column <= merge.right);
      byColumn.set(column, inColumn);
    }
    return inColumn;
  };
}

/** One sweep from the top: `reach` is how far down the ranges go that have begun, whatever their columns. */
function mergedRows(rows: readonly number[], merges: readonly RawMerge[]): ReadonlySet<number> {
  const merged = new Set<number>();
  const fromTop = [...merges].sort((a, b) => a.top - b.top);
  let next = 0;
  let reach = 0;
  for (const row of rows) {
    for (let merge = fromTop[next]; merge !== undefined && merge.top <= row; merge = fromTop[++next])
      reach = Math.max(reach, merge.bottom);
    if (row <= reach) merged.add(row);
  }
  return merged;
}
