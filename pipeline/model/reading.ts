/** What one file says by itself: the part of an inspection that depends on nothing but its bytes, the form and the passwords. */
import type { Refusal } from "./refusal.ts";
import type { Submission } from "./submission.ts";

/** A file in which an annex-2 table was found. */
export interface SubmissionReading {
  readonly outcome: "submission";
  readonly submission: Submission;
  /** It took a password of the registry: the same bytes may read differently for another institution. */
  readonly unlocked: boolean;
}

/** A file that cannot be used. */
export interface RefusedReading extends Refusal {
  readonly outcome: "refused";
}

export type Reading = SubmissionReading | RefusedReading;
