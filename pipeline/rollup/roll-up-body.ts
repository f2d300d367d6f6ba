/** Everything one supervising body's report prints. */
import { groupBy } from "../lib/group-by.ts";
import type { Finding } from "../model/finding.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { SupervisingBody } from "../model/registry.ts";
import type { BodyRollup, InstitutionSummary, SubordinateSummary } from "../model/rollup.ts";
import { addTotals, countByMeasure, countStatuses } from "./count-answers.ts";
import { coveredBy } from "./covered-institutions.ts";
import type { RollupInput } from "./rollup-input.ts";
import { listDeficiencies, listFindings, listNotApplicable } from "./list-deficiencies.ts";

export function rollUpBody(body: SupervisingBody, input: RollupInput): BodyRollup {
  const { registry, scope, asOf } = input;
  const results = resultsOf(body, input);
  const measures = countByMeasure(
    scope.inspected.map(({ number }) => number),
    readSubmissions(results),
  );
  const reportedNumbers = new Set(scope.reported.map(({ number }) => number));
  const byNumber = new Map(measures.map((totals) => [totals.number, totals]));
  const chapters = [...groupBy(scope.reported, ({ chapter }) => chapter)].map(([chapter, members]) => ({
    chapter,
    measures: members.length,
    totals: addTotals(members.flatMap(({ number }) => byNumber.get(number) ?? [])),
  }));
  return {
    body,
    cycle: registry.cycle,
    asOf,
    scope,
    status: countStatuses(results),
    files: countFiles(results, body.kind === "運営主体" ? input.unassigned : []),
    totals: addTotals(measures.filter(({ number }) => reportedNumbers.has(number))),
    chapters,
    measures,
    deficiencies: listDeficiencies(results, scope.reported, asOf),
    notApplicable: listNotApplicable(results, scope.reported),
    findings: listFindings(results, body.kind === "運営主体" ? input.unassigned : []),
    notReceived: results.filter(({ status }) => status === "not_received").map(({ institution }) => institution),
    subordinates: summarizeSubordinates(body, input),
    institutions: results.map((result) => summarizeInstitution(result, reportedNumbers)),
  };
}

function resultsOf(body: SupervisingBody, { registry, results }: RollupInput): readonly InstitutionResult[] {
  return coveredBy(body, registry).flatMap(({ code }) => results.get(code) ?? []);
}

function readSubmissions(
  results: readonly InstitutionResult[],
): readonly NonNullable<InstitutionResult["submission"]>[] {
  return results.flatMap(({ submission }) => (submission === null ? [] : [submission]));
}

/** Files that belong to nobody are the operator's to sort out. */
function countFiles(results: readonly InstitutionResult[], unassigned: readonly Finding[]): BodyRollup["files"] {
  const sum = (pick: (files: InstitutionResult["files"]) => number): number =>
    results.reduce((total, { files }) => total + pick(files), 0);
  return {
    accepted: sum((f) => f.accepted),
    superseded: sum((f) => f.superseded),
    rejected: sum((f) => f.rejected) + unassigned.length,
  };
}

/** The bodies directly below, and a last line for institutions that the body collects without one in between. */
function summarizeSubordinates(body: SupervisingBody, input: RollupInput): readonly SubordinateSummary[] {
  const below = input.registry.bodies.filter(({ parent }) => parent === body.code);
  if (below.length === 0) return [];
  const direct = resultsOf(body, input).filter(({ institution }) => institution.supervisor === body.code);
  return [
    ...below.map((child) => summarize(child, resultsOf(child, input), input)),
    ...(direct.length === 0 ? [] : [summarize(null, direct, input)]),
  ];
}

function summarize(
  body: SupervisingBody | null,
  results: readonly InstitutionResult[],
  { scope }: RollupInput,
): SubordinateSummary {
  const totals = addTotals(
    countByMeasure(
      scope.reported.map(({ number }) => number),
      readSubmissions(results),
    ),
  );
  return { body, status: countStatuses(results), totals };
}

function summarizeInstitution(
  { institution, status, submission }: InstitutionResult,
  reported: ReadonlySet<number>,
): InstitutionSummary {
  const answers = (submission?.answers ?? [])
    .filter(({ measure }) => reported.has(measure))
    .map(({ mark }) => mark.kind);
  return { institution, status, answers };
}
