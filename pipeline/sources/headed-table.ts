/** A sheet with one heading row as records of cells: the shape of the registry's tables. */
import { cellAddress, columnLetters } from "../lib/cell-address.ts";
import { foldText, trimText } from "../lib/japanese/text.ts";
import type { RawCell, RawSheet } from "../model/raw-workbook.ts";
import { toGrid } from "../sheet/index.ts";

/** A value of the registry with its address; `text` is trimmed and empty when the cell is blank. */
export interface SourceCell {
  readonly text: string;
  readonly date: RawCell["date"];
  /** e.g. `B12` */
  readonly cell: string;
}

export interface HeadedTable<Column extends string> {
  readonly rows: readonly Readonly<Record<Column, SourceCell>>[];
  /** Columns that the sheet does not have. */
  readonly missing: readonly Column[];
}

/** Columns are found by heading, in any order; others are left alone. Rows without any known value are skipped. */
export function readHeadedTable<Column extends string>(
  sheet: RawSheet,
  columns: readonly Column[],
): HeadedTable<Column> {
  const grid = toGrid(sheet);
  const placesIn = (row: number): ReadonlyMap<Column, number> => {
    const cells = grid.row(row);
    return new Map(
      columns.flatMap((name) =>
        cells
          .filter((cell) => foldText(cell.text) === name)
          .slice(0, 1)
          .map((cell) => [name, cell.column]),
      ),
    );
  };
  const headingRow = grid.rows.find((row) => placesIn(row).size >= Math.min(2, columns.length)) ?? 0;
  const places = placesIn(headingRow);
  const rows = grid.rows
    .filter((row) => row > headingRow)
    .map(
      (row) =>
        Object.fromEntries(columns.map((name) => [name, cellOf(grid.seenAt, row, places.get(name))])) as Record<
          Column,
          SourceCell
        >,
    )
    .filter((record) => columns.some((name) => record[name].text !== ""));
  return { rows, missing: columns.filter((name) => !places.has(name)) };
}

function cellOf(
  at: (row: number, column: number) => RawCell | undefined,
  row: number,
  column: number | undefined,
): SourceCell {
  if (column === undefined) return { text: "", date: undefined, cell: `${columnLetters(1)}${String(row)}` };
  return toSourceCell(at(row, column), row, column);
}

export function toSourceCell(cell: RawCell | undefined, row: number, column: number): SourceCell {
  return { text: trimText(cell?.text ?? ""), date: cell?.date, cell: cellAddress(row, column) };
}
