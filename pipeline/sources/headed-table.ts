/** A sheet with one heading row as records of cells: the shape of the registry's tables. */
import { cellAddress, columnLetters } from "../lib/cell-address.ts";
import { foldText, trimText } from "../lib/japanese/text.ts";
import { isExample, isOptionalColumn } from "../model/registry-records.ts";
import type { RawCell, RawSheet } from "../model/raw-workbook.ts";
import { toGrid } from "../forms/annex2/tables/index.ts";
import type { FaultList } from "./fault-list.ts";

/** Ten times a country; a sheet of a million rows is another one, or was filled down by mistake. */
const MOST_ROWS = 20_000;

/** A value of the registry with its address; `text` is trimmed and empty when the cell is blank. */
export interface SourceCell {
  readonly text: string;
  readonly date: RawCell["date"];
  /** e.g. `B12` */
  readonly cell: string;
}

/**
 * Columns are found by heading, in any order; others are left alone. Rows without any known value are skipped, and so is the example that
 * `new` writes, while nobody has overwritten it: in its first two columns stand examples.
 *
 * @param name of the sheet, as faults show it.
 * @returns null when a column is missing or the table is too long; `faults` tell.
 */
export function readHeadedTable<Column extends string>(
  sheet: RawSheet,
  columns: readonly Column[],
  name: string,
  faults: FaultList,
): readonly Readonly<Record<Column, SourceCell>>[] | null {
  const grid = toGrid(sheet);
  const placesIn = (row: number): ReadonlyMap<Column, number> => {
    const cells = grid.row(row);
    return new Map(
      columns.flatMap((column) =>
        cells
          .filter((cell) => foldText(cell.text) === column)
          .slice(0, 1)
          .map((cell) => [column, cell.column]),
      ),
    );
  };
  const headingRow = grid.rows.find((row) => placesIn(row).size >= Math.min(2, columns.length)) ?? 0;
  const places = placesIn(headingRow);
  const missing = columns.filter((column) => !places.has(column) && !isOptionalColumn(name, column));
  for (const column of missing)
    faults.add(name, null, `見出し「${column}」の列がありません。`, "見出しの行に列を追加してください。");
  const filled = grid.rows.filter((row) => row > headingRow);
  if (filled.length > MOST_ROWS)
    faults.add(
      name,
      null,
      `記入された行が${String(filled.length)}行あります（上限は${String(MOST_ROWS)}行）。`,
      "下まで続く不要な行を削除してから、保存し直してください。",
    );
  if (missing.length > 0 || filled.length > MOST_ROWS) return null;
  const records = filled
    .map(
      (row) =>
        Object.fromEntries(columns.map((column) => [column, cellOf(grid.seenAt, row, places.get(column))])) as Record<
          Column,
          SourceCell
        >,
    )
    .filter((record) => columns.some((column) => record[column].text !== ""))
    .filter((record) => !columns.slice(0, 2).every((column) => isExample(record[column].text)));
  for (const record of records)
    for (const column of columns.filter((name) => isExample(record[name].text)))
      faults.add(
        name,
        record[column].cell,
        `${column}に、記入例「${record[column].text}」が残っています。`,
        "実際の内容に書き換えるか、空欄にしてください。",
      );
  return records;
}

function cellOf(
  at: (row: number, column: number) => RawCell | undefined,
  row: number,
  column: number | undefined,
): SourceCell {
  if (column === undefined) return { text: "", date: undefined, cell: `${columnLetters(1)}${String(row)}` };
  return toSourceCell(at(row, column), row, column);
}

/** Row and column are 1-based; a cell that is not there is blank. */
export function toSourceCell(cell: RawCell | undefined, row: number, column: number): SourceCell {
  return { text: trimText(cell?.text ?? ""), date: cell?.date, cell: cellAddress(row, column) };
}
