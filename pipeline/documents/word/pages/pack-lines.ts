/** Items of a list, several a line, no line longer than it may be: a date within an item is not broken then, as LibreOffice would do anywhere. */
import { countLines, type LineBreaking } from "./line-count.ts";

/** Joined by `separator`, by a line break where the next one does not fit. An item that is longer than a line has its own. @param width of a line, in the unit of `em` */
export function packLines(items: readonly string[], separator: string, width: number, style: LineBreaking): string {
  const lines: string[] = [];
  for (const [index, item] of items.entries()) {
    const piece = index < items.length - 1 ? item + separator : item;
    const joined = (lines.at(-1) ?? "") + piece;
    if (lines.length > 0 && countLines(joined, width, style) === 1) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  return lines.join("\n");
}
