/** What one run found of each institution, kept to tell later why a number changed. */
import type { Settlement } from "../settle/index.ts";
import type { RunRecord } from "../model/run-record.ts";
import type { RunSnapshot } from "../model/run-state.ts";
import { countKinds } from "../model/answer-kind.ts";

/** @param program digest of its sources: another program is a cause too. */
export function takeSnapshot(record: RunRecord, settlement: Settlement, program: string): RunSnapshot {
  return {
    startedAt: record.times.startedAt,
    cycle: record.cycle.name,
    basis: {
      ...Object.fromEntries(record.sources.map(({ path, sha256 }) => [path, sha256])),
      program,
      "as-of": record.asOf,
    },
    institutions: foundByInstitution(settlement),
  };
}

/** By code. */
export function foundByInstitution({ institutions, files }: Settlement): RunSnapshot["institutions"] {
  const digests = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  return Object.fromEntries(
    institutions.map(({ institution, status, submission, findings }) => [
      institution.code,
      {
        name: institution.name,
        status,
        file: submission?.file ?? "",
        sha256: digests.get(submission?.file ?? "") ?? "",
        totals: countKinds((submission?.answers ?? []).map(({ mark }) => mark.kind)),
        errors: findings.filter(
          ({ severity, file }) => severity === "error" && (submission === null || file === submission.file),
        ).length,
      },
    ]),
  );
}
