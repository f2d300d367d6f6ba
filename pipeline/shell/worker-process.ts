/** Entry of a worker process: loads the worker module that it is told to and does one task after another. */
import { Worker } from "node:worker_threads";

/** The first message; every later one is a task. */
export interface ToProcess {
  /** Address of the worker module. */
  readonly worker: string;
  readonly data: unknown;
  readonly megabytes: number;
}

export type FromProcess = { readonly ready: true } | { readonly result: unknown } | { readonly failed: Error };

type Work = (task: unknown) => unknown;

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

process.once("message", (first) => void start(first as ToProcess));
process.once("disconnect", () => process.exit());

async function start({ worker, data, megabytes }: ToProcess): Promise<void> {
  const most = (2 * megabytes + 200) * 1_000_000;
  new Worker(GUARD, { eval: true, execArgv: [], workerData: { parent: process.ppid, most } }).unref();
  try {
    const module = (await import(worker)) as { readonly default: (data: unknown) => Work };
    const work = module.default(data);
    process.on("message", (task) => void answer(work, task));
    send({ ready: true });
  } catch (error) {
    send({ failed: toError(error) });
  }
}

async function answer(work: Work, task: unknown): Promise<void> {
  try {
    send({ result: await work(task) });
  } catch (error) {
    send({ failed: toError(error) });
  }
}

function send(message: FromProcess): void {
  process.send?.(message);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
