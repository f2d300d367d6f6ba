/** RawWorkbooks from rows of values, for stages that need no file. */
import type { RawCell, RawMerge, RawSheet, RawWorkbook } from "../../pipeline/model/raw-workbook.ts";
import type { Rows } from "./annex2.ts";

export interface SheetOptions {
  readonly hidden?: boolean;
  readonly merges?: readonly RawMerge[];
  readonly hiddenColumns?: readonly number[];
  readonly hiddenRows?: readonly number[];
}

export function rawSheet(
  name: string,
  rows: Rows,
  { hidden = false, merges = [], hiddenColumns = [], hiddenRows = [] }: SheetOptions = {},
): RawSheet {
  const cells = rows.flatMap((row, rowIndex) =>
    row.flatMap((value, columnIndex): RawCell[] => {
      if (value === null || value === "") return [];
      const at = { row: rowIndex + 1, column: columnIndex + 1 };
      if (!(value instanceof Date)) return [{ ...at, text: String(value) }];
      const iso = value.toISOString().slice(0, 10);
      return [{ ...at, text: iso, date: { iso, precision: "day" } }];
    }),
  );
  return { name, hidden, cells, merges, hiddenColumns, hiddenRows };
}

export function rawWorkbook(sheets: readonly RawSheet[], modifiedAt: string | null = null): RawWorkbook {
  return { sheets, modifiedAt, hasMacros: false };
}
