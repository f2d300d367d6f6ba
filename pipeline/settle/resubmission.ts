/** The submissions of one institution, one after the other → what changed with the last one. */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import type { Finding, FindingCode } from "../model/finding.ts";
import type { ReadInspection } from "../model/inspection.ts";
import type {
  AnswerChange,
  Change,
  FindingChange,
  Resubmission,
  SubmissionTrace,
  TracedFinding,
} from "../model/resubmission.ts";
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
    answers: new Map(submission.answers.map(({ measure, mark }) => [measure, mark.kind])),
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

function changedAnswers(before: SubmissionTrace, now: SubmissionTrace): readonly AnswerChange[] {
  return [...now.answers]
    .flatMap(([measure, kind]): readonly AnswerChange[] => {
      const was = before.answers.get(measure);
      return was === undefined || was === kind ? [] : [{ measure, before: was, now: kind }];
    })
    .sort((a, b) => a.measure - b.measure);
}
