/** Addresses as workbooks write them. */

/** Of a cell. */
export interface Address {
  /** 1-based. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
}

/** Of a sheet, in every Excel since 2007. */
export const LAST_ROW = 1_048_576;
/** XFD. */
export const LAST_COLUMN = 16_384;

/** `F12`, also `f12` and `$F$12`; null for what is on no sheet. */
export function readAddress(text: string): Address | null {
  const [, letters = "", digits = ""] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/u.exec(text.trim()) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return column === 0 || column > LAST_COLUMN || row === 0 || row > LAST_ROW ? null : { row, column };
}
