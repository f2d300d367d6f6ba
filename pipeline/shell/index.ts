/** Everything that touches the world, behind one interface: disk, clock, workers, progress. */
import type { Program } from "../model/program.ts";
import type { RunRecord } from "../model/run-record.ts";
import { archivedNames, archiveOutputs, findUnfinishedMove, takeBack } from "./archive-outputs.ts";
import { openEarlierOutputs } from "./earlier-outputs.ts";
import { kindOf, listNames, lookAtFolder, sha256 } from "./input-folder.ts";
import { formatLocalTime } from "./local-time.ts";
import { appendLine, clearTemporaries, openNewFolder, writeNewFiles } from "./output-folder.ts";
import { openFormFolder, loadIfThere } from "./form-folder.ts";
import { openOutputs } from "./outputs.ts";
import { loadPastFile, lookAtPastFile } from "./past-file.ts";
import { recheckOutput } from "./recheck-output.ts";
import type { Progress } from "./progress.ts";
import { digestInput, loadInput } from "./load-input.ts";
import { openReadingPool } from "./reading-pool.ts";
import { loadRequired } from "./required-file.ts";
import { takeRunLock } from "./run-lock.ts";
import { openReadingStore } from "./reading-store.ts";
import { isUntouched, openStateFolder } from "./state-folder.ts";
import { checkSeparate } from "./separate-folders.ts";
import { visitFiles } from "./visit-files.ts";
import { openWorkerPool, type WorkerPool } from "../engine/index.ts";

export { ARCHIVE } from "./archive-outputs.ts";
export type { EarlierOutputs } from "./earlier-outputs.ts";
export { STATE_FOLDER } from "./output-folder.ts";
export { createProgress, type Progress } from "./progress.ts";
export type { Kept } from "./form-folder.ts";
export type { FolderLook } from "./input-folder.ts";
export type { ReadingMemory } from "./plan-visit.ts";
export type { ReadingPool } from "./reading-pool.ts";
export type { VisitedFile } from "./visit-files.ts";
export { watchFolders, type FolderWatch } from "./watch-folders.ts";
export type { Outputs } from "./outputs.ts";
export type { RunLock } from "./run-lock.ts";
export type { StateFolder } from "./state-folder.ts";

/** Measures a run from its start, stage by stage. */
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
  readonly checkSeparate: typeof checkSeparate;
  readonly localTime: typeof formatLocalTime;
  readonly kindOf: typeof kindOf;
  readonly listNames: typeof listNames;
  readonly loadRequired: typeof loadRequired;
  readonly sha256: typeof sha256;
  readonly openReadingPool: typeof openReadingPool;
  readonly visitFiles: typeof visitFiles;
  readonly openDrawingPool: typeof openDrawingPool;
  readonly drawAll: typeof drawAll;
  readonly openMarkingPool: typeof openMarkingPool;
  readonly loadInput: typeof loadInput;
  readonly openOutputs: typeof openOutputs;
  readonly openEarlierOutputs: typeof openEarlierOutputs;
  readonly archive: {
    readonly names: typeof archivedNames;
    readonly unfinished: typeof findUnfinishedMove;
    readonly add: typeof archiveOutputs;
    readonly takeBack: typeof takeBack;
  };
  readonly openNewFolder: typeof openNewFolder;
  readonly writeNewFiles: typeof writeNewFiles;
  readonly openFormFolder: typeof openFormFolder;
  readonly loadIfThere: typeof loadIfThere;
  readonly lookAtPastFile: typeof lookAtPastFile;
  readonly loadPastFile: typeof loadPastFile;
  readonly recheckOutput: typeof recheckOutput;
  readonly isUntouched: typeof isUntouched;
  readonly takeRunLock: typeof takeRunLock;
  readonly clearTemporaries: typeof clearTemporaries;
  readonly openStateFolder: typeof openStateFolder;
  readonly openReadingStore: typeof openReadingStore;
  readonly appendLine: typeof appendLine;
}

/** The one of the command line: nothing is opened before it is asked for. */
export function createShell(options: { readonly program: Program; readonly progress: Progress }): Shell {
  return {
    ...options,
    startClock,
    today,
    lookAtFolder,
    digestInput,
    checkSeparate,
    localTime: formatLocalTime,
    kindOf,
    listNames,
    loadRequired,
    sha256,
    openReadingPool,
    visitFiles,
    openDrawingPool,
    drawAll,
    openMarkingPool,
    loadInput,
    openOutputs,
    openEarlierOutputs,
    archive: { names: archivedNames, unfinished: findUnfinishedMove, add: archiveOutputs, takeBack },
    openNewFolder,
    writeNewFiles,
    openFormFolder,
    loadIfThere,
    lookAtPastFile,
    loadPastFile,
    recheckOutput,
    isUntouched,
    takeRunLock,
    clearTemporaries,
    openStateFolder,
    openReadingStore,
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

/** A report over a whole country fits many times over; these only keep a bug from holding up the night. */
const DRAWING_LIMITS = { megabytes: 8_192, seconds: 3_600, atHand: 1 };

/** Processes that draw; they can be started before there is anything to draw. */
export type DrawingPool = WorkerPool<Uint8Array>;

function openDrawingPool(program: Program, jobs: number): DrawingPool {
  return openWorkerPool({ program, module: "drawing-worker.js" }, { jobs, ...DRAWING_LIMITS });
}

/** Processes that mark workbooks; null for one that is no longer what was read. */
export type MarkingPool = WorkerPool<Uint8Array | null>;

/** A workbook as large as a book may be takes seconds; with a second list at hand, a process need not wait for the next. */
const MARKING_LIMITS = { megabytes: 4_096, seconds: 600, atHand: 2 };

function openMarkingPool(program: Program, jobs: number): MarkingPool {
  const pool: MarkingPool = openWorkerPool({ program, module: "marking-worker.js" }, { jobs, ...MARKING_LIMITS });
  pool.begin(null);
  return pool;
}

interface DrawAllOptions<Task> {
  readonly pool: DrawingPool;
  /** What each worker draws all its documents with. */
  readonly looks: object;
  readonly onDrawn: (task: Task, docx: Uint8Array) => Promise<void>;
  /** The machine has not let this one be drawn; the next run will try again. */
  readonly onUndrawn: (task: Task) => void;
}

/** Draws documents in worker processes, in turn; each ends with `onDrawn`, which is awaited, or `onUndrawn`, in no fixed order. */
async function drawAll<Task extends { readonly task: unknown }>(
  tasks: readonly Task[],
  { pool, looks, onDrawn, onUndrawn }: DrawAllOptions<Task>,
): Promise<void> {
  pool.begin(looks);
  const drawOne = async (task: Task): Promise<void> => {
    const end = await pool.run(task.task);
    if ("failed" in end) throw end.failed;
    if ("exceeded" in end) throw new Error(`Drawing a document ran out of ${end.exceeded}.`);
    if ("unfinished" in end) onUndrawn(task);
    else await onDrawn(task, end.result);
  };
  await Promise.all(tasks.map(drawOne));
}
