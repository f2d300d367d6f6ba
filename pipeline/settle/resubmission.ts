/** The submissions of one institution, one after the other → what changed with the last one. */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { ANSWER_KINDS, type AnswerKind } from "../model/answer-kind.ts";
import type { Finding, FindingCode } from "../model/finding.ts";
import type { ReadInspection } from "../model/inspection.ts";
import {
  ANSWER_LETTERS,
  type AnswerChange,
  type Change,
  type FindingChange,
  type Resubmission,
  type SubmissionTrace,
  type TracedFinding,
} from "../model/resubmission.ts";
import type { Answer } from "../model/submission.ts";
import { comparePlaces, keyOf, placesToMend, timesInARow, traceFindings } from "./traced-findings.ts";

/** What is kept of a submission: of a form with 92 measures a few kilobytes, whatever texts it holds. */
export function traceOf(
  { submission }: Pick<ReadInspection, "submission">,
  findings: readonly Finding[],
): SubmissionTrace {
  return {
    file: submission.file,
    inspectedOn: submission.inspected?.on ?? null,
    findings: traceFindings(findings.filter(({ severity, code }) => severity !== "info" && !OURS.has(code))),
    answers: lettersOf(submission.answers),
  };
}

/** Not about what a submission says: that there are several, and what the limits of this run have cut. */
const OURS: ReadonlySet<FindingCode> = new Set(["submission-duplicate", "text-cut"]);

/** What there is of one institution besides the submission that counts. */
export interface EarlierSubmissions {
  /** In the order of recency. */
  readonly all: readonly SubmissionTrace[];
  /** Those that counted in earlier runs, whose errors letters have asked to mend; in the order of the letters. */
  readonly asked: readonly SubmissionTrace[];
}

/** @returns null where there is nothing to compare with. */
export function compareSubmissions({ all, asked }: EarlierSubmissions, now: SubmissionTrace): Resubmission | null {
  const before = all.at(-1);
  if (before === undefined) return null;
  const [traces, letters] = [all.map(byKey), asked.map(({ findings }) => placesToMend(findings))];
  const [then, here] = [byKey(before), byKey(now)];
  const changeOf = (key: string): Change => (!then.has(key) ? "new" : here.has(key) ? "open" : "fixed");
  const findings = [...new Map([...then, ...here])]
    .map(([key, finding]): FindingChange => {
      const [asked, timesAsked] = [timesInARow(key, traces), timesInARow(key, letters)];
      return { ...finding, change: changeOf(key), asked, timesAsked };
    })
    .sort((a, b) => compareInTurn((a.measure ?? 0) - (b.measure ?? 0), compareCodePoints(a.code, b.code)));
  return {
    earlier: all.map(({ file }) => file),
    file: now.file,
    findings,
    answers: changedAnswers(before, now),
    places: comparePlaces(placesToMend(before.findings), placesToMend(now.findings)),
  };
}

function byKey({ findings }: SubmissionTrace): ReadonlyMap<string, TracedFinding> {
  return new Map(findings.map((each) => [keyOf(each), each]));
}

function lettersOf(answers: readonly Pick<Answer, "measure" | "mark">[]): string {
  let letters = "";
  // They ascend by measure.
  for (const { measure, mark } of answers) letters = letters.padEnd(measure - 1, ".") + ANSWER_LETTERS[mark.kind];
  return letters;
}

function changedAnswers(before: SubmissionTrace, now: SubmissionTrace): readonly AnswerChange[] {
  const kinds = new Map<string, AnswerKind>(ANSWER_KINDS.map((kind) => [ANSWER_LETTERS[kind], kind]));
  return Array.from(now.answers).flatMap((letter, index): readonly AnswerChange[] => {
    const [was, is] = [kinds.get(before.answers[index] ?? ""), kinds.get(letter)];
    return was === undefined || is === undefined || was === is ? [] : [{ measure: index + 1, before: was, now: is }];
  });
}
