/** What a run read, decided and wrote: outputs/run.json. */
import type { Fault } from "./pipeline-error.ts";
import type { Severity } from "./finding.ts";
import type { FileRecord, FileStatus } from "./inspection.ts";
import type { Cycle, Institution } from "./registry.ts";
import type { SubmissionStatus } from "./rollup.ts";

/** A file with the digest of its content, so that a later reader can tell whether it is still the same. */
export interface FileDigest {
  readonly path: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** A document that a person had edited, and where it is now; paths below the outputs folder. */
export interface SetAside {
  readonly path: string;
  readonly movedTo: string;
}

/** An institution where something that two letters or more have asked about is still open. */
export interface AskedAgain extends Pick<Institution, "code" | "name"> {
  /** Places still open of those that the last letter asked about. */
  readonly open: number;
  /** How many letters have asked about the one that is open for the longest time. */
  readonly timesAsked: number;
}

/** Everything but `times`, and the digests in `prints`, follows from the inputs, the templates, the program and the as-of date. */
export interface RunRecord {
  readonly program: { readonly name: string; readonly version: string };
  readonly times: {
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly milliseconds: Readonly<Record<string, number>>;
  };
  readonly asOf: string;
  readonly cycle: Cycle;
  readonly measures: { readonly inspected: number; readonly reported: number };
  readonly sources: readonly FileDigest[];
  /** The cycle before, with which this one is compared, and its files as they lie in its outputs folder; absent where there is none. */
  readonly previous?: { readonly cycle: string; readonly sources: readonly FileDigest[] };
  readonly sums: {
    readonly files: Readonly<Record<FileStatus | "total", number>>;
    readonly institutions: SubmissionStatus;
    readonly answers: { readonly total: number; readonly measures: number; readonly submissions: number };
  };
  readonly findings: Readonly<Record<Severity, number>>;
  /** Files that a person must look at. */
  readonly rejected: readonly Pick<FileRecord, "path" | "code" | "message">[];
  readonly reports: readonly (FileDigest & { readonly code: string; readonly name: string })[];
  /** Letters to institutions, one by one and together, with the texts of mails and the lists of addresses. Absent in records of earlier programs. */
  readonly letters?: readonly FileDigest[];
  /** Workbooks that go back to institutions, with marks. Absent in records of earlier programs. */
  readonly returned?: readonly FileDigest[];
  /** PDF files, and the program that made them, with its version; absent where none were wanted. */
  readonly prints?: { readonly by: string; readonly files: readonly FileDigest[] };
  readonly data: readonly FileDigest[];
  /** 状況.html: where the cycle stands, for the browser. Absent in records of earlier programs. */
  readonly page?: FileDigest;
  /** Outputs that could not be written. */
  readonly unwritten: readonly Fault[];
  /** Nothing had changed since the run before, so that nothing was done. */
  readonly repeated: boolean;
  readonly exitCode: 0 | 3;
  /** Files that count although something in them does not fit the institution (institution-mismatch). Absent in records of earlier programs. */
  readonly doubtful?: readonly Pick<FileRecord, "path" | "message">[];
  /** Whom to follow up first: the most often asked first, then as in the registry; absent where there is nobody. */
  readonly askedAgain?: readonly AskedAgain[];
  /** From how many institutions nothing has come by their deadline, which a decision may have extended: they get a reminder. Absent in records of earlier programs. */
  readonly overdueInstitutions?: number;
  /** How many supervising bodies the registry says no number, title or name of for the cover of their report; absent where there are none. */
  readonly blankCovers?: number;
  /** How many decisions count; absent where there is no decisions.xlsx. */
  readonly appliedDecisions?: number;
  /** What decisions that count for nothing are told; absent where there are none. */
  readonly unmatchedDecisions?: readonly string[];
  /** What people had edited, moved away before anything was written in its place; absent where there is nothing. */
  readonly setAside?: readonly SetAside[];
  /** The cycle before, whose outputs this run has moved to `path` below the outputs folder; absent where there was none. */
  readonly archived?: { readonly cycle: string; readonly path: string };
}

/** The same run with more that could not be written: a person must look. */
export function withUnwritten(record: RunRecord, faults: readonly (Fault | null)[]): RunRecord {
  const more = faults.filter((fault) => fault !== null);
  return more.length === 0 ? record : { ...record, unwritten: [...record.unwritten, ...more], exitCode: 3 };
}
