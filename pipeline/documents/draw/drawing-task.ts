/** What goes to a process that draws. */
import type { WordedTask } from "../kinds/index.ts";
import type { LetterName } from "../letters/index.ts";
import type { WordingContext } from "../wording/vocabulary.ts";

/** Letters of one kind for one Word file: one, or many that are printed together. */
interface LetterTask {
  readonly letter: LetterName;
  readonly all: readonly WordingContext[];
}

/** Documents of one body that are printed together, in their order. */
interface JoinedTask {
  readonly papers: readonly WordedTask[];
}

/** One Word file to be made. */
export type DrawingTask = WordedTask | JoinedTask | LetterTask;

/** The office's own files, as bytes: each process takes what it needs out of them once. */
export interface Looks {
  /** templates/styles.docx */
  readonly styles: Uint8Array;
  /** templates/letters/*.docx */
  readonly letters: ReadonlyMap<LetterName, Uint8Array>;
}
