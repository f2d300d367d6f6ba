/** What one run found of each institution, kept to tell later why a number changed. */
import type { Settlement } from "../settle/index.ts";
import type { RunRecord } from "../model/run-record.ts";
import type { RunSnapshot } from "../model/run-state.ts";
import { countKinds } from "../model/answer-kind.ts";
import { countedKind, type CycleScope } from "../model/cycle-scope.ts";

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
  const measures = new Map(inspected.map((measure) => [measure.number, measure]));
  const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return Object.fromEntries(
    institutions.map(({ institution, status, submission, findings }) => [
      institution.code,
      {
        name: institution.name,
        status,
        file: submission?.file ?? "",
        sha256: digests.get(submission?.file ?? "") ?? "",
        totals: countKinds(
          (submission?.answers ?? []).map(({ measure: number, mark }) => {
            const measure = measures.get(number);
            return measure === undefined ? mark.kind : countedKind(mark.kind, measure, institution);
          }),
        ),
        errors: findings.filter(
          ({ severity, file }) => severity === "error" && (submission === null || file === submission.file),
        ).length,
      },
    ]),
  );
}
