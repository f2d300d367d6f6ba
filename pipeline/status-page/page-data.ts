/** What the page's script is told, as JSON in the page: texts that come again and again stand once in `texts`, and are named by their place in it. */
import type { FindingChange } from "../model/resubmission.ts";
import type { InstitutionStatus } from "../model/rollup.ts";
import type { Paper } from "./page-input.ts";

/** A place in {@link PageData.texts}. */
export type TextNumber = number;

/** A measure that is inspected. */
export interface MeasureData {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly priority: boolean;
  readonly direct: boolean;
}

/** A finding with the row of the workbook that it is about. `measure` is 0, and the texts of the row are empty, for a file as a whole. */
export type FindingData = readonly [
  severity: TextNumber,
  title: TextNumber,
  measure: number,
  file: TextNumber,
  sheet: TextNumber,
  cell: TextNumber,
  message: TextNumber,
  wish: TextNumber,
  mark: TextNumber,
  remark: TextNumber,
  timesAsked: number,
];

/** One of an institution's files, or one that has been overwritten since it counted. */
export interface SubmissionData {
  readonly file: string;
  readonly state: string;
  /** `YYYY-MM-DD`; empty when no day is known. */
  readonly inspectedOn: string;
  /** Places of error level; null where nobody has counted them. */
  readonly errors: number | null;
  readonly note: TextNumber;
}

/** What the last submission has changed: letters of ANSWER_LETTERS before and now, and what became of each finding. */
export interface ChangesData {
  readonly answers: readonly (readonly [measure: number, before: string, now: string])[];
  readonly findings: readonly (readonly [
    change: FindingChange["change"],
    title: TextNumber,
    measure: number,
    places: number,
    timesAsked: number,
  ])[];
}

/** A row of decisions.xlsx. */
export interface DecisionData {
  readonly row: number;
  readonly on: string;
  readonly by: string;
  readonly kind: string;
  readonly about: string;
  readonly value: string;
  readonly reason: string;
  readonly state: string;
  readonly effect: string;
}

/** All of one institution. */
export interface InstitutionData {
  readonly code: string;
  readonly name: string;
  readonly reading: string;
  readonly kind: TextNumber;
  /** Its place among the bodies; -1 for none. */
  readonly body: number;
  readonly aggregator: TextNumber;
  readonly department: string;
  readonly contact: string;
  readonly mail: string;
  readonly status: InstitutionStatus;
  /** Its own, where it was given longer than all others. */
  readonly deadline?: string;
  /** Why it should be asked, the most urgent first. */
  readonly reasons: readonly TextNumber[];
  readonly papers: readonly Paper[];
  /** A letter of ANSWER_LETTERS for each of {@link PageData.measures}; empty where nothing was read. */
  readonly answers: string;
  /** For each △ in `answers`, the day for which it is planned; empty for none. */
  readonly planned: readonly string[];
  readonly submissions: readonly SubmissionData[];
  readonly findings: readonly FindingData[];
  /** How many there are besides those listed. */
  readonly moreFindings: number;
  readonly changes: ChangesData | null;
  readonly decisions: readonly DecisionData[];
}

/** A supervising body. */
export interface BodyData {
  readonly code: string;
  readonly name: string;
  /** How many answers of each of ANSWER_KINDS there are to each of {@link PageData.measures}. */
  readonly totals: readonly (readonly number[])[];
}

/** All of it. */
export interface PageData {
  readonly asOf: string;
  readonly deadline: string;
  readonly texts: readonly string[];
  readonly measures: readonly MeasureData[];
  readonly bodies: readonly BodyData[];
  readonly institutions: readonly InstitutionData[];
}
