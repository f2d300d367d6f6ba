/** What one run found of each institution, kept to tell later why a number changed. */
import type { Settlement } from "../settle/index.ts";
import type { Submission } from "../model/submission.ts";
import type { RunRecord } from "../model/run-record.ts";
import type { RunSnapshot } from "../model/run-state.ts";
import { countKinds, type AnswerKind } from "../model/answer-kind.ts";
import { measuresLeft, type CycleScope } from "../model/cycle-scope.ts";

/** @param program digest of its sources: another program is a cause too. */
export function takeSnapshot(
  record: RunRecord,
  settlement: Settlement,
  scope: CycleScope,
  program: string,
): RunSnapshot {
  return {
    startedAt: record.times.startedAt,
    cycle: record.cycle.name,
    basis: {
      ...Object.fromEntries(record.sources.map(({ path, sha256 }) => [path, sha256])),
      program,
      "as-of": record.asOf,
    },
    institutions: foundByInstitution(settlement, scope),
  };
}

/** By code; answers as they count. */
export function foundByInstitution(
  { institutions, files }: Settlement,
  { inspected }: CycleScope,
): RunSnapshot["institutions"] {
  const direct = inspected.filter((measure) => measure.direct);
  const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return Object.fromEntries(
    institutions.map(({ institution, status, submission, findings }) => [
      institution.code,
      {
        name: institution.name,
        status,
        file: submission?.file ?? "",
        sha256: digests.get(submission?.file ?? "") ?? "",
        totals: countKinds(kindsOf(submission, measuresLeft(direct, institution))),
        errors: findings.filter(
          ({ severity, file }) => severity === "error" && (submission === null || file === submission.file),
        ).length,
      },
    ]),
  );
}

function kindsOf(submission: Submission | null, left: ReadonlySet<number>): readonly AnswerKind[] {
  return (submission?.answers ?? []).map(({ measure, mark }) => (left.has(measure) ? "not_applicable" : mark.kind));
}
