/** The words that people see for answers, states and severities, wherever they are printed: on the screen, in messages, in documents. */
import type { DecisionState } from "./decision.ts";
import type { FollowUpReason } from "./follow-up.ts";
import type { Severity } from "./finding.ts";
import type { FileStatus } from "./inspection.ts";
import type { Change } from "./resubmission.ts";
import type { InstitutionStatus } from "./rollup.ts";
import type { AnswerKind } from "./answer-kind.ts";

/** The marks of the form, and words for what is none of them: whole words, for headings and sentences. */
export const ANSWER_LABELS: Readonly<Record<AnswerKind, string>> = {
  implemented: "〇",
  planned: "△",
  not_applicable: "－",
  missing: "空欄",
  invalid: "判読不能",
};

/** One character an answer, for lists of many. */
export const ANSWER_MARKS: Readonly<Record<AnswerKind, string>> = { ...ANSWER_LABELS, missing: "空", invalid: "×" };

/** Of an institution: what the cycle has of it. */
export const STATUS_LABELS: Readonly<Record<InstitutionStatus, string>> = {
  accepted: "受理",
  needs_correction: "要修正",
  not_received: "未提出",
  rejected: "読取不能",
};

/** Of a file below inputs/: what became of it. */
export const FILE_STATUS_LABELS: Readonly<Record<FileStatus, string>> = {
  accepted: "採用",
  superseded: "差替え済み",
  rejected: "不採用",
  ignored: "提出物以外",
};

/** Of a finding (記載不備): what it asks of whoever reads it. */
export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  error: "要修正",
  warning: "要確認",
  info: "参考",
};

/** Of a decision: what became of it in a run. */
export const DECISION_STATE_LABELS: Readonly<Record<DecisionState, string>> = {
  applied: "採り入れた",
  unmatched: "当てはまるものがない",
  contradicted: "ほかの行と食い違う",
  expired: "期限が過ぎた",
};

/** What became of a finding since the submission before, or that an answer is another now. */
export const CHANGE_LABELS: Readonly<Record<Change | "answer", string>> = {
  fixed: "直った",
  open: "直っていない",
  new: "新しく見つかった",
  answer: "回答が変わった",
};

/** Of an institution that should be asked: why. What is counted follows the words. */
export const FOLLOW_UP_LABELS: Readonly<Record<FollowUpReason, string>> = {
  not_received: "提出期限を過ぎて未提出",
  unreadable: "読取不能",
  identity: "どの機関のものか確認が必要",
  blank: "白紙、又は半数以上が空欄",
  asked_again: "依頼しても直っていない",
  overdue_priority: "重点報告事項の超過",
  many_findings: "要修正の記載不備",
};
