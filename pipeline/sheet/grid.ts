/** A sheet as a grid that can be asked for any cell, merged ranges understood. */
import type { RawCell, RawMerge, RawSheet } from "../model/raw-workbook.ts";

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
}

const NO_CELLS: readonly RawCell[] = [];

export function toGrid(sheet: RawSheet): Grid {
  const byRow = new Map<number, RawCell[]>();
  for (const cell of sheet.cells) {
    const row = byRow.get(cell.row);
    if (row) row.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  const at: Grid["at"] = (row, column) => {
    // A loop: every cell of a table is asked for, and a closure for each would cost more than the search.
    for (const cell of byRow.get(row) ?? NO_CELLS) if (cell.column === column) return cell;
    return undefined;
  };
  const mergeAt = mergeLookup(sheet.merges);
  return {
    sheet,
    rows: [...byRow.keys()],
    row: (row) => byRow.get(row) ?? NO_CELLS,
    at,
    mergeAt,
    seenAt: (row, column) => {
      const merge = mergeAt(row, column);
      return merge ? at(merge.top, merge.left) : at(row, column);
    },
  };
}

/** Merges are sorted out by column on demand: some books have tens of thousands, and few columns are ever asked for. */
function mergeLookup(merges: readonly RawMerge[]): Grid["mergeAt"] {
  const byColumn = new Map<number, readonly RawMerge[]>();
  return (row, column) => {
    let inColumn = byColumn.get(column);
    if (inColumn === undefined) {
      inColumn = merges.filter((merge) => merge.left <= column && column <= merge.right);
      byColumn.set(column, inColumn);
    }
    for (const merge of inColumn) if (merge.top <= row && row <= merge.bottom) return merge;
    return undefined;
  };
}
