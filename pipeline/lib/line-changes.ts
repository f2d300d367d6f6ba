/** What differs between two texts, line by line. */

/** A line of both texts, or one that only the first (`-`) or only the second (`+`) has. */
export interface LineChange {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

/** Lines further apart than this are not looked for when texts are put side by side again. */
const REACH = 400;

/** Goes through both at once; where they part, the nearest line that both have is where they meet again. */
export function* lineChanges(before: readonly string[], after: readonly string[]): Generator<LineChange> {
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const line = before[left];
    if (line !== undefined && line === after[right]) {
      yield { sign: " ", line };
      left += 1;
      right += 1;
      continue;
    }
    const [skipLeft, skipRight] = nextMeeting(before, after, left, right);
    for (const gone of before.slice(left, left + skipLeft)) yield { sign: "-", line: gone };
    for (const come of after.slice(right, right + skipRight)) yield { sign: "+", line: come };
    left += skipLeft;
    right += skipRight;
  }
}

function nextMeeting(
  before: readonly string[],
  after: readonly string[],
  left: number,
  right: number,
): readonly [number, number] {
  for (let distance = 1; distance <= REACH; distance += 1) {
    for (let skip = 0; skip <= distance; skip += 1) {
      const line = before[left + skip];
      if (line !== undefined && line === after[right + distance - skip]) return [skip, distance - skip];
    }
  }
  return [before.length - left, after.length - right];
}
