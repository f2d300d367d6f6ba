/**
 * Worker processes: one bad file costs its own process at most. Threads would not do: one that runs out
 * of memory in the middle of native work (a long text, a big array) takes the whole program with it.
 */
import { fork } from "node:child_process";
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
  /** How many tasks a worker is handed at once: with two it need not wait for the next. Few long tasks are better handed out singly. */
  readonly atHand: number;
}

/** How a task ended: with the worker's result, or because a limit stopped it or the worker's code failed. */
export type TaskEnd<Result> =
  { readonly result: Result } | { readonly stopped: "time" | "memory" } | { readonly failed: Error };

export interface WorkerPool<Result> {
  /** Starts so many processes, so that they load their code while this one still looks for what they need. */
  readonly prepare: (processes: number) => void;
  /** Gives every process, also those started later, what it does all its tasks with. Call it once, before the first task. */
  readonly begin: (data: unknown) => void;
  /** Never rejects. Calls beyond `jobs` wait for a process; waiting takes none of a task's time. */
  readonly run: (task: unknown) => Promise<TaskEnd<Result>>;
  readonly close: () => void;
}

export function openWorkerPool<Result>(code: WorkerCode, limits: PoolLimits): WorkerPool<Result> {
  const all = new Set<WorkerProcess>();
  let basis: { readonly data: unknown } | null = null;
  const places = new PQueue({ concurrency: limits.jobs * limits.atHand });
  const start = (): WorkerProcess => {
    const worker = new URL(code.module, code.program.folder).href;
    const process = startProcess(code.program, { worker, megabytes: limits.megabytes }, limits.seconds);
    if (basis !== null) process.begin(basis.data);
    all.add(process);
    return process;
  };
  const runTask = async (task: unknown): Promise<TaskEnd<Result>> => {
    for (const process of all) if (!process.alive()) all.delete(process);
    const process = leastBusy(all.size < limits.jobs ? [...all].filter((one) => one.atHand() === 0) : all) ?? start();
    const end = await process.run(task);
    return end === "not begun" ? runTask(task) : (end as TaskEnd<Result>);
  };
  return {
    prepare: (processes) => {
      for (let count = 0; count < Math.min(processes, limits.jobs); count++) start();
    },
    begin: (data) => {
      basis = { data };
      for (const process of all) process.begin(data);
    },
    run: (task) => places.add(() => runTask(task)),
    close: () => {
      for (const process of all) process.end();
    },
  };
}

function leastBusy(processes: Iterable<WorkerProcess>): WorkerProcess | undefined {
  return [...processes].sort((a, b) => a.atHand() - b.atHand())[0];
}

interface WorkerProcess {
  readonly begin: (data: unknown) => void;
  /** "not begun": the process ended while it was busy with an earlier task. */
  readonly run: (task: unknown) => Promise<TaskEnd<unknown> | "not begun">;
  readonly alive: () => boolean;
  /** How many tasks it has not answered yet. */
  readonly atHand: () => number;
  readonly end: () => void;
}

function startProcess(program: Program, start: ToProcess, seconds: number): WorkerProcess {
  const child = fork(new URL("worker-process.js", program.folder), {
    // A small heap would come with a small nursery, and most of the time would go into clearing it.
    execArgv: [`--max-old-space-size=${String(start.megabytes)}`, `--max-semi-space-size=${String(NURSERY)}`],
    serialization: "advanced",
    // The library prints its doubts about odd files; they would end up between the lines of the run.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // What cannot be sent to a dead process shows as its end; one that could not be started has no end.
  child.on("error", () => {
    if (child.pid === undefined) finish();
  });
  const send = (message: unknown): void => void child.send(message as object, () => undefined);
  const tasks: ((end: TaskEnd<unknown> | "not begun") => void)[] = [];
  let [ready, outOfTime] = [false, false];
  let timer: NodeJS.Timeout | undefined;
  /** Starting takes none of a task's time, nor does waiting behind another. */
  const timeFirst = (): void => {
    clearTimeout(timer);
    if (!ready || tasks.length === 0) return;
    timer = setTimeout(() => {
      outOfTime = true;
      child.kill("SIGKILL");
    }, seconds * 1000);
  };
  /** A process that ends without a word was stopped by a limit of memory, its own or the system's. */
  const finish = (): void => {
    clearTimeout(timer);
    const [first, ...others] = tasks.splice(0);
    first?.({ stopped: outOfTime ? "time" : "memory" });
    for (const other of others) other("not begun");
  };
  child.on("message", (message: FromProcess) => {
    if ("ready" in message) ready = true;
    else tasks.shift()?.(message);
    timeFirst();
  });
  // "close" comes after the last message; "exit" may overtake the answer to a finished task.
  child.once("close", finish);
  send(start);
  return {
    begin: send,
    alive: () => child.connected && !child.killed && child.exitCode === null,
    atHand: () => tasks.length,
    run: (task) =>
      new Promise((resolve) => {
        tasks.push(resolve);
        if (tasks.length === 1) timeFirst();
        send(task);
      }),
    end: () => child.kill("SIGKILL"),
  };
}

/** Megabytes; with what V8 takes for a heap of usual size (16), a twentieth more time goes into clearing it. */
const NURSERY = 32;
