/** Worker threads: one bad file costs its own worker at most. */
import { Piscina } from "piscina";

export interface PoolLimits {
  /** How many tasks run at once. */
  readonly jobs: number;
  /** Heap of one worker. */
  readonly megabytes: number;
  /** Time for one task. */
  readonly seconds: number;
}

/** How a task ended: with the worker's result, or because a limit stopped it or the worker's code failed. */
export type TaskEnd<Result> =
  { readonly result: Result } | { readonly stopped: "time" | "memory" } | { readonly failed: Error };

export interface WorkerPool<Result> {
  /** Never rejects. Call it for at most `jobs` tasks at once: waiting counts as working time. */
  readonly run: (task: unknown) => Promise<TaskEnd<Result>>;
  readonly close: () => Promise<void>;
}

/**
 * @param worker module whose default export takes a task.
 * @param data copied into each worker when it starts.
 */
export function openWorkerPool<Result>(worker: URL, data: unknown, limits: PoolLimits): WorkerPool<Result> {
  const pool = new Piscina({
    filename: worker.href,
    workerData: data,
    minThreads: 0,
    maxThreads: limits.jobs,
    idleTimeout: 60_000,
    // The sources are TypeScript in every thread, whatever started the process.
    execArgv: ["--import", import.meta.resolve("tsx")],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  return { run: (task) => runTask<Result>(pool, task, limits.seconds), close: () => pool.destroy() };
}

async function runTask<Result>(pool: Piscina, task: unknown, seconds: number): Promise<TaskEnd<Result>> {
  const signal = AbortSignal.timeout(seconds * 1000);
  try {
    return { result: (await pool.run(task, { signal })) as Result };
  } catch (error) {
    if (signal.aborted) return { stopped: "time" };
    const failure = error instanceof Error ? error : new Error(String(error));
    if ("code" in failure && failure.code === "ERR_WORKER_OUT_OF_MEMORY") return { stopped: "memory" };
    return { failed: failure };
  }
}
