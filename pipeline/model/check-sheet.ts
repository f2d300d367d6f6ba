/** The sheet of a prefilled form that checks what was filled in: those who write it and those who must not read it as a table both look here. */
import { withoutOwnSheet } from "./own-sheet.ts";
import type { RawWorkbook } from "./raw-workbook.ts";

/** Name of the sheet that checks what was filled in; a number follows where the office's form has one of that name. */
export const CHECK_SHEET = "記入確認";

/** Stands in a hidden cell of its first row, so that no sheet of anybody else is taken for it. */
export const CHECK_TAG = "annex2-rollup:記入確認";

/** The workbook without the sheet that only says of others what stands there. */
export function withoutCheckSheet(workbook: RawWorkbook): RawWorkbook {
  return withoutOwnSheet(workbook, { name: CHECK_SHEET, tag: CHECK_TAG });
}
