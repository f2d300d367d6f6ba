/** The outputs folder during one run: what is still current is left alone, what is gone is removed, the rest appears whole or not at all. */
import { rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Fault } from "../model/pipeline-error.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { OutputState } from "../model/run-state.ts";
import { lookAtFile, sha256 } from "./input-folder.ts";
import { writeOutput } from "./output-folder.ts";

export interface Outputs {
  /** The digest of an output that was made from the same basis and has not been touched since; null when it must be made. */
  readonly current: (path: string, basis: string) => Promise<FileDigest | null>;
  /** Writes one file; what could not be written is in `faults`. */
  readonly write: (path: string, content: Uint8Array | string, basis: string) => Promise<FileDigest>;
  /** Removes the reports of earlier runs that are not among `paths`. Nothing that a run did not write is ever removed. */
  readonly removeGone: (paths: readonly string[]) => Promise<void>;
  readonly faults: readonly Fault[];
  readonly states: () => readonly OutputState[];
}

/** @param last what the last run wrote. */
export function openOutputs(folder: string, last: readonly OutputState[]): Outputs {
  const known = new Map(last.map((state) => [state.path, state]));
  const states = new Map<string, OutputState>();
  const faults: Fault[] = [];
  return {
    faults,
    states: () => [...states.values()],
    current: async (path, basis) => {
      const state = known.get(path);
      if (state?.basis !== basis || !(await isUntouchedOutput(folder, state))) return null;
      states.set(path, state);
      return { path, sha256: state.sha256 };
    },
    write: async (path, content, basis) => {
      const digest = { path, sha256: sha256(content) };
      const fault = await writeOutput(folder, path, content);
      const look = fault === null ? await lookAtFile(join(folder, path)) : null;
      if (fault !== null) faults.push(fault);
      else if (look !== null) states.set(path, { ...digest, ...look, basis });
      return digest;
    },
    removeGone: async (paths) => {
      const kept = new Set(paths);
      for (const path of known.keys()) {
        if (!path.startsWith("reports/") || kept.has(path)) continue;
        await rm(join(folder, path), { force: true }).catch(() => undefined);
        // Only an empty folder goes: a person may have put files beside the report.
        await rmdir(dirname(join(folder, path))).catch(() => undefined);
      }
    },
  };
}

/** Whether an output still is as it was written. */
export async function isUntouchedOutput(folder: string, { path, size, modified }: OutputState): Promise<boolean> {
  const look = await lookAtFile(join(folder, path));
  return look?.size === size && look.modified === modified;
}
