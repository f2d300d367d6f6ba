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

/** Tasks wait for the one before them: answers come in the order of the tasks. */
let turn: Promise<Work> | null = null;
process.on("message", (message) => {
  turn = turn === null ? start(message as ToProcess) : turn.then((work) => answer(work, message));
});
process.once("disconnect", () => process.exit());

/** Never rejects: a worker that cannot be loaded fails its tasks. */
async function start({ worker, data, megabytes }: ToProcess): Promise<Work> {
  const most = (2 * megabytes + 200) * 1_000_000;
  new Worker(GUARD, { eval: true, execArgv: [], workerData: { parent: process.ppid, most } }).unref();
  const work = await load(worker, data).catch((error: unknown) => (): never => {
    throw toError(error);
  });
  send({ ready: true });
  return work;
}

async function load(worker: string, data: unknown): Promise<Work> {
  const module = (await import(worker)) as { readonly default: (data: unknown) => Work };
  return module.default(data);
}

async function answer(work: Work, task: unknown): Promise<Work> {
  try {
    send({ result: await work(task) });
  } catch (error) {
    send({ failed: toError(error) });
  }
  return work;
}

function send(message: FromProcess): void {
  process.send?.(message);
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
