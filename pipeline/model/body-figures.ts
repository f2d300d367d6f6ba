/** Figures of one supervising body besides its totals: what changed since last cycle, what is to come, how those below stand. No layout. */
import type { AnswerKind } from "./answer-kind.ts";
import type { FindingCode } from "./finding.ts";
import type { Measure } from "./measure.ts";
import type { PastRun } from "./past-run.ts";
import type { Place } from "./place.ts";
import type { Institution, SupervisingBody } from "./registry.ts";
import type { AnswerTotals, InstitutionStatus } from "./rollup.ts";

/** Answers now and then. `then` is null, never zero, where there is nothing to compare with. */
interface NowAndThen {
  readonly now: AnswerTotals;
  readonly then: AnswerTotals | null;
}

/** Of several measures. `then` counts `compared` of them only: those that last cycle had inspected. */
export interface GroupTrend extends NowAndThen {
  readonly measures: number;
  readonly compared: number;
}

/** Of one measure, with its number of then (null: that form had none, or it cannot be told which). */
export interface MeasureTrend extends NowAndThen {
  readonly measure: Measure;
  readonly numberThen: number | null;
}

/** An institution whose answers are here now and were not last cycle. */
export interface NewSender {
  readonly institution: Institution;
  /** Last cycle's registry did not have it, nor a predecessor; null where that cannot be told. */
  readonly joined: boolean | null;
}

/** Who has sent something usable now and then. The four add up to all that the body covers. */
export interface SenderTrend {
  readonly both: number;
  readonly onlyNow: readonly NewSender[];
  readonly onlyThen: readonly Institution[];
  readonly neither: number;
}

/** What is new, as data for a sentence. Rates are in tenths of a percent, cut as they are printed. */
export type TrendFact =
  | {
      readonly kind: "improved" | "worsened";
      readonly measure: Measure;
      readonly now: number;
      readonly then: number;
      /** Others whose rate has moved as much. */
      readonly alike: readonly Measure[];
    }
  | { readonly kind: "no-longer-sent" | "newly-sent"; readonly institutions: readonly Institution[] }
  | { readonly kind: "closed"; readonly count: number; readonly of: number };

/** Rates now and last cycle, over the reported measures. */
export interface BodyTrend {
  readonly previous: PastRun;
  /** Codes of then that left ◆ measures to an aggregator, of any body. */
  readonly usersThen: ReadonlySet<string>;
  readonly senders: SenderTrend;
  readonly overall: GroupTrend;
  /** In the order of the form. */
  readonly chapters: readonly (GroupTrend & { readonly chapter: string })[];
  readonly measures: readonly MeasureTrend[];
  /** At most one of each kind, in the order of {@link TrendFact}. */
  readonly facts: readonly TrendFact[];
  /** Whether no fact tells of a measure that has moved as far, or farther, as too few have answered it now or then. */
  readonly leavesOutMoved: boolean;
}

/** A 前回機関コード that last cycle's data do not know. */
export interface UnknownCode {
  readonly institution: Institution;
  readonly code: string;
}

/** An answer as it stands now. */
export interface AnswerNow {
  readonly kind: AnswerKind;
  readonly plannedOn: string | null;
  /** As in a `Deficiency`. */
  readonly passedOn?: string;
  readonly remark: string;
  readonly file: string;
  readonly place: Place | null;
  readonly remarkPlace: Place | null;
}

