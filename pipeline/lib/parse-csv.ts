/** CSV back into rows: what `csv.ts` has written, or Excel after it. */
import { withoutGuard } from "./csv.ts";

/**
 * Cells of each line; a cell that begins like a formula without the `'` that made it safe. Empty lines are left out. Rows are made as they
 * are asked for: a country's answers are 160,000 of them.
 */
export function* parseCsv(text: string): Generator<readonly string[], void> {
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  // Each is looked for only once it has been passed: to the end of the text it may be far.
  let [quote, lineEnd] = [text.indexOf('"', at), text.indexOf("\n", at)];
  while (at <= text.length) {
    if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
    if (lineEnd >= 0 && lineEnd < at) lineEnd = text.indexOf("\n", at);
    const end = text[lineEnd - 1] === "\r" && lineEnd > at ? lineEnd - 1 : lineEnd;
    const line = lineEnd < 0 || (quote >= 0 && quote < lineEnd) ? null : text.slice(at, end);
    const { row, next } =
      line === null || line.includes("\r") ? carefulRow(text, at) : { row: plainRow(line), next: lineEnd + 1 };
    if (row.length > 1 || row[0] !== "") yield row;
    at = next;
  }
}

/** A line without quotes, as nearly all are. */
function plainRow(line: string): readonly string[] {
  const cells = line.split(",");
  return line.includes("'") ? cells.map(withoutGuard) : cells;
}

function carefulRow(text: string, from: number): { readonly row: readonly string[]; readonly next: number } {
  const row: string[] = [];
  for (let at = from; ;) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at + 1) : plainCell(text, at);
    row.push(withoutGuard(cell));
    at = end + 1;
    if (text[end] !== ",") return { row, next: text[end] === "\r" && text[at] === "\n" ? at + 1 : at };
  }
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
