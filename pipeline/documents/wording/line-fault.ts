/** A fault of one file of the wording, before its place is put into words. */
import type { Fault } from "../../model/pipeline-error.ts";

/** `what` and `fix` are plain Japanese, as in a Fault. */
export interface LineFault {
  /** From 1. */
  readonly line: number;
  readonly what: string;
  readonly fix: string;
}

/** By line; the first that was noted of a line first. */
export function placeFaults(faults: readonly LineFault[], file: string): readonly Fault[] {
  return [...faults]
    .sort((a, b) => a.line - b.line)
    .map(({ line, what, fix }) => ({ where: `${file} ${String(line)}行目`, what, fix }));
}

const SHOWN = 60;

/** What somebody typed, short enough for a message. */
export function shorten(text: string): string {
  const letters = Array.from(text.trim());
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("")}…` : letters.join("");
}