/** The answer that it is compared with. */
export interface AnswerThen {
  readonly kind: AnswerKind;
  readonly plannedOn: string | null;
  readonly remark: string;
  /** Who gave it: the institution itself, or one that became part of it. */
  readonly code: string;
  readonly name: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

/** One institution's answers to one measure, now and last cycle. */
export interface AnswerPair {
  readonly institution: Institution;
  readonly measure: Measure;
  readonly now: AnswerNow;
  readonly then: AnswerThen;
}

/** Still △: one of the three is true at least. */
export interface Slip extends AnswerPair {
  /** Planned for a later day than last cycle. */
  readonly later: boolean;
  /** Last cycle's day is before the as-of date. */
  readonly passed: boolean;
  /** Last cycle had a day, now none is stated that can be read, be it over or to come. */
  readonly dateLost: boolean;
}

/** What became of last cycle's deficiencies; all but `total` add up to it. */
export interface DeficiencyFate {
  readonly total: number;
  readonly implemented: number;
  readonly planned: number;
  readonly notApplicable: number;
  /** Blank or unreadable now. */
  readonly unanswered: number;
  /** Of institutions of which nothing can be read now. */
  readonly notSent: number;
}

/** Where today's deficiencies come from; the three add up to all of them. */
export interface DeficiencyOrigin {
  readonly stillPlanned: number;
  /** Answered otherwise last cycle. */
  readonly fresh: number;
  /** Nothing was answered to it last cycle. */
  readonly unknown: number;
}

/** What changed answer by answer. Lists are by measure, then institution code. */
export interface BodyChanges {
  /** 〇 last cycle, and now △, －, blank or unreadable (`now.kind` tells), but for what the aggregator does. */
  readonly worsened: readonly AnswerPair[];
  readonly slipped: readonly Slip[];
  /** △ or － both times, with the same words (spaces and width aside). */
  readonly copied: readonly AnswerPair[];
  readonly fate: DeficiencyFate;
  readonly origin: DeficiencyOrigin;
}

/** Deficiencies that are to be closed in one quarter of a fiscal year (April to March). */
export interface ClosingQuarter {
  /** 2027: April 2027 to March 2028. */
  readonly fiscalYear: number;
  readonly quarter: 1 | 2 | 3 | 4;
  readonly count: number;
  /** How many are open still when it is over, if all is done as planned and what is overdue or without a date stays. */
  readonly remaining: number;
}

/** By when deficiencies will be closed. The quarters, `overdue` and `undated` add up to `total`. */
export interface ClosingForecast {
  readonly total: number;
  /** Those in which something is planned, in their order. */
  readonly quarters: readonly ClosingQuarter[];
  /** Planned for a day before the as-of date. */
  readonly overdue: number;
  readonly undated: number;
  /** How many of all are planned for later than last cycle, or have lost their day; null where there is nothing to compare with. */
  readonly pushedBack: number | null;
}

/** How one body below stands, or the institutions that are collected without one (`body` null: not ranked, last, behind bodies without institutions). */
export interface SubordinateStanding extends NowAndThen {
  readonly body: SupervisingBody | null;
  readonly institutions: number;
  readonly submitted: number;
  readonly notSubmitted: number;
  /** `now` by chapter, in the order of the form. */
  readonly chapters: readonly AnswerTotals[];
  /** △ among `now`. */
  readonly planned: number;
  readonly overdue: number;
  /** Tenths of a percent, cut as it is printed; null where nothing counts. */
  readonly rate: number | null;
  /** 1 is the worst; those that the rule does not tell apart share one. */
  readonly rank: number | null;
}

/** An aggregator's own answer to a measure that it does for others. */
export interface AggregatorResult {
  readonly institution: Institution;
  readonly status: InstitutionStatus;
  /** null where nothing of it can be read. */
  readonly answer: AnswerNow | null;
}

/** A ◆ measure: who does it for whom, and with what result. */
export interface DirectMeasure {
  readonly measure: Measure;
  /** Answers of those who do it themselves. */
  readonly own: AnswerTotals;
  /** In the order of the registry. */
  readonly aggregators: readonly {
    readonly aggregator: SupervisingBody;
    /** Institutions of the body that leave it to this aggregator, and how many of them have sent something usable. */
    readonly users: number;
    readonly submitted: number;
    /** null: the registry does not list the aggregator among the institutions, so that it inspects nothing. */
    readonly result: AggregatorResult | null;
  }[];
}

/** A file that could not be used, and why. */
export interface UnusedFile {
  readonly file: string;
  readonly code: FindingCode;
  readonly message: string;
}

/** An institution of which nothing can be read. */
export interface UnsentInstitution {
  readonly institution: Institution;
  readonly status: "not_received" | "rejected";
  /** A person has said that what came must wait. */
  readonly waiting: boolean;
  /** By path; none where nothing came. */
  readonly files: readonly UnusedFile[];
}

/** Everything, for one body. */
export interface BodyFigures {
  readonly body: SupervisingBody;
  /** null without an earlier cycle, and where nothing that the body reports was answered in it by those that it covers. */
  readonly trend: BodyTrend | null;
  /** null where `trend` is. */
  readonly changes: BodyChanges | null;
  /** None without an earlier cycle. */
  readonly unknownCodes: readonly UnknownCode[];
  readonly forecast: ClosingForecast;
  /** Worst first; none for a body that has no bodies below. */
  readonly standings: readonly SubordinateStanding[];
  readonly directMeasures: readonly DirectMeasure[];
  /** By institution code. */
  readonly unsent: readonly UnsentInstitution[];
  /** Of nobody: the operator's to sort out. */
  readonly strayFiles: readonly UnusedFile[];
  /** Those of nobody that lie in the body's folder, for its staff: no count has them but the operator's, which lists them itself. */
  readonly folderFiles: readonly UnusedFile[];
}
