/** Texts as long as Excel itself holds them, whatever a file says: the same for every format and reader. */
import { cutText } from "../../lib/cut-text.ts";
import { MOST_CELL_LETTERS, MOST_SHEET_NAME_LETTERS } from "../../model/limits.ts";
import type { CutCell, RawSheet } from "../../model/raw-workbook.ts";

/** Cuts what is longer; the sheet says which cells were. */
export function boundTexts(sheet: RawSheet): RawSheet {
  const cutCells: CutCell[] = [];
  for (const { row, column, text } of sheet.cells)
    if (text.length > MOST_CELL_LETTERS) cutCells.push({ row, column, letters: text.length });
  const name = cutText(sheet.name, MOST_SHEET_NAME_LETTERS);
  if (cutCells.length === 0) return name === sheet.name ? sheet : { ...sheet, name };
  const cells = sheet.cells.map((cell) => ({ ...cell, text: cutText(cell.text, MOST_CELL_LETTERS) }));
  return { ...sheet, name, cells, cutCells };
}
