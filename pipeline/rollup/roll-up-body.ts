/** Everything one supervising body's report prints. */
import { groupBy } from "../lib/group-by.ts";
import type { CycleScope } from "../model/cycle-scope.ts";
import { isAboutDecisions, type DecisionOutcome, type Outcomes } from "../model/decision.ts";
import type { Finding } from "../model/finding.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { Registry, SupervisingBody } from "../model/registry.ts";
import type { BodyRollup, MeasureTotals, SubmissionStatus, SubordinateSummary } from "../model/rollup.ts";
import { addTotals, countByMeasure, countStatuses } from "./count-answers.ts";
import { rankFollowUps } from "./follow-ups.ts";
import { listDeficiencies, listFindings, listNotApplicable } from "./list-deficiencies.ts";
import type { InstitutionTally } from "./tally-institution.ts";

/** Everything that all bodies are rolled up from. */
export interface RollupInput {
  readonly registry: Registry;
  readonly scope: CycleScope;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** By institution code; one for each institution of the registry. */
  readonly results: ReadonlyMap<string, InstitutionResult>;
  /** Findings about files that belong to nobody, and about decisions that count for nothing. */
  readonly unassigned: readonly Finding[];
  /** Absent or null where nobody has decided anything. */
  readonly decisions?: Outcomes;
}

/** What a body covers, counted: its own report and that of the body above it print these. */
export interface BodyCount {
  readonly body: SupervisingBody;
  readonly tallies: readonly InstitutionTally[];
  readonly status: SubmissionStatus;
  /** Over the reported measures. */
  readonly totals: BodyRollup["totals"];
  /** Every inspected measure. */
  readonly measures: readonly MeasureTotals[];
}

/** @param tallies of the institutions that the body covers, in the order of the registry. */
export function countBody(body: SupervisingBody, tallies: readonly InstitutionTally[], scope: CycleScope): BodyCount {
  return { body, tallies, ...count(tallies, scope) };
}

function count(
  tallies: readonly InstitutionTally[],
  { inspected, reported }: CycleScope,
): Omit<BodyCount, "body" | "tallies"> {
  const results = tallies.map(({ result }) => result);
  const measures = countByMeasure(inspected, results);
  const reportedNumbers = new Set(reported.map(({ number }) => number));
  const totals = addTotals(measures.filter(({ number }) => reportedNumbers.has(number)));
  return { status: countStatuses(results), totals, measures };
}

/** @param below counts of the bodies directly below, in the order of the registry. */
export function rollUpBody(counted: BodyCount, below: readonly BodyCount[], input: RollupInput): BodyRollup {
  const { body, tallies, status, totals, measures } = counted;
  const { registry, scope, asOf } = input;
  // Files that belong to nobody are the operator's to sort out.
  const unassigned = body.kind === "運営主体" ? input.unassigned : [];
  const byNumber = new Map(measures.map((measure) => [measure.number, measure]));
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
    status,
    files: countFiles(tallies, unassigned),
    totals,
    chapters,
    measures,
    deficiencies: listDeficiencies(tallies, scope.reported),
    notApplicable: listNotApplicable(tallies, scope.reported),
    findings: listFindings(tallies, unassigned),
    notReceived: tallies.flatMap(({ result }) => (result.status === "not_received" ? [result.institution] : [])),
    subordinates: summarizeSubordinates(counted, below, scope),
    institutions: tallies.map(({ summary }) => summary),
    followUps: rankFollowUps(tallies.flatMap(({ followUp }) => followUp ?? [])),
    decisions: decisionsOf(counted, input),
  };
}

function decisionsOf({ body, tallies }: BodyCount, { decisions }: RollupInput): readonly DecisionOutcome[] {
  const covered = new Set(tallies.map(({ result }) => result.institution.code));
  return (decisions ?? []).filter(
    ({ state, institution }) =>
      state === "applied" && (institution === null ? body.kind === "運営主体" : covered.has(institution.code)),
  );
}

function countFiles(tallies: readonly InstitutionTally[], unassigned: readonly Finding[]): BodyRollup["files"] {
  const files = {
    accepted: 0,
    superseded: 0,
    rejected: unassigned.filter((finding) => !isAboutDecisions(finding)).length,
  };
  for (const { result } of tallies) {
    files.accepted += result.files.accepted;
    files.superseded += result.files.superseded;
    files.rejected += result.files.rejected;
  }
  return files;
}

/** The bodies directly below, and a last line for institutions that the body collects without one in between. */
function summarizeSubordinates(
  { body, tallies }: BodyCount,
  below: readonly BodyCount[],
  scope: CycleScope,
): readonly SubordinateSummary[] {
  if (below.length === 0) return [];
  const direct = tallies.filter(({ result }) => result.institution.supervisor === body.code);
  const { status, totals } = count(direct, scope);
  return [
    ...below.map((child) => ({ body: child.body, status: child.status, totals: child.totals })),
    ...(direct.length === 0 ? [] : [{ body: null, status, totals }]),
  ];
}
