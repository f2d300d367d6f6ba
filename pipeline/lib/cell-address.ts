/** A1 notation. */

/** Column letters for a 1-based column: 1 → `A`, 28 → `AB`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A1 address for a 1-based row and column: (12, 5) → `E12`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${String(row)}`;
}

/** Where a cell stands on its sheet. */
export interface Address {
  /** 1-based. */
  readonly row: number;
  /** 1-based. */
  readonly column: number;
}

/** What Excel itself can hold. */
export const LAST_ROW = 1_048_576;
/** What Excel itself can hold. */
export const LAST_COLUMN = 16_384;

/** `F12`, also `f12` and `$F$12`; null for what is on no sheet. */
export function readAddress(text: string): Address | null {
  const [, letters = "", digits = ""] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/u.exec(text.trim()) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return column === 0 || column > LAST_COLUMN || row === 0 || row > LAST_ROW ? null : { row, column };
}
