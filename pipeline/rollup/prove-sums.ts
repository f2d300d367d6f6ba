/** The sums that must hold after every run (design.md, principle 2). */
import type { FileRecord, InstitutionResult } from "../model/inspection.ts";
import type { BodyRollup } from "../model/rollup.ts";
import type { RunRecord } from "../model/run-record.ts";
import { countStatuses } from "./count-answers.ts";
import { prove } from "./prove.ts";

/** The sums that hold, for run.json and the closing words. */
export type Sums = RunRecord["sums"];

interface Evidence {
  /** How many files were found below inputs/. */
  readonly found: number;
  readonly files: readonly FileRecord[];
  /** How many institutions the registry lists. */
  readonly expected: number;
  readonly results: readonly InstitutionResult[];
  readonly inspected: number;
  readonly rollups: readonly BodyRollup[];
}

/** @throws PipelineError (exit 1) that says which sum does not hold. */
export function proveSums(evidence: Evidence): Sums {
  const sums = takeSums(evidence);
  const { files, institutions, answers } = sums;
  const { results, rollups } = evidence;
  const acceptedFiles = results.filter(({ submission }) => submission !== null).length;
  prove("files", evidence.found, files.accepted + files.superseded + files.rejected + files.ignored);
  prove("files listed", evidence.found, evidence.files.length);
  prove("submissions", files.accepted, acceptedFiles);
  prove(
    "institutions",
    evidence.expected,
    institutions.accepted + institutions.needs_correction + institutions.not_received + institutions.rejected,
  );
  prove("answers", answers.measures * answers.submissions, answers.total);
  for (const { body, status, measures, institutions: covered } of rollups) {
    const read = status.accepted + status.needs_correction;
    prove(`institutions of ${body.code}`, covered.length, read + status.not_received + status.rejected);
    for (const totals of measures) {
      const answered = totals.implemented + totals.planned + totals.not_applicable + totals.missing + totals.invalid;
      prove(`answers to measure ${String(totals.number)} of ${body.code}`, read, answered);
    }
  }
  return sums;
}

function takeSums({ files, results, inspected }: Evidence): Sums {
  const byStatus = { total: files.length, accepted: 0, superseded: 0, rejected: 0, ignored: 0 };
  for (const { status } of files) byStatus[status]++;
  const submissions = results.flatMap(({ submission }) => submission ?? []);
  return {
    files: byStatus,
    institutions: countStatuses(results),
    answers: {
      total: submissions.reduce((sum, { answers }) => sum + answers.length, 0),
      measures: inspected,
      submissions: submissions.length,
    },
  };
}
