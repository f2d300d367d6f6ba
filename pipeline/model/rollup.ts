/** What one supervising body must know: everything its report prints, as plain data. */
import type { DecisionOutcome } from "./decision.ts";
import type { CycleScope } from "./cycle-scope.ts";
import type { FollowUp } from "./follow-up.ts";
import type { Finding } from "./finding.ts";
import type { Measure } from "./measure.ts";
import type { LastRequest } from "./resubmission.ts";
import type { Cycle, Institution, SupervisingBody } from "./registry.ts";
import type { AnswerKind } from "./answer-kind.ts";

/** accepted: no error-level finding; needs_correction: at least one; rejected: something came, but nothing could be read. */
export const INSTITUTION_STATUSES = ["accepted", "needs_correction", "not_received", "rejected"] as const;
/** One of {@link INSTITUTION_STATUSES}. */
export type InstitutionStatus = (typeof INSTITUTION_STATUSES)[number];

/** How many institutions are in each state; the four add up to `institutions`. */
export type SubmissionStatus = Readonly<Record<InstitutionStatus | "institutions", number>>;

/** Institutions of which a result could be read, be it one to correct. */
export function submittedIn({ accepted, needs_correction }: SubmissionStatus): number {
  return accepted + needs_correction;
}

/** How many answers are of each kind. */
export type AnswerTotals = Readonly<Record<AnswerKind, number>>;

/** How institutions answered one measure, as it counts: what an aggregator does for its users is －. */
export interface MeasureTotals extends AnswerTotals {
  readonly number: number;
}

/** A deficiency (未実施事項): a reported measure that the institution has planned but not put in place. */
export interface Deficiency {
  readonly institution: Institution;
  readonly measure: Measure;
  /** `YYYY-MM-DD`, or null when the remarks give no date. */
  readonly plannedOn: string | null;
  /** Last day of what the remarks state and is over, of a plan or of something done: nobody knows. `plannedOn` is null. */
  readonly passedOn?: string;
  readonly remark: string;
  /** The planned date is before the as-of date. */
  readonly overdue: boolean;
}

/** A measure that counts as not applicable (対象外): the institution declares it so, or leaves it to its aggregator. */
export interface NotApplicable {
  readonly institution: Institution;
  readonly measure: Measure;
  /** The stated reason; empty when none is given. */
  readonly reason: string;
  /** ◆ measure of an inquirer that has an aggregator: the aggregator does it, no reason is needed. */
  readonly byAggregator: boolean;
  /** What it has written where the aggregator does it; absent where that is －. */
  readonly writtenAs?: AnswerKind;
}

/** A finding with the institution whose name is printed over it. */
export interface ReportFinding extends Finding {
  /** null for a file that could not be given to any institution (shown to the operator only). */
  readonly institution: Institution | null;
}

/** One line of 下位機関別の状況: a body below, or the institutions collected directly (`body` null). */
export interface SubordinateSummary {
  readonly body: SupervisingBody | null;
  readonly status: SubmissionStatus;
  readonly totals: AnswerTotals;
}

/** One line of the appendix: an institution and its answers to the reported measures. */
export interface InstitutionSummary {
  readonly institution: Institution;
  readonly status: InstitutionStatus;
  /** Something has come that a person said must wait (受領・読取待ち), and nothing that could be read. */
  readonly waiting?: true;
  /** What became of what the last letter asked for: who is to be followed up first. Absent where nothing was asked before. */
  readonly lastRequest?: LastRequest;
  /** As they count, in the order of `scope.reported`; empty when nothing was read. */
  readonly answers: readonly AnswerKind[];
}

/** Everything one report prints. Lists are in the order in which they are printed. */
export interface BodyRollup {
  readonly body: SupervisingBody;
  readonly cycle: Cycle;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly scope: CycleScope;
  readonly status: SubmissionStatus;
  /** Files below inputs/ of this body's institutions, by state. */
  readonly files: { readonly accepted: number; readonly superseded: number; readonly rejected: number };
  /** Over the reported measures. */
  readonly totals: AnswerTotals;
  /** Reported measures by chapter, in the form's order. */
  readonly chapters: readonly { readonly chapter: string; readonly measures: number; readonly totals: AnswerTotals }[];
  /** Every inspected measure (the data output covers all). */
  readonly measures: readonly MeasureTotals[];
  /** By measure, then planned date (undated last), then institution code. */
  readonly deficiencies: readonly Deficiency[];
  /** By measure, then institution code. */
  readonly notApplicable: readonly NotApplicable[];
  /** By institution code, file, sheet, cell; covers every inspected measure. */
  readonly findings: readonly ReportFinding[];
  readonly notReceived: readonly Institution[];
  /** Empty for bodies that have no bodies below. */
  readonly subordinates: readonly SubordinateSummary[];
  readonly institutions: readonly InstitutionSummary[];
  /** Whom to ask first, the most urgent first. */
  readonly followUps: readonly FollowUp[];
  /** What people decided and what counts, about its institutions (the operator: also about files of nobody), in the order of decisions.xlsx. */
  readonly decisions: readonly DecisionOutcome[];
}
