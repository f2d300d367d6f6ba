/** What a string of a workbook shows, from its letters in XML. */
import { shownText } from "../raw-cell.ts";

/** With the escapes resolved that spreadsheets use for characters that XML does not allow (`_x000D_`); null when nothing is seen. */
export function shownString(text: string): string | null {
  return shownText(resolveEscapes(text));
}

/** ISO/IEC 29500-1, 22.9.2.19: a small x, digits in either case. */
export function resolveEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
