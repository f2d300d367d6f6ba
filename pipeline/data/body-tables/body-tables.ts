/** What the workbook 取りまとめ表.xlsx of one supervising body shows: plain data, as it may be drawn in another process. */
import type { AnswerPair } from "../../model/body-figures.ts";
import type { Outcomes } from "../../model/decision.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import type { SupervisingBody } from "../../model/registry.ts";
import { ANSWER_MARKS } from "../../model/labels.ts";
import type { BodyRollup, InstitutionSummary } from "../../model/rollup.ts";
import type { BodyStanding } from "../../model/standing.ts";

/** An answer then and now, as plain data. */
export interface ComparedAnswer {
  /** Why it is listed, in the words of the report. */
  readonly change: string;
  readonly institutionCode: string;
  readonly measure: number;
  readonly then: Pick<AnswerPair["then"], "kind" | "plannedOn" | "remark">;
  readonly now: Pick<AnswerPair["now"], "kind" | "plannedOn" | "remark" | "file"> & {
    readonly sheet: string;
    readonly cell: string;
  };
}

/** With its answers as one text: a country has a hundred thousand, and as many texts take long to be handed over and to be told apart. */
export interface MarkedInstitution extends Omit<InstitutionSummary, "answers"> {
  /** One of `ANSWER_MARKS` for each measure of `scope.reported`; empty when nothing was read. */
  readonly marks: string;
}

/** What the sheets show of a roll-up. */
export interface ShownRollup extends Pick<
  BodyRollup,
  "body" | "cycle" | "asOf" | "scope" | "status" | "totals" | "deficiencies" | "notApplicable" | "findings"
> {
  readonly institutions: readonly MarkedInstitution[];
}

/** All else of it stays behind. */
export function shownRollup(rollup: BodyRollup): ShownRollup {
  const { body, cycle, asOf, scope, status, totals, deficiencies, notApplicable, findings } = rollup;
  const institutions = rollup.institutions.map(({ answers, ...institution }) => {
    return { ...institution, marks: answers.map((answer) => ANSWER_MARKS[answer]).join("") };
  });
  return { body, cycle, asOf, scope, status, totals, deficiencies, notApplicable, findings, institutions };
}

/** One body's results. */
export interface BodyTables {
  readonly rollup: ShownRollup;
  /** Every body of the registry: rows name whose an institution is. */
  readonly bodies: readonly Pick<SupervisingBody, "code" | "name">[];
  readonly standing: BodyStanding;
  /** The same of the last run in this cycle that found something else; null for the first. */
  readonly before: BodyStanding | null;
  /** What changed since the submissions before, of those institutions that have sent more than one. */
  readonly resubmissions: readonly Required<Pick<InstitutionResult, "institution" | "resubmission">>[];
  /** What changed since the last cycle, answer by answer; null without one. */
  readonly comparison: readonly ComparedAnswer[] | null;
  /** All about its institutions (the operator: also about files of nobody), those that count for nothing too; null without decisions.xlsx. */
  readonly decisions: Outcomes;
}
