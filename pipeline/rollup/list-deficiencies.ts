/** The lists of a report: deficiencies (未実施事項), measures declared not applicable (対象外), findings (記載不備). */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { isDoneByAggregator } from "../model/aggregator-scope.ts";
import type { Finding } from "../model/finding.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { Measure } from "../model/measure.ts";
import type { Deficiency, NotApplicable, ReportFinding } from "../model/rollup.ts";
import type { Answer, AnswerKind } from "../model/submission.ts";

/** △ on a reported measure, by measure, then planned date (undated last), then institution. */
export function listDeficiencies(
  results: readonly InstitutionResult[],
  reported: readonly Measure[],
  asOf: string,
): readonly Deficiency[] {
  return answersOfKind("planned", results, reported)
    .map(({ result, measure, answer }) => {
      const plannedOn = answer.planned?.on ?? null;
      return {
        institution: result.institution,
        measure,
        plannedOn,
        remark: answer.remark,
        overdue: plannedOn !== null && plannedOn < asOf,
      };
    })
    .sort((a, b) =>
      compareInTurn(
        a.measure.number - b.measure.number,
        compareCodePoints(a.plannedOn ?? "9999-99-99", b.plannedOn ?? "9999-99-99"),
        compareCodePoints(a.institution.code, b.institution.code),
      ),
    );
}

/** － on a reported measure, by measure, then institution. */
export function listNotApplicable(
  results: readonly InstitutionResult[],
  reported: readonly Measure[],
): readonly NotApplicable[] {
  return answersOfKind("not_applicable", results, reported)
    .map(({ result: { institution }, measure, answer }) => ({
      institution,
      measure,
      reason: answer.remark,
      byAggregator: isDoneByAggregator(measure, institution),
    }))
    .sort((a, b) =>
      compareInTurn(a.measure.number - b.measure.number, compareCodePoints(a.institution.code, b.institution.code)),
    );
}

/** By institution, file, then as found (form order); files that belong to nobody come last. */
export function listFindings(
  results: readonly InstitutionResult[],
  unassigned: readonly Finding[],
): readonly ReportFinding[] {
  const own = results.flatMap(({ institution, findings }) =>
    [...findings].sort(compareFindings).map((finding) => ({ ...finding, institution })),
  );
  return [...own, ...[...unassigned].sort(compareFindings).map((finding) => ({ ...finding, institution: null }))];
}

/** Whole-file findings first, then by measure. Sorting is stable: rules keep their order within a measure. */
function compareFindings(a: Finding, b: Finding): number {
  return compareInTurn(
    compareCodePoints(a.file, b.file),
    (a.measure ?? 0) - (b.measure ?? 0),
    compareCodePoints(a.code, b.code),
  );
}

function answersOfKind(
  kind: AnswerKind,
  results: readonly InstitutionResult[],
  reported: readonly Measure[],
): { readonly result: InstitutionResult; readonly measure: Measure; readonly answer: Answer }[] {
  const measures = new Map(reported.map((measure) => [measure.number, measure]));
  return results.flatMap((result) =>
    (result.submission?.answers ?? []).flatMap((answer) => {
      const measure = measures.get(answer.measure);
      return measure !== undefined && answer.mark.kind === kind ? [{ result, measure, answer }] : [];
    }),
  );
}
