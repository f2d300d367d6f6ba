/** Entry of a worker process: loads the worker module that it is told to and does one task after another. */
import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { compileLess } from "./compile-less.ts";
import { GUARD } from "./worker-guard.ts";

/** The first message; the second is what the worker does its tasks with, and every later one a list of tasks. */
export interface ToProcess {
  /** Address of the worker module. */
  readonly worker: string;
  /** Heap of this process; what it may take in all is somewhat more than twice that. */
  readonly megabytes: number;
  /** Work on one task, see worker-guard.ts. */
  readonly seconds: number;
}

/** How the worker module's code ended a task. */
export type WorkEnd = { readonly result: unknown } | { readonly failed: Error };
/** Ready for the first task; then an answer to each list of tasks, in their order, and before it each step of a task (by its place in the list). */
export type FromProcess =
  { readonly ready: true } | { readonly stepOf: number } | { readonly ends: readonly WorkEnd[] };

/**
 * Its default export takes what all tasks share and returns what does them. A task of many steps, each bounded, says when it
 * begins one: the limit of work holds for a step then.
 */
interface WorkerModule {
  readonly default: (data: unknown, beginStep: () => void) => (task: unknown) => unknown;
}

let failTask: ((error: unknown) => void) | null = null;

compileLess();
process.once("disconnect", () => process.exit());
// Thrown by what a task has left running; without a task it says nothing about any.
process.on("uncaughtException", (error) => {
  if (failTask === null) process.exit(1);
  else failTask(error);
});
void serve();

/** Messages wait for the one before them: answers come in the order of the tasks. */
async function serve(): Promise<void> {
  const messages = on(process, "message") as AsyncIterator<readonly [unknown], readonly [unknown]>;
  const next = async (): Promise<unknown> => (await messages.next()).value[0];
  const { worker, megabytes, seconds } = (await next()) as ToProcess;
  /** Number of the task, or step of a task, at work; 0 between tasks. */
  const turn = new Int32Array(new SharedArrayBuffer(4));
  const most = (2 * megabytes + 200) * 1_000_000;
  const workerData = { parent: process.ppid, most, seconds, turn };
  new Worker(GUARD, { eval: true, execArgv: [], workerData }).unref();
  const module = import(worker) as Promise<WorkerModule>;
  // Waited for below; what it rejects with fails every task.
  module.catch(() => undefined);
  const data = await next();
  let [count, at] = [0, 0];
  const work = module.then(({ default: begin }) =>
    begin(data, () => {
      turn[0] = ++count;
      send({ stepOf: at });
    }),
  );
  await work.catch(() => undefined);
  send({ ready: true });
  for (;;) {
    const tasks = (await next()) as readonly unknown[];
    const ends: WorkEnd[] = [];
    for (const [index, task] of tasks.entries()) {
      at = index;
      turn[0] = ++count;
      ends.push(await endOf(async () => (await work)(task)));
    }
    turn[0] = 0;
    send({ ends });
  }
}

async function endOf(work: () => Promise<unknown>): Promise<WorkEnd> {
  const stray = new Promise<never>((_, reject) => (failTask = reject));
  try {
    return { result: await Promise.race([work(), stray]) };
  } catch (error) {
    if (tellsShortage(error)) process.exit(1);
    return { failed: error instanceof Error ? error : new Error(String(error)) };
  } finally {
    failTask = null;
  }
}

/** Errors that tell of a machine that has run short of something, not of the task. */
function tellsShortage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : null;
  return SHORTAGES.some((shortage) => shortage === code) || error.message === "Array buffer allocation failed";
}

const SHORTAGES = ["ENOMEM", "EAGAIN", "EMFILE", "ENFILE", "Z_MEM_ERROR", "ERR_WORKER_INIT_FAILED"];

function send(message: FromProcess): void {
  process.send?.(message);
}
