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

/** What is kept of a submission: of a form with 92 measures a few kilobytes, whatever texts it holds. */
export function traceOf(
  { submission }: Pick<ReadInspection, "submission">,
  findings: readonly Finding[],
): SubmissionTrace {
  const traced = findings
    .filter(({ severity, code }) => severity !== "info" && !OURS.has(code))
    .map(({ code, measure, cell, severity }): TracedFinding => {
      return { code, measure, about: cell === "" ? "file" : "cell", severity };
    });
  return {
    file: submission.file,
    findings: [...byKey(traced).values()],
    answers: new Map(submission.answers.map(({ measure, mark }) => [measure, mark.kind])),
  };
}

/** Not about what a submission says: that there are several, and what the limits of this run have cut. */
const OURS: ReadonlySet<FindingCode> = new Set(["submission-duplicate", "text-cut"]);

/** @param earlier in the order of recency. @returns null where there is nothing to compare with. */
export function compareSubmissions(earlier: readonly SubmissionTrace[], now: SubmissionTrace): Resubmission | null {
  const before = earlier.at(-1);
  if (before === undefined) return null;
  const traces = earlier.map(({ findings }) => byKey(findings));
  const [then, here] = [byKey(before.findings), byKey(now.findings)];
  const changeOf = (key: string): Change => (!then.has(key) ? "new" : here.has(key) ? "open" : "fixed");
  const findings = [...new Map([...then, ...here])]
    .map(([key, finding]): FindingChange => ({ ...finding, change: changeOf(key), asked: timesAsked(key, traces) }))
    .sort((a, b) => compareInTurn((a.measure ?? 0) - (b.measure ?? 0), compareCodePoints(a.code, b.code)));
  return {
    earlier: earlier.map(({ file }) => file),
    file: now.file,
    findings,
    answers: changedAnswers(before, now),
    asked: countAsked(findings),
  };
}

function byKey(findings: readonly TracedFinding[]): Map<string, TracedFinding> {
  return new Map(findings.map((each) => [`${each.code} ${String(each.measure)} ${each.about}`, each]));
}

/** In a row: what was once right has not been asked about since. */
function timesAsked(key: string, traces: readonly ReadonlyMap<string, TracedFinding>[]): number {
  return traces.length - 1 - traces.findLastIndex((trace) => !trace.has(key));
}

function changedAnswers(before: SubmissionTrace, now: SubmissionTrace): readonly AnswerChange[] {
  return [...now.answers]
    .flatMap(([measure, kind]): readonly AnswerChange[] => {
      const was = before.answers.get(measure);
      return was === undefined || was === kind ? [] : [{ measure, before: was, now: kind }];
    })
    .sort((a, b) => a.measure - b.measure);
}

function countAsked(findings: readonly FindingChange[]): Resubmission["asked"] {
  const counts = { asked: 0, fixed: 0, open: 0, new: 0 };
  for (const { severity, change } of findings) {
    if (severity !== "error") continue;
    counts[change]++;
    if (change !== "new") counts.asked++;
  }
  return counts;
}
