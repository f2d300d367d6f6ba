/** Which papers of a body are printed, and in which order. What is for staff is none of them. */
import type { DrawingTask } from "./draw/drawing-task.ts";
import type { KindName } from "./kinds/index.ts";
import type { LetterName } from "./letters/index.ts";

const PRINTED: readonly (KindName | LetterName)[] = [
  "report",
  "annex-deficiencies",
  "annex-not-applicable",
  "annex-institutions",
  "bodyReport",
];

/** A paper's place among those of its body, from 1; null for what is not printed with them. */
export function printPlace(task: DrawingTask): number | null {
  const place = PRINTED.indexOf("kind" in task ? task.kind : task.letter);
  return place === -1 ? null : place + 1;
}
