/** Sheets that we put into an institution's workbook are nobody's words: whoever reads the book leaves them out. */
import type { RawWorkbook } from "./raw-workbook.ts";

/** How a sheet of ours is known again, whatever program has saved it since. */
export interface OwnSheet {
  /** With which its name begins: a number follows where somebody has a sheet of that name. */
  readonly name: string;
  /** Stands in a hidden cell of its first row, so that no sheet of anybody else is taken for it. */
  readonly tag: string;
}

/** The workbook without the sheet, if it has it. */
export function withoutOwnSheet(workbook: RawWorkbook, { name, tag }: OwnSheet): RawWorkbook {
  const sheets = workbook.sheets.filter(
    (sheet) => !(sheet.name.startsWith(name) && sheet.cells.some(({ row, text }) => row === 1 && text === tag)),
  );
  return sheets.length === workbook.sheets.length ? workbook : { ...workbook, sheets };
}
