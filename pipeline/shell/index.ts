/** Everything that touches the world, behind one interface: disk, clock, workers, progress. */
import { scryptSync } from "node:crypto";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import PQueue from "p-queue";
import type { Program } from "../model/program.ts";
import type { RunRecord } from "../model/run-record.ts";
import { lookAtFolder, readRequired, sha256 } from "./input-folder.ts";
import { clearTemporaries, openNewFolder } from "./output-folder.ts";
import { openOutputs, recheckOutput } from "./outputs.ts";
import type { Progress } from "./progress.ts";
import { openReadingPool, readAll } from "./read-all.ts";
import { digestInput } from "./read-input.ts";
import { takeRunLock } from "./run-lock.ts";
import { isUntouched, openReadingStore, openStateFolder } from "./state-folder.ts";
import { openWorkerPool } from "./worker-pool.ts";

export { STATE_FOLDER } from "./output-folder.ts";
export { createProgress, type Progress } from "./progress.ts";
export type { FolderLook } from "./input-folder.ts";
export type { ReadingPool } from "./read-all.ts";
export type { ReadFile, ReadingMemory } from "./visit-files.ts";
export { watchFolders, type FolderWatch } from "./watch-folders.ts";
export type { Outputs } from "./outputs.ts";
export type { ReadingStore, StateFolder } from "./state-folder.ts";

export interface Clock {
  /** Ends a stage; its duration goes to the run log. */
  readonly lap: (stage: string) => void;
  readonly times: () => RunRecord["times"];
}

/** The real world. */
export interface Shell {
  readonly program: Program;
  readonly progress: Progress;
  readonly startClock: () => Clock;
  /** The local date, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly lookAtFolder: typeof lookAtFolder;
  readonly digestInput: typeof digestInput;
  readonly readRequired: typeof readRequired;
  readonly sha256: typeof sha256;
  readonly openReadingPool: typeof openReadingPool;
  readonly readAll: typeof readAll;
  readonly drawAll: typeof drawAll;
  readonly openOutputs: typeof openOutputs;
  readonly openNewFolder: typeof openNewFolder;
  readonly recheckOutput: typeof recheckOutput;
  readonly isUntouched: typeof isUntouched;
  readonly takeRunLock: typeof takeRunLock;
  readonly clearTemporaries: typeof clearTemporaries;
  readonly openStateFolder: typeof openStateFolder;
  readonly openReadingStore: typeof openReadingStore;
  readonly digestSecret: typeof digestSecret;
  readonly appendLine: typeof appendLine;
}

export function createShell(options: { readonly program: Program; readonly progress: Progress }): Shell {
  return {
    ...options,
    startClock,
    today,
    lookAtFolder,
    digestInput,
    readRequired,
    sha256,
    openReadingPool,
    readAll,
    drawAll,
    openOutputs,
    openNewFolder,
    recheckOutput,
    isUntouched,
    takeRunLock,
    clearTemporaries,
    openStateFolder,
    openReadingStore,
    digestSecret,
    appendLine,
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

/** A digest that does not give a weak secret away to somebody who tries many. */
function digestSecret(secret: string): string {
  return scryptSync(secret, "annex2-rollup", 32).toString("hex");
}

/** Appends to a log; a log that cannot be written stops nothing. */
async function appendLine(folder: string, name: string, line: string): Promise<void> {
  await appendFile(join(folder, name), `${line}\n`).catch(() => undefined);
}

/** A report over a whole country fits many times over; these only keep a bug from holding up the night. */
const DRAWING_LIMITS = { megabytes: 8_192, seconds: 3_600, atHand: 1 };

interface DrawAllOptions<Task> {
  readonly program: Program;
  /** Bytes of templates/styles.docx; each worker takes its own styles out of them. */
  readonly styles: Uint8Array;
  readonly jobs: number;
  readonly onDrawn: (task: Task, docx: Uint8Array) => Promise<void>;
}

/** Draws reports in worker processes; `onDrawn` is awaited for each, in no fixed order. */
async function drawAll<Task extends { readonly report: unknown }>(
  tasks: readonly Task[],
  { program, styles, jobs, onDrawn }: DrawAllOptions<Task>,
): Promise<void> {
  if (tasks.length === 0) return;
  const pool = openWorkerPool<Uint8Array>(
    { program, module: "drawing-worker.js" },
    { jobs: Math.min(jobs, tasks.length), ...DRAWING_LIMITS },
  );
  pool.begin(styles);
  const queue = new PQueue({ concurrency: jobs });
  try {
    await queue.addAll(
      tasks.map((task) => async () => {
        const end = await pool.run(task.report);
        if ("failed" in end) throw end.failed;
        if ("stopped" in end) throw new Error(`Drawing a report ran out of ${end.stopped}.`);
        await onDrawn(task, end.result);
      }),
    );
  } finally {
    pool.close();
  }
}
