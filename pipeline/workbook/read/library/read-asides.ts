/** Notes, and formulas in which a person sees nothing, from SheetJS's cells. Shapes it does not read: those of .xls, .xlsb and .ods are not known. */
import type { CellObject, WorkSheet } from "@e965/xlsx";
import { withoutOurNote } from "../../../model/marks.ts";
import type { RawAside } from "../../../model/raw-workbook.ts";
import { asideText, MOST_ASIDES } from "../asides.ts";
import { holdsFormula, readLibraryCell } from "./read-cell.ts";

/** At most some thousands; in no order. */
export function readLibraryAsides(sheet: WorkSheet): readonly RawAside[] {
  const asides: RawAside[] = [];
  const rows = (sheet["!data"] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  rows.forEach((row, rowIndex) => {
    row?.forEach((cell, columnIndex) => {
      if (cell === undefined || asides.length >= MOST_ASIDES) return;
      const at = { row: rowIndex + 1, column: columnIndex + 1 };
      const note = asideText(withoutOurNote((cell.c ?? []).map(({ t }) => t).join("\n")));
      if (note !== "") asides.push({ ...at, kind: "note", text: note });
      if (holdsFormula(cell) && readLibraryCell(cell, at.row, at.column, false) === null)
        asides.push({ ...at, kind: "formula", text: "" });
    });
  });
  return asides;
}
