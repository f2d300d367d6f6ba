/** Telling whether anything that a run depends on has changed. */
import type { RunOptions } from "../model/run-options.ts";
import type { RunState } from "../model/run-state.ts";
import type { Shell } from "../shell/index.ts";

/** What a run depends on besides its options: digests of sources and submissions by path. */
export interface RunDigests {
  readonly sources: RunState["sources"];
  /** Path and digest of each file below inputs/, archives as wholes. */
  readonly inputs: readonly (readonly [string, string])[];
}

/** One digest over everything that a run depends on. */
export function runKey({ asOf, memory, time }: RunOptions, { sources, inputs }: RunDigests, shell: Shell): string {
  return shell.sha256(JSON.stringify([shell.program.digests.all, asOf, memory, time, sources, inputs]));
}
