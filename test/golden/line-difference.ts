/** What differs between two texts, line by line, below the heading that it stands under: readable in a test's message. */

/** More would bury the first, which mostly explains the rest. */
const MOST_LINES = 40;
/** Lines further apart than this are not looked for when texts are put side by side again. */
const REACH = 400;
const LONGEST = 400;
const HEADING = /^\s*(?:===? |\[(?:Heading|Caption|Title)|table of )/u;

export function lineDifference(wanted: readonly string[], found: readonly string[]): string {
  const lines: string[] = [];
  let heading = "";
  for (const { sign, line } of changesOf(wanted, found)) {
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

interface Change {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

/** Goes through both at once; where they part, the nearest line that both have is where they meet again. */
function* changesOf(wanted: readonly string[], found: readonly string[]): Generator<Change> {
  let [left, right] = [0, 0];
  while (left < wanted.length || right < found.length) {
    const line = wanted[left];
    if (line !== undefined && line === found[right]) {
      yield { sign: " ", line };
      left += 1;
      right += 1;
      continue;
    }
    const [skipLeft, skipRight] = nextMeeting(wanted, found, left, right);
    for (const gone of wanted.slice(left, left + skipLeft)) yield { sign: "-", line: gone };
    for (const come of found.slice(right, right + skipRight)) yield { sign: "+", line: come };
    left += skipLeft;
    right += skipRight;
  }
}

function nextMeeting(
  wanted: readonly string[],
  found: readonly string[],
  left: number,
  right: number,
): readonly [number, number] {
  for (let distance = 1; distance <= REACH; distance += 1) {
    for (let skip = 0; skip <= distance; skip += 1) {
      const line = wanted[left + skip];
      if (line !== undefined && line === found[right + distance - skip]) return [skip, distance - skip];
    }
  }
  return [wanted.length - left, found.length - right];
}
