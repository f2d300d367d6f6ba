/** Which papers of a body are printed, and in which order. */
import type { DrawingTask } from "./draw/drawing-task.ts";
import type { KindName } from "./kinds/index.ts";
import type { LetterName } from "./letters/index.ts";

/** What is for staff comes last of all that is printed together: it is easily left out. */
const PRINTED: readonly (KindName | LetterName)[] = [
  "report",
  "annex-deficiencies",
  "annex-not-applicable",
  "annex-institutions",
  "follow-up",
  "bodyReport",
];

/** A paper's place among those of its body, from 1; null for what is not printed. */
export function printPlace(task: DrawingTask): number | null {
  if ("papers" in task) return null;
  const place = PRINTED.indexOf("kind" in task ? task.kind : task.letter);
  return place === -1 ? null : place + 1;
}
