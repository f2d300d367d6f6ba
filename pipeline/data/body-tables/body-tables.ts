/** What the workbook 取りまとめ表.xlsx of one supervising body shows: plain data, as it may be drawn in another process. */
import type { AnswerPair } from "../../model/body-figures.ts";
import type { Outcomes } from "../../model/decision.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import type { SupervisingBody } from "../../model/registry.ts";
import type { BodyRollup } from "../../model/rollup.ts";
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

/** One body's results. */
export interface BodyTables {
  readonly rollup: BodyRollup;
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
