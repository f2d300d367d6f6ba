/** What differs between two texts, line by line, below the heading that it stands under: readable in a test's message. */
import { lineChanges } from "../../pipeline/lib/line-changes.ts";

/** More would bury the first, which mostly explains the rest. */
const MOST_LINES = 40;
const LONGEST = 400;
const HEADING = /^\s*(?:===? |\[(?:Heading|Caption|Title)|table of )/u;

export function lineDifference(wanted: readonly string[], found: readonly string[]): string {
  const lines: string[] = [];
  let heading = "";
  for (const { sign, line } of lineChanges(wanted, found)) {
    if (HEADING.test(line) && sign === " ") heading = line;
    if (sign === " ") continue;
    if (heading !== "") lines.push(`  ${shorten(heading)}`);
    heading = "";
    lines.push(`${sign} ${shorten(line)}`);
  }
  const rest = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(rest > 0 ? [`  … and ${String(rest)} lines more`] : [])].join("\n");
}

function shorten(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
