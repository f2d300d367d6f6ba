/** Every input file through the reading workers, archives opened in place, whatever happens to any one of them. */
import type { Program } from "../model/program.ts";
import type { InputState } from "../model/run-state.ts";
import type { FolderLook } from "./input-folder.ts";
import { AT_HAND, createVisit, type ReadingTask, type VisitOptions, type WorkerReading } from "./visit-files.ts";
import { openWorkerPool, type PoolLimits, type WorkerPool } from "../engine/worker-pool.ts";

/** Processes that read; they can be started before it is known what they read against. */
export type ReadingPool = WorkerPool<WorkerReading>;

export function openReadingPool(program: Program, limits: Omit<PoolLimits, "atHand">): ReadingPool {
  return openWorkerPool({ program, module: "reading-worker.js" }, { ...limits, atHand: AT_HAND });
}

export interface ReadAllOptions<Settled> extends VisitOptions<Settled> {
  readonly pool: ReadingPool;
  /** Copied into every worker. */
  readonly scope: unknown;
  /** A password is tried on this file, which takes a while. */
  readonly onTry: (path: string) => void;
}

export interface ReadAllResult<Settled> {
  /** What `settle` made of each path and of each file in an archive among them, in no fixed order. */
  readonly files: readonly Settled[];
  /** What the next run may take on trust, by path. */
  readonly inputs: Readonly<Record<string, InputState>>;
}

/** Closes the pool at the end. */
export async function readAll<Settled>(
  { paths, looks, places }: Pick<FolderLook, "paths" | "looks" | "places">,
  options: ReadAllOptions<Settled>,
): Promise<ReadAllResult<Settled>> {
  const { pool, scope, onTry } = options;
  try {
    pool.begin(scope, (task) => {
      // The pool hands out what the visit has given it.
      onTry((task as ReadingTask).path);
    });
    const visit = createVisit(pool, { looks, places }, options);
    visit.addFiles(paths);
    await visit.idle();
    return { files: visit.files, inputs: Object.fromEntries(visit.inputs) };
  } finally {
    pool.close();
  }
}
