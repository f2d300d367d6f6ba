/** Telling whether anything that a run depends on has changed. */
import type { RunOptions } from "../model/run-options.ts";
import type { PastFileState, RunState } from "../model/run-state.ts";
import type { Shell } from "../shell/index.ts";

/** What a run depends on besides its options: LibreOffice, where it makes PDF files, digests of sources, of the cycle before, and of submissions by path. */
export interface RunDigests {
  readonly suite: string | null;
  readonly sources: RunState["sources"];
  /** Name and digest of each file of the cycle before, wherever it lies: in the run that moves it to the archive it still lies elsewhere. */
  readonly previous: readonly Pick<PastFileState, "name" | "sha256">[];
  /** Path and digest of each file below inputs/, archives as wholes. */
  readonly inputs: readonly (readonly [string, string])[];
}

/** One digest over everything that a run depends on. */
export function runKey(
  { asOf, memory, time, parquet, oscal }: RunOptions,
  { suite, sources, previous, inputs }: RunDigests,
  shell: Shell,
): string {
  const past = previous.map(({ name, sha256 }) => [name, sha256]);
  const wanted = [asOf, memory, time, parquet, oscal];
  return shell.sha256(JSON.stringify([shell.program.digests.all, ...wanted, suite, sources, past, inputs]));
}
