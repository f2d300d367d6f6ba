/** The processes that read files, and what is said between them and the visit. */
import { openWorkerPool, type PoolLimits, type WorkerPool } from "../engine/index.ts";
import type { Program } from "../model/program.ts";
import type { Look } from "./input-folder.ts";

/** A task of a reading worker: the bytes, or the place of a small file to load. */
export interface ReadingTask {
  readonly path: string;
  readonly source: Uint8Array | string;
  readonly passwords: readonly string[];
}

/** The answer to it; null when the file is not small, or an archive, and so is left to this process. */
export type WorkerReading = {
  /** The reading (state/encode-reading.ts). */
  readonly encoded: Uint8Array;
  readonly isProtected: boolean;
  readonly file: { readonly sha256: string; readonly bytes: number };
  readonly look: Look | null;
} | null;

/** Processes that read; they can be started before it is known what they read against. */
export type ReadingPool = WorkerPool<WorkerReading>;

/** What one file may take, and how many processes there are. */
export type ReadingLimits = Omit<PoolLimits, "atHand">;

/** With a second file at hand, a worker need not wait for the next. */
export const AT_HAND = 2;

/** For stages/reading-worker.ts. @param limits of each file, and how many processes read. */
export function openReadingPool(program: Program, limits: ReadingLimits): ReadingPool {
  return openWorkerPool({ program, module: "reading-worker.js" }, { ...limits, atHand: AT_HAND });
}
