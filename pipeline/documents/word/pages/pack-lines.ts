/** Items of a list, several a line, of which none is parted within its beginning: a date there, LibreOffice would break anywhere. */
import { countLines, type LineBreaking } from "./line-count.ts";

/** Of an item, what must stay on one line: all before what is said in brackets. */
const BEGINNING = /^[^（]*/u;

/**
 * Joined by `separator`; a new line begins where the beginning of the next item does not fit.
 *
 * @param width of a line, in the unit of `em`
 * @param beginningOf what of an item must stay on one line
 */
export function packLines(
  items: readonly string[],
  separator: string,
  width: number,
  style: LineBreaking,
  beginningOf = (item: string): string => BEGINNING.exec(item)?.[0] ?? "",
): string {
  const lines: string[] = [];
  for (const item of items) {
    const joined = `${lines.at(-1) ?? ""}${separator}`;
    const beginning = beginningOf(item);
    const fits = lines.length > 0 && countLines(joined + beginning, width, style) === countLines(joined, width, style);
    if (fits) lines[lines.length - 1] = joined + item;
    else lines.push(item);
  }
  return lines.join("\n");
}
