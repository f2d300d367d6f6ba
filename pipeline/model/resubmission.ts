/** What changed between the submissions of one institution in a cycle. */
import type { AnswerKind } from "./answer-kind.ts";
import type { FindingCode, Severity } from "./finding.ts";

/** A finding as it is found again in another file: the same when code, measure and kind of place agree. */
export interface TracedFinding {
  readonly code: FindingCode;
  readonly measure: number | null;
  /** A cell moves from file to file; whether it is one, or the file as a whole, does not. */
  readonly about: "cell" | "file";
  readonly severity: Severity;
}

/** What is kept of a submission that another one has superseded: enough to tell what has changed since. */
export interface SubmissionTrace {
  readonly file: string;
  /** Each once. What is for information only asks nothing of anybody and is left out. */
  readonly findings: readonly TracedFinding[];
  /** By measure. */
  readonly answers: ReadonlyMap<number, AnswerKind>;
}

/** fixed: the submission before had it, this one has not; open: both have it; new: only this one. */
export type Change = "fixed" | "open" | "new";

/** What became of a finding. */
export interface FindingChange extends TracedFinding {
  readonly change: Change;
  /** In how many submissions in a row, up to the one before, it was found: so often it has been asked about. The higher, the more urgent. */
  readonly asked: number;
}

/** An answer that is not what it was. */
export interface AnswerChange {
  readonly measure: number;
  readonly before: AnswerKind;
  readonly now: AnswerKind;
}

/** The submission that counts beside the one before it. */
export interface Resubmission {
  /** Files of all earlier submissions, in the order of recency. */
  readonly earlier: readonly string[];
  readonly file: string;
  /** By measure; those about the file first. */
  readonly findings: readonly FindingChange[];
  /** By measure. */
  readonly answers: readonly AnswerChange[];
  /** Of error-level findings, for a letter: `asked` were found before, of which `fixed` are gone and `open` are not; `new` came up since. */
  readonly asked: Readonly<Record<Change | "asked", number>>;
}
