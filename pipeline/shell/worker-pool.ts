/**
 * Worker processes: one bad file costs its own process at most. Threads would not do: one that runs out
 * of memory in the middle of native work (a long text, a big array) takes the whole program with it.
 */
import { fork, type ChildProcess } from "node:child_process";
import PQueue from "p-queue";
import type { Program } from "../model/program.ts";
import type { FromProcess, ToProcess } from "./worker-process.ts";

/** What a worker process runs. */
export interface WorkerCode {
  readonly program: Program;
  /** Address of the module, from the program's folder; its default export takes `data` and returns what does the tasks. */
  readonly module: string;
}

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
  /** Never rejects. Calls beyond `jobs` wait for a process; waiting takes none of a task's time. */
  readonly run: (task: unknown) => Promise<TaskEnd<Result>>;
  readonly close: () => void;
}

/** @param data copied into each worker when it starts. */
export function openWorkerPool<Result>(code: WorkerCode, data: unknown, limits: PoolLimits): WorkerPool<Result> {
  const idle: WorkerProcess[] = [];
  const all = new Set<WorkerProcess>();
  const places = new PQueue({ concurrency: limits.jobs });
  const runTask = async (task: unknown): Promise<TaskEnd<Result>> => {
    const process =
      idle.pop() ??
      startProcess(code.program, {
        worker: new URL(code.module, code.program.folder).href,
        data,
        megabytes: limits.megabytes,
      });
    all.add(process);
    const end = (await process.started) ?? (await process.run(task, limits.seconds));
    if (process.alive()) idle.push(process);
    else all.delete(process);
    return end as TaskEnd<Result>;
  };
  return {
    run: (task) => places.add(() => runTask(task)),
    close: () => {
      for (const process of all) process.end();
    },
  };
}

interface WorkerProcess {
  /** null once it is ready for tasks; starting takes none of a task's time. */
  readonly started: Promise<TaskEnd<never> | null>;
  readonly run: (task: unknown, seconds: number) => Promise<TaskEnd<unknown>>;
  readonly alive: () => boolean;
  readonly end: () => void;
}

function startProcess(program: Program, start: ToProcess): WorkerProcess {
  const child = fork(new URL("worker-process.js", program.folder), {
    execArgv: [`--max-old-space-size=${String(start.megabytes)}`],
    serialization: "advanced",
    // The library prints its doubts about odd files; they would end up between the lines of the run.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // What cannot be sent to a dead process shows as its end.
  child.on("error", () => undefined);
  const send = (message: unknown): void => void child.send(message as object, () => undefined);
  const alive = (): boolean => child.connected && !child.killed && child.exitCode === null;
  const started = nextMessage(child, alive).then((end) => ("ready" in end ? null : (end as TaskEnd<never>)));
  send(start);
  return {
    started,
    alive,
    run: async (task, seconds) => {
      const timer = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
      const answer = nextMessage(child, alive);
      send(task);
      const end = await answer;
      clearTimeout(timer);
      return child.killed && "stopped" in end ? { stopped: "time" } : (end as TaskEnd<unknown>);
    },
    end: () => child.kill("SIGKILL"),
  };
}

/** What the process says next; a process that ends without a word was stopped by a limit of memory, its own or the system's. */
function nextMessage(child: ChildProcess, alive: () => boolean): Promise<FromProcess | { readonly stopped: "memory" }> {
  if (!alive()) return Promise.resolve({ stopped: "memory" });
  return new Promise((resolve) => {
    const onMessage = (message: unknown): void => {
      child.off("exit", onExit);
      resolve(message as FromProcess);
    };
    const onExit = (): void => {
      child.off("message", onMessage);
      resolve({ stopped: "memory" });
    };
    child.once("message", onMessage);
    child.once("exit", onExit);
  });
}
