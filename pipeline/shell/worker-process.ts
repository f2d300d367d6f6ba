/** Entry of a worker process: loads the worker module that it is told to and does one task after another. */
import { on } from "node:events";
import { Worker } from "node:worker_threads";

/** The first message; the second is what the worker does its tasks with, and every later one a task. */
export interface ToProcess {
  /** Address of the worker module. */
  readonly worker: string;
  readonly megabytes: number;
}

export type FromProcess = { readonly ready: true } | { readonly result: unknown } | { readonly failed: Error };

/** Its default export takes what all tasks share and returns what does them. */
interface WorkerModule {
  readonly default: (data: unknown) => (task: unknown) => unknown;
}

/**
 * Watches from a thread of its own, since a file may keep the main one busy for ever. Ends the process when the program
 * that started it is gone, and when what lies outside the heap (unpacked archives) makes it grow far beyond its limit.
 */
const GUARD = `
  const { workerData: { parent, most } } = require("node:worker_threads");
  setInterval(() => {
    let orphan = process.ppid !== parent;
    try { process.kill(parent, 0); } catch (error) { orphan = error.code === "ESRCH"; }
    if (orphan || process.memoryUsage.rss() > most) process.kill(process.pid, "SIGKILL");
  }, 100);`;

process.once("disconnect", () => process.exit());
void serve();

/** Messages wait for the one before them: answers come in the order of the tasks. */
async function serve(): Promise<void> {
  const messages = on(process, "message") as AsyncIterator<readonly [unknown], readonly [unknown]>;
  const next = async (): Promise<unknown> => (await messages.next()).value[0];
  const { worker, megabytes } = (await next()) as ToProcess;
  const most = (2 * megabytes + 200) * 1_000_000;
  new Worker(GUARD, { eval: true, execArgv: [], workerData: { parent: process.ppid, most } }).unref();
  const module = import(worker) as Promise<WorkerModule>;
  // Waited for below; what it rejects with fails every task.
  module.catch(() => undefined);
  const data = await next();
  const work = module.then(({ default: begin }) => begin(data));
  await work.catch(() => undefined);
  send({ ready: true });
  for (;;) {
    const task = await next();
    try {
      send({ result: await (await work)(task) });
    } catch (error) {
      send({ failed: error instanceof Error ? error : new Error(String(error)) });
    }
  }
}

function send(message: FromProcess): void {
  process.send?.(message);
}
