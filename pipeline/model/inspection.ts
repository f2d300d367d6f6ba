/** What became of each file and each institution. */
import type { Decision } from "./decision.ts";
import type { Finding, FindingCode } from "./finding.ts";
import type { Refusal } from "./refusal.ts";
import type { Institution } from "./registry.ts";
import type { LastRequest, Resubmission, SubmissionTrace } from "./resubmission.ts";
import type { InstitutionStatus } from "./rollup.ts";
import type { Submission } from "./submission.ts";

/** Every file below inputs/ ends in exactly one of these. */
export const FILE_STATUSES = ["accepted", "superseded", "rejected", "ignored"] as const;
/** One of {@link FILE_STATUSES}. */
export type FileStatus = (typeof FILE_STATUSES)[number];

/** A file that was understood and given to an institution. */
export interface ReadInspection {
  readonly outcome: "read";
  readonly path: string;
  readonly institutionCode: string;
  readonly submission: Submission;
  readonly findings: readonly Finding[];
  /** A person said whose it is. */
  readonly assigned?: Decision;
  /** A person said that of this institution's files it is the one that counts. */
  readonly adopted?: Decision;
  /** What is kept of a submission that is held no longer, as another one is later; absent where it is held. */
  readonly trace?: SubmissionTrace;
  /** Answers that a person has decided, with what that has changed. */
  readonly decided?: readonly DecidedAnswer[];
}

/** A decision about an answer that was found, and what it has changed: a sentence in plain Japanese. */
export interface DecidedAnswer {
  readonly decision: Decision;
  readonly effect: string;
}

/** A file that could not be used; `institutionCode` is the one its name suggests, or empty. */
export interface RejectedInspection extends Refusal {
  readonly outcome: "rejected";
  readonly path: string;
  readonly institutionCode: string;
  /** Of a workbook that could be read: whose it may be, the likeliest first; absent when nobody comes near. */
  readonly candidates?: readonly Institution[];
  /** A person said whose it is. */
  readonly assigned?: Decision;
}

/** What became of one file that is no `ignored` one. */
export type Inspection = ReadInspection | RejectedInspection;

/** One line of data/files.csv. */
export interface FileRecord {
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly status: FileStatus;
  readonly institutionCode: string;
  /** Why the file was not accepted; empty for accepted ones. */
  readonly code: FindingCode | "";
  readonly message: string;
}

/** What the cycle has of one institution. */
export interface InstitutionResult {
  readonly institution: Institution;
  readonly status: InstitutionStatus;
  /** The submission that counts; null when none could be read. */
  readonly submission: Submission | null;
  /** About the submission that counts and about every other file of the institution. */
  readonly findings: readonly Finding[];
  /** What changed since the submission before; absent where there was none. */
  readonly resubmission?: Resubmission;
  /** What became of what the last letter asked for; absent where no letter was about the submission that counted before. */
  readonly lastRequest?: LastRequest;
  /** Paths of files from it that a person has left out (提出から除外); absent where there are none. */
  readonly leftOut?: readonly string[];
  readonly files: { readonly accepted: number; readonly superseded: number; readonly rejected: number };
}
