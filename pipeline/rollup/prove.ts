/** A sum that does not hold is a bug, never a finding. */
import { PipelineError } from "../model/pipeline-error.ts";

/** @throws PipelineError (exit 1) that says which sum does not hold. */
export function prove(what: string, expected: number, found: number): void {
  if (expected === found) return;
  throw new PipelineError(
    `集計の検算が合いません（${what}: ${String(expected)} ≠ ${String(found)}）。プログラムの誤りです。開発元に知らせてください。`,
    { exitCode: 1 },
  );
}
