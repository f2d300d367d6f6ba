/**
 * What marks look like that are put into an institution's own workbook (確認依頼): those who write them and those who must not read them
 * as somebody's words both look here.
 */
import { withoutOwnSheet } from "./own-sheet.ts";
import type { RawWorkbook } from "./raw-workbook.ts";

/** Name of the sheet that lists what is to be confirmed; a number follows where somebody has a sheet of that name. */
export const LIST_SHEET = "確認依頼一覧";

/** Stands in a hidden cell of its first row, so that no sheet of anybody else is taken for it. */
export const LIST_TAG = "annex2-rollup:確認依頼";

/** With what each note begins; a note that was there before stands in front of it. */
export const NOTE_START = "【確認のお願い】";

/** What somebody else wrote in a note: all before ours. */
export function withoutOurNote(text: string): string {
  const start = text.indexOf(NOTE_START);
  return start < 0 ? text : text.slice(0, start);
}

/** The workbook as it was before it was marked: without the list. */
export function withoutList(workbook: RawWorkbook): RawWorkbook {
  return withoutOwnSheet(workbook, { name: LIST_SHEET, tag: LIST_TAG });
}
