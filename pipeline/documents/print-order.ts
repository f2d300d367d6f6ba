/** Which papers of a body are printed, and in which order. */
import type { DrawingTask } from "./draw/drawing-task.ts";
import type { KindName } from "./kinds/index.ts";
import type { LetterName } from "./letters/index.ts";

const PRINTED: readonly (KindName | LetterName)[] = [
  "report",
  "annex-deficiencies",
  "annex-not-applicable",
  "annex-institutions",
  "follow-up",
  "bodyReport",
];

/** For staff, and never handed over with the others: a file of its own, so that nobody has to take it out. */
const APART: readonly KindName[] = ["follow-up"];

/** Whether a paper that is printed gets a file of its own: what is filled into a file of the office looks otherwise. */
export function isPrintedAlone(task: DrawingTask): boolean {
  return !("kind" in task) || APART.includes(task.kind);
}

/** A paper's place among those of its body, from 1; null for what is not printed. */
export function printPlace(task: DrawingTask): number | null {
  if ("papers" in task) return null;
  const place = PRINTED.indexOf("kind" in task ? task.kind : task.letter);
  return place === -1 ? null : place + 1;
}
