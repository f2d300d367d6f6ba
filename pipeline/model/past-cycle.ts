/** What an earlier cycle has left: the answers that counted then, by the codes and the measure numbers of that time. */
import type { AnswerKind } from "./answer-kind.ts";
import type { PastRun } from "./past-run.ts";

/** One answer of then. Answers that say the same in the same place are one object: a country has 160,000 of them. */
export interface PastAnswer {
  readonly kind: AnswerKind;
  /** `YYYY-MM-DD`; null where △ had no date, and for other answers. */
  readonly plannedOn: string | null;
  readonly remark: string;
  /** Where the answer stood in its file; empty where there was no row. */
  readonly sheet: string;
  readonly cell: string;
}

/** What one institution had sent. */
export interface PastSubmission {
  readonly code: string;
  /** As the registry of then called it; empty where the data do not tell. */
  readonly name: string;
  /** Path below the inputs folder of then. */
  readonly file: string;
  /** By the measure number of then; holes where nothing was inspected. */
  readonly answers: readonly (PastAnswer | undefined)[];
}

/** What a measure was called then. */
export interface PastMeasure {
  readonly number: number;
  /** Section and heading, as in lists. */
  readonly title: string;
  /** Text of 安全管理措置; null where that cycle kept none. */
  readonly text: string | null;
}

/** An earlier cycle as it was. */
export interface PastCycle {
  readonly run: PastRun;
  /** By code. */
  readonly submissions: ReadonlyMap<string, PastSubmission>;
  /** Codes of all institutions of that cycle, sent or not; null where the data do not tell. */
  readonly registered: ReadonlySet<string> | null;
  /** Ascending by number. */
  readonly measures: readonly PastMeasure[];
}

/** An earlier cycle seen from today: whose it is now, and which measure. */
export interface AlignedPast {
  readonly run: PastRun;
  /** By institution code of today: codes that were its own or its predecessors' then, none of them anybody else's. */
  readonly codesOf: ReadonlyMap<string, readonly string[]>;
  /** By code of then. */
  readonly submissions: PastCycle["submissions"];
  readonly registered: PastCycle["registered"];
  /** By measure number of today; a measure that nothing of then answers to is missing. */
  readonly numberThen: ReadonlyMap<number, number>;
}
