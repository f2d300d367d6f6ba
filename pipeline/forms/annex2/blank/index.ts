/** RawWorkbook of the blank form → where in it things are filled in. Found by the same headings and labels by which a filled one is read. */
import { cellAddress } from "../../../lib/cell-address.ts";
import type { FormField, FormHeading, FormLayout, FormPlace } from "../../../model/form-layout.ts";
import type { Measure } from "../../../model/measure.ts";
import type { RawCell, RawWorkbook } from "../../../model/raw-workbook.ts";
import { foldLabel, isKnownLabel } from "../answers/header-labels.ts";
import { findFormTables, readFormRows, toGrid, type FormTable, type Grid } from "../tables/index.ts";

/** null when a measure has no row to be answered in. @param measures of the catalog that was read from this very form */
export function readFormLayout(workbook: RawWorkbook, measures: readonly Measure[]): FormLayout | null {
  const tables = workbook.sheets
    .filter(({ name, hidden }) => !hidden && !EXAMPLE.test(name))
    .flatMap((sheet) => findFormTables(toGrid(sheet)));
  const places = placesIn(tables);
  const found = measures.flatMap(({ number }) => places.get(number) ?? []);
  const first = tables.find(({ grid }) => grid.sheet.name === found[0]?.sheet);
  if (first === undefined || found.length < measures.length) return null;
  const fields = fieldsOver(first);
  const used = new Set(found.map(({ sheet }) => sheet));
  return {
    measures: found,
    headings: tables.filter(({ grid }) => used.has(grid.sheet.name)).map(headingOf),
    fields,
    freePair: freePair(first, fields),
    freeCell: freeCell(first),
  };
}

const EXAMPLE = /記入例|記載例|作成例|見本|サンプル/u;

/** The first row of each measure. */
function placesIn(tables: readonly FormTable[]): ReadonlyMap<number, FormPlace> {
  const places = new Map<number, FormPlace>();
  for (const table of tables) {
    const { grid, columns, answerColumns } = table;
    const beside = columnBeside(grid);
    const column = answerColumns[0]?.first ?? 1;
    for (const { number, text, row } of readFormRows(table)) {
      if (number === null || text === "" || places.has(number)) continue;
      const remark = columns.remark === undefined ? null : cellAddress(row, columns.remark.first);
      const sheet = grid.sheet.name;
      places.set(number, { measure: number, sheet, row, answer: cellAddress(row, column), remark, beside });
    }
  }
  return places;
}

function headingOf({ grid, headingRow, top }: FormTable): FormHeading {
  return {
    sheet: grid.sheet.name,
    top: headingRow,
    bottom: top - 1,
    beside: columnBeside(grid),
    end: grid.rows.at(-1) ?? 1,
  };
}

function columnBeside({ sheet }: Grid): number {
  const cells = sheet.cells.reduce((last, { column }) => Math.max(last, column), 0);
  return sheet.merges.reduce((last, { right }) => Math.max(last, right), cells) + 1;
}

/** The value stands right of its label. */
function fieldsOver({ grid, headingRow }: FormTable): readonly FormField[] {
  return labelsOver(grid, headingRow).map((cell) => ({
    label: foldLabel(cell.text),
    sheet: grid.sheet.name,
    labelCell: cellAddress(cell.row, cell.column),
    cell: cellAddress(cell.row, valueColumn(grid, cell)),
  }));
}

function labelsOver(grid: Grid, headingRow: number): readonly RawCell[] {
  return grid.sheet.cells.filter(
    (cell) =>
      cell.row < headingRow &&
      isKnownLabel(foldLabel(cell.text)) &&
      grid.seenAt(cell.row, valueColumn(grid, cell)) === undefined,
  );
}

function valueColumn(grid: Grid, { row, column }: RawCell): number {
  return (grid.mergeAt(row, column)?.right ?? column) + 1;
}

/** Below the last label of a column of labels, beside a label of another one. */
function freePair({ grid, headingRow }: FormTable, fields: readonly FormField[]): FormLayout["freePair"] {
  const labels = labelsOver(grid, headingRow);
  for (const label of [...labels].reverse()) {
    const [row, value] = [label.row + 1, valueColumn(grid, label)];
    const isBeside = labels.some((other) => other.row === row && other.column !== label.column);
    const isFree = [label.column, value].every(
      (column) => grid.seenAt(row, column) === undefined && grid.mergeAt(row, column) === undefined,
    );
    if (isBeside && isFree && fields.length > 0)
      return { sheet: grid.sheet.name, label: cellAddress(row, label.column), value: cellAddress(row, value) };
  }
  return null;
}

/** In the second line or further down, below something that ends there too. */
function freeCell({ grid, headingRow }: FormTable): FormLayout["freeCell"] {
  const column = columnBeside(grid) - 1;
  for (const row of grid.rows) {
    if (row + 1 >= headingRow) break;
    const isFree = [column, column - 1].every(
      (each) => grid.seenAt(row + 1, each) === undefined && grid.mergeAt(row + 1, each) === undefined,
    );
    if (grid.at(row, column) !== undefined && isFree && grid.row(row + 1).length === 1)
      return { sheet: grid.sheet.name, cell: cellAddress(row + 1, column), like: cellAddress(row, column) };
  }
  return null;
}
