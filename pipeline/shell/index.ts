/** Everything that touches the world, behind one interface: disk, clock, workers, progress. */
import type { Program } from "../model/program.ts";
import type { RunRecord } from "../model/run-record.ts";
import { archivedNames, archiveOutputs, findUnfinishedMove, takeBack } from "./archive-outputs.ts";
import { openEarlierOutputs } from "./earlier-outputs.ts";
import { loadHistory } from "./history-file.ts";
import { kindOf, listNames, lookAtFolder, sha256 } from "./input-folder.ts";
import { formatLocalTime } from "./local-time.ts";
import { appendLine, clearTemporaries, openNewFolder, writeNewFiles } from "./output-folder.ts";
import { openFormFolder } from "./form-folder.ts";
import { loadIfThere } from "./load-if-there.ts";
import { findOfficeSuite, type OfficeSuite } from "./office-suite.ts";
import { openOutputs } from "./outputs.ts";
import { loadPastFile, lookAtPastFile } from "./past-file.ts";
import { loadProgramPart } from "./program-part.ts";
import { recheckOutput } from "./recheck-output.ts";
import type { Progress } from "./progress.ts";
import { digestInput, loadInput } from "./load-input.ts";
import { openReadingPool } from "./reading-pool.ts";
import { loadProgramFile } from "./program-file.ts";
import { loadRequired } from "./required-file.ts";
import { takeRunLock } from "./run-lock.ts";
import { openReadingStore } from "./reading-store.ts";
import { isUntouched, openStateFolder } from "./state-folder.ts";
import { checkSeparate } from "./separate-folders.ts";
import { visitFiles } from "./visit-files.ts";
import { compileLess, openWorkerPool, type TaskEnd, type WorkerPool } from "../engine/index.ts";

export { ARCHIVE } from "./archive-outputs.ts";
export type { EarlierOutputs } from "./earlier-outputs.ts";
export { HISTORY_FILE } from "./history-file.ts";
export { STATE_FOLDER } from "./output-folder.ts";
export { createProgress, type Progress } from "./progress.ts";
export type { FormFolder, Kept } from "./form-folder.ts";
export type { FolderLook } from "./input-folder.ts";
export type { ReadingMemory } from "./plan-visit.ts";
export type { ReadingPool } from "./reading-pool.ts";
export type { VisitedFile } from "./visit-files.ts";
export { watchFolders, type FolderWatch } from "./watch-folders.ts";
export type { OfficeSuite } from "./office-suite.ts";
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
  readonly loadProgramFile: typeof loadProgramFile;
  readonly sha256: typeof sha256;
  readonly openReadingPool: typeof openReadingPool;
  readonly visitFiles: typeof visitFiles;
  readonly openDrawingPool: typeof openDrawingPool;
  readonly drawAll: typeof drawAll;
  /** LibreOffice. */
  readonly findOfficeSuite: () => Promise<OfficeSuite>;
  readonly loadInput: typeof loadInput;
  readonly openOutputs: typeof openOutputs;
  /** The text of what counted in earlier runs. */
  readonly loadHistory: typeof loadHistory;
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
  /** Script and style of pages. */
  readonly loadProgramPart: typeof loadProgramPart;
  readonly recheckOutput: typeof recheckOutput;
  readonly isUntouched: typeof isUntouched;
  readonly takeRunLock: typeof takeRunLock;
  readonly clearTemporaries: typeof clearTemporaries;
  readonly openStateFolder: typeof openStateFolder;
  readonly openReadingStore: typeof openReadingStore;
  readonly appendLine: typeof appendLine;
}

/** The one of the command line: nothing is opened before it is asked for. The process is one that is done in seconds. */
export function createShell(options: { readonly program: Program; readonly progress: Progress }): Shell {
  compileLess();
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
    loadProgramFile,
    sha256,
    openReadingPool,
    visitFiles,
    openDrawingPool,
    drawAll,
    findOfficeSuite,
    loadInput,
    openOutputs,
    loadHistory,
    openEarlierOutputs,
    archive: { names: archivedNames, unfinished: findUnfinishedMove, add: archiveOutputs, takeBack },
    openNewFolder,
    writeNewFiles,
    openFormFolder,
    loadIfThere,
    lookAtPastFile,
    loadPastFile,
    loadProgramPart,
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

/** Processes that make papers, null for one that cannot be made any more; they can be started before there is anything to make. */
export type DrawingPool = WorkerPool<Uint8Array | null>;

function openDrawingPool(program: Program, jobs: number): DrawingPool {
  return openWorkerPool({ program, module: "drawing-worker.js" }, { jobs, ...DRAWING_LIMITS });
}

/**
 * Draws documents in worker processes, in turn.
 *
 * @param lists documents that are handed over together, with what they have in common (see {@link WorkerPool})
 * @param pool has been told what it draws all documents with
 * @param onEnd called for each, in no fixed order, and awaited; null: the machine has not let this one be drawn, and the next run will try again
 */
async function drawAll<Task extends { readonly task: unknown }>(
  lists: readonly { readonly kind: string; readonly documents: readonly Task[] }[],
  pool: DrawingPool,
  onEnd: (task: Task, bytes: Uint8Array | null) => Promise<void>,
): Promise<void> {
  const drawList = async ({ kind, documents }: (typeof lists)[number]): Promise<void> => {
    const tasks = documents.map(({ task }) => task);
    const ends = await pool.runTogether(tasks, kind);
    await Promise.all(documents.map((document, index) => onEnd(document, drawnIn(ends[index]?.[1]))));
  };
  await Promise.all(lists.map(drawList));
}

function drawnIn(end: TaskEnd<Uint8Array | null> = { unfinished: "lost" }): Uint8Array | null {
  if ("failed" in end) throw end.failed;
  if ("exceeded" in end) throw new Error(`Drawing a document ran out of ${end.exceeded}.`);
  return "result" in end ? end.result : null;
}
