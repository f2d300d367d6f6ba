/** Where a supervising body's institutions stand at one run, in figures that can be compared with those of another run. */
import type { AnswerTotals, SubmissionStatus } from "./rollup.ts";

/** Of all institutions that a body's report covers. */
export interface BodyStanding {
  readonly status: SubmissionStatus;
  /** Over all inspected measures, reported or not. */
  readonly totals: AnswerTotals;
  /** Error-level findings of the submissions that count. */
  readonly errors: number;
}
