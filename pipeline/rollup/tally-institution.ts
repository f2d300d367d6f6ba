/** What one institution adds to every report that covers it: worked out once, for up to four bodies cover an institution. */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { countedKind, isDoneByAggregator, type CycleScope } from "../model/cycle-scope.ts";
import { holdsWaiting } from "../model/decision.ts";
import type { FollowUp } from "../model/follow-up.ts";
import type { Finding } from "../model/finding.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { Deficiency, InstitutionSummary, NotApplicable, ReportFinding } from "../model/rollup.ts";
import type { AnswerKind } from "../model/answer-kind.ts";
import { followUpOf } from "./follow-ups.ts";

/** Over the reported measures, but for `findings`, which cover every inspected one. */
export interface InstitutionTally {
  readonly result: InstitutionResult;
  readonly summary: InstitutionSummary;
  /** △ on reported measures that are its own, in the form's order. */
  readonly deficiencies: readonly Deficiency[];
  /** － on reported measures, and whatever is written where its aggregator does them; in the form's order. */
  readonly notApplicable: readonly NotApplicable[];
  /** By file, then as found. */
  readonly findings: readonly ReportFinding[];
  /** Why it should be asked something; null where nothing needs to be asked. */
  readonly followUp: FollowUp | null;
}

/** @param deadline until when it was to send its submission, `asOf` today, `YYYY-MM-DD`; what was planned before today is overdue. */
export function tallyInstitution(
  result: InstitutionResult,
  { inspected, reported }: CycleScope,
  { asOf, deadline }: { readonly asOf: string; readonly deadline: string },
): InstitutionTally {
  const { institution, status, submission, lastRequest } = result;
  const answers: AnswerKind[] = [];
  const deficiencies: Deficiency[] = [];
  const notApplicable: NotApplicable[] = [];
  const all = submission?.answers ?? [];
  let next = 0;
  // Both ascend by measure.
  for (const measure of reported) {
    while ((all[next]?.measure ?? Infinity) < measure.number) next++;
    const answer = all[next];
    if (answer?.measure !== measure.number) continue;
    const { mark, remark, planned } = answer;
    const kind = countedKind(mark.kind, measure, institution);
    answers.push(kind);
    if (kind === "planned") {
      const plannedOn = planned?.on ?? null;
      const overdue = plannedOn !== null && plannedOn < asOf;
      const passed = planned?.passed !== undefined && { passedOn: planned.passed };
      deficiencies.push({ institution, measure, plannedOn, ...passed, remark, overdue });
    } else if (kind === "not_applicable") {
      const byAggregator = isDoneByAggregator(measure, institution);
      const otherwise = mark.kind !== kind && { writtenAs: mark.kind };
      notApplicable.push({ institution, measure, reason: remark, byAggregator, ...otherwise });
    }
  }
  const findings = sortFindings(result.findings).map((finding) => ({ ...finding, institution }));
  return {
    result,
    summary: {
      institution,
      status,
      ...(status === "rejected" && holdsWaiting(result.findings) && { waiting: true }),
      ...(lastRequest && { lastRequest }),
      answers,
    },
    deficiencies,
    notApplicable,
    findings,
    followUp: followUpOf({ result, deficiencies, inspected: inspected.length, deadline, asOf }),
  };
}

/** By file, whole-file findings first, then by measure. Sorting is stable: rules keep their order within a measure. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) =>
    compareInTurn(
      compareCodePoints(a.file, b.file),
      (a.measure ?? 0) - (b.measure ?? 0),
      compareCodePoints(a.code, b.code),
    ),
  );
}
