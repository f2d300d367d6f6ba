/** CSV back into rows: what `csv.ts` has written, or Excel after it. */
import { withoutGuard } from "./csv.ts";

/** Cells of each line; a cell that begins like a formula without the `'` that made it safe. Empty lines are left out. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at <= text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at + 1) : plainCell(text, at);
    row.push(withoutGuard(cell));
    at = end + 1;
    if (text[end] === ",") continue;
    if (text[end] === "\r" && text[at] === "\n") at++;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}

interface Cell {
  readonly cell: string;
  /** Where what ends it stands. */
  readonly end: number;
}

function plainCell(text: string, from: number): Cell {
  let end = from;
  while (end < text.length && !",\r\n".includes(text.charAt(end))) end++;
  return { cell: text.slice(from, end), end };
}

/** Two quotes in it are one; what stands behind the last one is none of ours. */
function quotedCell(text: string, from: number): Cell {
  let [cell, at] = ["", from];
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { cell: cell + text.slice(at), end: text.length };
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { cell, end: plainCell(text, quote + 1).end };
    cell += '"';
    at = quote + 2;
  }
}
