/** Everything that touches the world, behind one interface: disk, clock, workers, progress. */
import type { Fault } from "../model/pipeline-error.ts";
import type { FileDigest, RunRecord } from "../model/run-record.ts";
import { inspectAll, type InspectAllOptions, type InspectedFile } from "./inspect-all.ts";
import { listFiles, readRequired, sha256 } from "./input-folder.ts";
import { writeOutput } from "./output-folder.ts";
import { createProgress, type Progress } from "./progress.ts";

export interface Clock {
  /** Ends a stage; its duration goes to the run log. */
  readonly lap: (stage: string) => void;
  readonly times: () => RunRecord["times"];
}

/** The outputs folder during one run. */
export interface Outputs {
  /** Writes one file, whole or not at all; what could not be written is in `faults`. */
  readonly write: (path: string, content: Uint8Array | string) => Promise<FileDigest>;
  readonly written: readonly FileDigest[];
  readonly faults: readonly Fault[];
}

export interface Shell {
  readonly program: RunRecord["program"];
  readonly progress: Progress;
  readonly startClock: () => Clock;
  /** The local date, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly listFiles: (folder: string) => Promise<readonly string[]>;
  readonly readRequired: (folder: string, name: string) => Promise<Uint8Array>;
  readonly sha256: (bytes: Uint8Array) => string;
  readonly inspectAll: <Inspection>(
    paths: readonly string[],
    options: InspectAllOptions<Inspection>,
  ) => Promise<readonly InspectedFile<Inspection>[]>;
  readonly openOutputs: (folder: string) => Outputs;
}

/** The real world. `stderr` shows the progress unless `quiet`. */
export function createShell(options: {
  readonly program: RunRecord["program"];
  readonly stderr: NodeJS.WriteStream;
  readonly quiet: boolean;
}): Shell {
  return {
    program: options.program,
    progress: createProgress(options.stderr, options.quiet),
    startClock,
    today,
    listFiles,
    readRequired,
    sha256,
    inspectAll,
    openOutputs,
  };
}

function startClock(): Clock {
  const started = new Date();
  const milliseconds: Record<string, number> = {};
  let last = performance.now();
  return {
    lap: (stage) => {
      const now = performance.now();
      milliseconds[stage] = Math.round(now - last);
      last = now;
    },
    times: () => ({
      startedAt: started.toISOString(),
      finishedAt: new Date().toISOString(),
      milliseconds: { ...milliseconds },
    }),
  };
}

function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function openOutputs(folder: string): Outputs {
  const written: FileDigest[] = [];
  const faults: Fault[] = [];
  return {
    written,
    faults,
    write: async (path, content) => {
      const digest = { path, sha256: sha256(content) };
      const fault = await writeOutput(folder, path, content);
      if (fault === null) written.push(digest);
      else faults.push(fault);
      return digest;
    },
  };
}
