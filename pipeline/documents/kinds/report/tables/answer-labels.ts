/** How reports name answers and states: the marks of the form, and short Japanese words. */
import type { Severity } from "../../../../model/finding.ts";
import type { InstitutionStatus } from "../../../../model/rollup.ts";
import type { AnswerKind } from "../../../../model/answer-kind.ts";

/** Headings of the columns that count answers. */
export const ANSWER_LABELS: Readonly<Record<AnswerKind, string>> = {
  implemented: "〇",
  planned: "△",
  not_applicable: "－",
  missing: "空欄",
  invalid: "判読不能",
};

/** One character an answer, for the list of all institutions. */
export const ANSWER_MARKS: Readonly<Record<AnswerKind, string>> = {
  implemented: "〇",
  planned: "△",
  not_applicable: "－",
  missing: "空",
  invalid: "×",
};

export const STATUS_LABELS: Readonly<Record<InstitutionStatus, string>> = {
  accepted: "受理",
  needs_correction: "要修正",
  not_received: "未提出",
  rejected: "読取不能",
};

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  error: "要修正",
  warning: "要確認",
  info: "参考",
};
