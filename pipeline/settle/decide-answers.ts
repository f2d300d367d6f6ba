/** Answers that people have decided, put in the place of those that were read. What stands in the workbook stays beside them. */
import { quoted } from "../lib/japanese/quoted.ts";
import { readPlannedDate } from "../lib/japanese/planned-date.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import { dateRule } from "../model/answer-rule.ts";
import type { AnswerKind } from "../model/answer-kind.ts";
import type { Decision } from "../model/decision.ts";
import type { DecidedAnswer } from "../model/inspection.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import type { Answer, PlannedDate, Submission } from "../model/submission.ts";
import type { DecisionIndex } from "./decision-index.ts";

/** A submission with what people decided about it. */
export interface DecidedSubmission {
  readonly submission: Submission;
  /** In the order of the sheet 判断, those about dates after those about marks; decisions that fit no answer are left out. */
  readonly decided: readonly DecidedAnswer[];
}

/**
 * Applies 回答を読み替え, then 実施予定時期を読み替え. `rawMark`, `rawRemark` and the place of an answer stay; its `rule` tells the date of what becomes a △, and ends with
 * `decision:` and the row that decided.
 *
 * @param institutionCode whose submission it is: a decision that names another one does not fit.
 * @param reference the day that era-less dates of a remark are taken from, `YYYY-MM-DD`.
 */
export function decideAnswers(
  submission: Submission,
  institutionCode: string,
  { ofFile }: DecisionIndex,
  reference: string,
): DecidedSubmission {
  const decisions = (["回答を読み替え", "実施予定時期を読み替え"] as const).flatMap((kind) =>
    ofFile(submission.file, kind),
  );
  const answers = [...submission.answers];
  const decided: DecidedAnswer[] = [];
  for (const decision of decisions) {
    const at = answers.findIndex(({ measure }) => measure === decision.measure);
    const before = answers[at];
    if (before === undefined || !isAbout(decision, before, institutionCode)) continue;
    const after = decide(before, decision, reference);
    if (after === null) continue;
    answers[at] = { ...after, rule: withRow(after.rule, decision) };
    decided.push({ decision, effect: effectOf(before, after, decision) });
  }
  return decided.length === 0 ? { submission, decided } : { submission: { ...submission, answers }, decided };
}

function isAbout({ sheet, institutionCode }: Decision, { place }: Answer, code: string): boolean {
  return (sheet === "" || sheet === place?.sheet) && (institutionCode === "" || institutionCode === code);
}

const KINDS: ReadonlyMap<string, AnswerKind> = new Map(
  (["implemented", "planned", "not_applicable"] as const).map((kind) => [ANSWER_LABELS[kind], kind]),
);

/** null where the decision does not fit: a date for what is no △. */
function decide(answer: Answer, { kind, value }: Decision, reference: string): Answer | null {
  if (kind === "実施予定時期を読み替え")
    return answer.mark.kind === "planned"
      ? { ...answer, planned: { on: value, words: value, outsideEra: false } }
      : null;
  const mark = KINDS.get(value);
  if (mark === undefined) return null;
  // What the rows of a repeated measure contradict each other in is settled now.
  const { repeatedAt, repeatedMore, planned, ...rest } = answer;
  const decided = { ...rest, mark: { kind: mark } };
  if (mark !== "planned") return { ...decided, planned: null };
  if (planned !== null) return { ...decided, planned };
  const stated = plannedBy(answer.remark, reference);
  return { ...decided, planned: stated, rule: answer.rule + (stated === null ? "" : dateRule(stated)) };
}

/** As a remark beside a △ is read (forms/annex2/answers/read-answer.ts). */
function plannedBy(remark: string, reference: string): PlannedDate | null {
  if (remark === "") return null;
  return readPlannedDate(remark, reference) ?? { on: null, words: "", outsideEra: false };
}

function withRow(rule: string, { row }: Decision): string {
  return `${rule} decision:${String(row)}`.trimStart();
}

function effectOf(before: Answer, after: Answer, { kind }: Decision): string {
  if (kind === "実施予定時期を読み替え")
    return `実施予定時期${dateOf(before)}を、${after.planned?.on == null ? "" : formatWareki(after.planned.on)}としました。`;
  const label = ANSWER_LABELS[before.mark.kind];
  const raw = quoted(before.rawMark.trim(), SHORT);
  const was = raw === "" || raw === label ? `「${label}」` : `「${raw}」（${label}）`;
  return `点検結果${was}を「${ANSWER_LABELS[after.mark.kind]}」としました。`;
}

/** Letters of what stands in a cell of marks. */
const SHORT = 40;

function dateOf({ planned, remark }: Answer): string {
  if (planned?.on != null) return `「${formatWareki(planned.on)}」`;
  return remark === "" ? "（記載なし）" : `「${quoted(remark, SHORT)}」`;
}
