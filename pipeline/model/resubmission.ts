/** What changed between the submissions of one institution in a cycle, and how often it has been asked to correct what is still wrong. */
import { ASKED_TOO_OFTEN } from "./follow-up.ts";
import type { AnswerKind } from "./answer-kind.ts";
import type { FindingCode, Severity } from "./finding.ts";

/** A finding as it is found again in another file: the same when code, measure and kind of place agree. */
export interface TracedFinding {
  readonly code: FindingCode;
  readonly measure: number | null;
  /** A cell moves from file to file; whether it is one, or the file as a whole, does not. */
  readonly about: "cell" | "file";
  readonly severity: Severity;
  /** How many findings are this one: each is a place (か所) of its own in a letter. */
  readonly places: number;
}

/** What is kept of a submission once another counts: enough to tell what has changed since. */
export interface SubmissionTrace {
  readonly file: string;
  /** `YYYY-MM-DD`; null when no day could be read. */
  readonly inspectedOn: string | null;
  /** Each once. What is for information only asks nothing of anybody and is left out. */
  readonly findings: readonly TracedFinding[];
  /** A letter of {@link ANSWER_LETTERS} for each measure, from the first; `.` for one that was not inspected: of a country, thousands are kept. */
  readonly answers: string;
}

/** How answers are kept. */
export const ANSWER_LETTERS = {
  implemented: "i",
  planned: "p",
  not_applicable: "n",
  missing: "m",
  invalid: "x",
} as const satisfies Readonly<Record<AnswerKind, string>>;

/** A submission that counted when a run ended: what it had of error level, the institution was asked to mend in a letter. */
export interface CountedSubmission extends SubmissionTrace {
  /** Of its bytes, whatever they are called: the same bytes are the same submission. */
  readonly sha256: string;
  /**
   * Digests of the institution's other submissions that lay in the inputs when this one first came to count, in order: they had been sent, so
   * that none of them answers to what was asked about this one. Absent where there were none.
   */
  readonly beside?: readonly string[];
}

/** Of each institution by code, what has counted in this cycle, in the order in which it came to count: none of them twice. */
export type SubmissionHistory = ReadonlyMap<string, readonly CountedSubmission[]>;

/** fixed: the submission before had it, this one has not; open: both have it; new: only this one. */
export type Change = "fixed" | "open" | "new";

/** What became of a finding. */
export interface FindingChange extends TracedFinding {
  readonly change: Change;
  /** In how many submissions in a row, up to the one before, it was found. */
  readonly asked: number;
  /** How many letters in a row, up to the last one, have asked to mend it. The higher, the more urgent. */
  readonly timesAsked: number;
}

/** An answer that is not what it was. */
export interface AnswerChange {
  readonly measure: number;
  readonly before: AnswerKind;
  readonly now: AnswerKind;
}

/** Places of error level: `before` there were so many, of which `fixed` are gone and `open` are not; `new` came up since. */
export type PlaceCounts = Readonly<Record<Change | "before", number>>;

/** The submission that counts beside the one before it, whether that was ever asked about or not. */
export interface Resubmission {
  /** Files of all earlier submissions, in the order of recency. */
  readonly earlier: readonly string[];
  readonly file: string;
  /** By measure; those about the file first. */
  readonly findings: readonly FindingChange[];
  /** By measure. */
  readonly answers: readonly AnswerChange[];
  readonly places: PlaceCounts;
}

/** What has become of the places that the last letter asked an institution to mend (`before`), and how urgent it is. */
export interface LastRequest extends PlaceCounts {
  /** How many letters in a row have asked about the place that is open for the longest time; 0 when none is open. */
  readonly timesAsked: number;
}

/** Whether something was asked about twice or more often and is still open. */
export function isAskedRepeatedly(lastRequest: LastRequest | undefined): lastRequest is LastRequest {
  return lastRequest !== undefined && lastRequest.timesAsked >= ASKED_TOO_OFTEN;
}
