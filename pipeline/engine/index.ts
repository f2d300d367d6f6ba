/**
 * Tasks in other processes, whatever the tasks are. This is all that the rest of the program sees of it: whoever wants another queue to do the
 * work returns a {@link WorkerPool} that hands tasks to it, and nothing else changes. Beside it, what every process of ours tells V8.
 */
export { compileLess } from "./compile-less.ts";
export { openWorkerPool, type PoolLimits, type TaskEnd, type WorkerPool } from "./worker-pool.ts";
