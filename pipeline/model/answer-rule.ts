/** The words of an answer's `rule` that tell its date: written where a date is read, and read again where figures are traced. */
import type { PlannedDate } from "./submission.ts";

const PASSED = " passed:";

/** Which words gave the date of a △, or a month that is over; nothing where none did. */
export function dateRule({ on, words, passed }: PlannedDate): string {
  if (passed !== undefined) return `${PASSED}${words}`;
  return on === null ? "" : ` date:${words}`;
}

/** Of an answer, by how it was read: its time is over, and nobody knows whether as a plan or as something done. */
export function statesPassed(rule: string): boolean {
  return rule.includes(PASSED);
}
