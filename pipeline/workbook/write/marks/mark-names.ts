/** Hidden names by which our marks are known again, in whatever program the workbook was saved since. */

/** Refers to the first cell of the list. */
export const LIST_NAME = "_annex2_list";
/** Of a mark's cell: light on the screen, a light grey in print, and nobody's usual yellow. */
export const MARK_COLOUR = "FFFFD59B";

/** Refers to a cell that is marked. @param number of its line in the list */
export function markedName(number: number): string {
  return `_annex2_marked_${String(number)}`;
}

/** Refers to the cell of the list whose fill is the one that it had. */
export function fillName(number: number): string {
  return `_annex2_fill_${String(number)}`;
}

/** Whether a name is one of ours. */
export function isMarkName(name: string): boolean {
  return name === LIST_NAME || /^_annex2_(?:marked|fill)_\d+$/u.test(name);
}

/** The number of the mark whose cell a name refers to; null for other names. */
export function markNumber(name: string): number | null {
  const number = /^_annex2_marked_(\d{1,6})$/u.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}
