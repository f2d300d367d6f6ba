/** What a body's working paper is about, as plain data: whom to ask first, and what is wrong in whose workbook. */
import type { FollowUpReason } from "../../../model/follow-up.ts";
import type { Severity } from "../../../model/finding.ts";

/** An institution in the ranked list. */
export interface RankedInstitution {
  readonly code: string;
  readonly name: string;
  /** The body that collects from it, and asks it; empty where that is the body itself. */
  readonly collector: string;
  readonly reasons: readonly { readonly reason: FollowUpReason; readonly count: number }[];
  /** Titles of what is wrong with its files; empty unless nothing of them could be used. */
  readonly unusable: readonly string[];
  readonly department: string;
  readonly contact: string;
}

/** An institution of which something has come that waits to be read (受領・読取待ち): whoever collects from it gets that read. */
export interface WaitingInstitution extends Pick<RankedInstitution, "code" | "name" | "collector"> {
  readonly files: readonly string[];
}

/** One fault of a workbook, with every place where it is. */
export interface FaultLine {
  /** What is wrong, and in which file: what its places have in common. */
  readonly code: string;
  readonly file: string;
  readonly severity: Severity;
  readonly count: number;
  readonly text: string;
  /** All of them; empty where it is about a file as a whole. */
  readonly places: string;
}

/** The faults of one institution, or of one file that is nobody's. */
export interface FaultsOfOne {
  /** Of the institution; empty for a file that is nobody's. */
  readonly code: string;
  readonly heading: string;
  /** Of whom a row speaks that begins a page, where the heading does not stand above it. */
  readonly name: string;
  readonly lines: readonly FaultLine[];
}

/** Institutions that another body collects from, and what it has to ask them: where, says its own working paper. */
export interface FaultsBelow {
  readonly code: string;
  readonly name: string;
  readonly counts: SeverityCounts;
  /** Institutions with anything to ask, most errors first. */
  readonly institutions: readonly { readonly code: string; readonly name: string; readonly counts: SeverityCounts }[];
}

/** Findings by severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** One body's working paper. */
export interface WorkingPaper {
  readonly body: { readonly code: string; readonly name: string };
  /** 点検名 */
  readonly cycle: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly deadline: string;
  readonly institutions: number;
  /** The most urgent first. */
  readonly ranked: readonly RankedInstitution[];
  /** Institutions that must correct something and are not ranked: a letter will do. */
  readonly byLetter: number;
  /** Letters to some of them are written by others, who collect from them. */
  readonly othersWrite: boolean;
  /** By institution code. */
  readonly waiting: readonly WaitingInstitution[];
  /** Of the institutions that the body collects from itself, then of files that are nobody's. */
  readonly own: readonly FaultsOfOne[];
  /** Of all others. */
  readonly below: readonly FaultsBelow[];
  /** 前回機関コード of the registry that last cycle's data do not know: whose answers then are missing in comparisons. */
  readonly unknownFormerCodes: readonly { readonly code: string; readonly name: string; readonly former: string }[];
  /** In the body's folder, and nobody's: so many as are listed. No count has them. */
  readonly folderFiles: readonly { readonly file: string; readonly title: string; readonly advice: string }[];
  /** There are more of them than can be listed. */
  readonly moreFolderFiles: boolean;
  /** Findings by severity; those for information are counted and not listed. */
  readonly findings: SeverityCounts;
}
