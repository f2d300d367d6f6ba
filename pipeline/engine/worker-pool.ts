/**
 * Worker processes: one bad task costs its own process at most. Threads would not do: one that runs out
 * of memory in the middle of native work (a long text, a big array) takes the whole program with it.
 *
 * A task waits, is at hand in a worker, and ends. When its worker stops, that may say something about the task or nothing:
 * - behind another task it was not begun, and waits again;
 * - handed over together with others, it waits again by itself: which of them was the cause shows then;
 * - else it is a suspect, and is done again alone: in a process of its own, while no other process is there.
 * Alone, a limit of memory that the process itself told of is the task's own (`exceeded`). A process that was killed or could not
 * be had says nothing about the task: it is tried twice alone, and then, like one that takes too much work, stays `unfinished`.
 */
import type { Program } from "../model/program.ts";
import { startWorker, type StartWorker, type Worker } from "./start-worker.ts";
import type { Limit } from "./worker-guard.ts";
import type { WorkEnd } from "./worker-process.ts";

/** What a worker process runs. */
export interface WorkerCode {
  readonly program: Program;
  /** Address of the module, from the program's folder; its default export takes `data` and returns what does the tasks. */
  readonly module: string;
}

/** What bounds a pool and each task in it. */
export interface PoolLimits {
  /** How many processes there are at most. */
  readonly jobs: number;
  /** Heap of one worker. */
  readonly megabytes: number;
  /** Work on one task, or on one step of it: processor time, and a tenth of the time spent waiting. */
  readonly seconds: number;
  /** How many lists of tasks a worker is handed at once: with two it need not wait for the next. Few long tasks are better handed out singly. */
  readonly atHand: number;
}

/** Why a task has no end: none of these is a property of the task that another day would show again. */
type Unfinished = "time" | "lost" | "no process" | "closed";
/** How a task ended: with the worker's result, because the worker's code failed or its memory did not do, or not at all. */
export type TaskEnd<Result> =
  | { readonly result: Result }
  | { readonly failed: Error }
  | { readonly exceeded: "memory" }
  | { readonly unfinished: Unfinished };

/** Processes that all do one kind of task, given out as they become free. */
export interface WorkerPool<Result> {
  /** Starts so many processes, so that they load their code while this one still looks for what they need. */
  readonly prepare: (processes: number) => void;
  /**
   * Gives every process, also those started later, what it does all its tasks with. Call it once, before the first task.
   *
   * @param onStep called when a task of several steps begins another.
   */
  readonly begin: (data: unknown, onStep?: (task: unknown) => void) => void;
  /** Never rejects. Calls beyond `jobs` wait for a process. */
  readonly run: (task: unknown) => Promise<TaskEnd<Result>>;
  /**
   * The same for short tasks: handing each over by itself takes as long as doing it.
   *
   * @param kind what tasks have in common that run the same code: a process goes on with the kind that it has warmed up to, as long as there is any
   */
  readonly runTogether: <Given>(
    tasks: readonly Given[],
    kind?: string,
  ) => Promise<readonly (readonly [Given, TaskEnd<Result>])[]>;
  /** Ends all processes, and every task that has not ended, as "closed"; none is started any more. */
  readonly close: () => void;
}

/** No process is started before `prepare` or the first task. @param start other than local processes, for tests. */
export function openWorkerPool<Result>(
  code: WorkerCode,
  limits: PoolLimits,
  start: StartWorker = startWorker,
): WorkerPool<Result> {
  const pool = new Pool(code, limits, start);
  return {
    prepare: (processes) => {
      pool.prepare(processes);
    },
    begin: (data, onStep) => {
      pool.begin(data, onStep);
    },
    run: (task) => {
      const { waiting, ended } = newTask<Result>(task, "");
      pool.add([waiting]);
      return ended;
    },
    runTogether: (tasks, kind = "") => {
      const all = tasks.map((task) => ({ task, ...newTask<Result>(task, kind) }));
      pool.add(all.map(({ waiting }) => waiting));
      return Promise.all(all.map(async ({ task, ended }) => [task, await ended] as const));
    },
    close: () => {
      pool.close();
    },
  };
}

const TRIES_ALONE = 2;
/** Milliseconds before a process is started again where none could be had. */
const PAUSES = [500, 2_000, 8_000];

interface Task {
  readonly message: unknown;
  /** That of all tasks in its list. */
  readonly kind: string;
  readonly end: (end: TaskEnd<unknown>) => void;
  triedAlone: number;
}

function newTask<Result>(
  message: unknown,
  kind: string,
): { readonly waiting: Task; readonly ended: Promise<TaskEnd<Result>> } {
  let end: Task["end"] = () => undefined;
  // What the worker's module returns is known to whoever names it.
  const ended = new Promise<TaskEnd<Result>>((resolve) => (end = resolve as Task["end"]));
  return { waiting: { message, kind, end, triedAlone: 0 }, ended };
}

function kindOf(list: readonly Task[]): string {
  return list[0]?.kind ?? "";
}

/** A process: starting, until it is ready for tasks; then it works on the first list at hand. */
interface Member {
  readonly worker: Worker;
  readonly atHand: (readonly Task[])[];
  /** Of what it was handed last; null before it was handed anything. */
  kind: string | null;
  ready: boolean;
}

class Pool {
  readonly #waiting: (readonly Task[])[] = [];
  #isDispatchDue = false;
  readonly #suspects: Task[] = [];
  /** The suspect whose turn it is; it waits as the first, or is at hand in the only process. */
  #alone: Task | null = null;
  readonly #members = new Set<Member>();
  #basis: { readonly data: unknown } | null = null;
  /** Times in a row that no process could be had, with none left. */
  #failedStarts = 0;
  /** While it runs, no process is started. */
  #pause: NodeJS.Timeout | null = null;
  #closed = false;
  #onStep: ((task: unknown) => void) | undefined;
  readonly #code: WorkerCode;
  readonly #limits: PoolLimits;
  readonly #startWorker: StartWorker;

  constructor(code: WorkerCode, limits: PoolLimits, start: StartWorker) {
    [this.#code, this.#limits, this.#startWorker] = [code, limits, start];
  }

  prepare(processes: number): void {
    for (let count = 0; count < Math.min(processes, this.#limits.jobs); count++) this.#start();
  }

  begin(data: unknown, onStep?: (task: unknown) => void): void {
    this.#basis = { data };
    this.#onStep = onStep;
    for (const { worker } of this.#members) worker.begin(data);
  }

  /** @param list is handed over together, the first time. */
  add(list: readonly Task[]): void {
    if (list.length > 0) this.#waiting.push(list);
    if (this.#isDispatchDue) return;
    this.#isDispatchDue = true;
    // All that is added at the same time is known by then, so that each process can be given a kind of its own.
    queueMicrotask(() => {
      this.#isDispatchDue = false;
      this.#dispatch();
    });
  }

  close(): void {
    this.#closed = true;
    this.#giveUp("closed");
    this.#killAll();
  }

  #killAll(): void {
    for (const { worker } of this.#members) worker.kill();
    this.#members.clear();
  }

  /** Hands out what can be handed out, and starts a process where there is more to do. */
  #dispatch(): void {
    if (this.#closed) {
      this.#giveUp("closed");
      return;
    }
    this.#isolateSuspect();
    for (let free = this.#free(); free && this.#next(); free = this.#free()) {
      const at = this.#alone ? 0 : this.#bestFor(free);
      for (const next of this.#waiting.splice(at, 1)) {
        free.atHand.push(next);
        free.kind = kindOf(next);
        free.worker.hand(next.map(({ message }) => message));
      }
    }
    const [places, starting] = [this.#alone ? 1 : this.#limits.jobs, this.#count(({ ready }) => !ready)];
    if (this.#next() && this.#members.size < places && this.#waiting.length > starting) this.#start();
  }

  /** A suspect's turn comes when there is nothing else to do: then memory is least short. */
  #isolateSuspect(): void {
    if (this.#alone || this.#waiting.length > 0 || this.#count(({ atHand }) => atHand.length > 0) > 0) return;
    const suspect = this.#suspects.shift();
    if (!suspect) return;
    suspect.triedAlone++;
    this.#alone = suspect;
    this.#waiting.push([suspect]);
    this.#killAll();
  }

  #count(is: (member: Member) => boolean): number {
    return [...this.#members].filter(is).length;
  }

  #next(): readonly Task[] | undefined {
    const [first] = this.#waiting;
    return this.#alone && first?.[0] !== this.#alone ? undefined : first;
  }

  /** Place of a list of the kind that a process is at, else of one that no other is at, else of the first: to compile the same code twice takes long. */
  #bestFor(member: Member): number {
    const own = this.#waiting.findIndex((list) => kindOf(list) === member.kind);
    if (own >= 0) return own;
    const taken = new Set([...this.#members].map(({ kind }) => kind));
    return Math.max(
      0,
      this.#waiting.findIndex((list) => !taken.has(kindOf(list))),
    );
  }

  /** The least busy process; while others start, none is handed more than it can do at once. */
  #free(): Member | undefined {
    const most = this.#count(({ ready }) => !ready) > 0 ? 1 : this.#limits.atHand;
    return [...this.#members]
      .filter(({ ready, atHand }) => ready && atHand.length < most)
      .sort((a, b) => a.atHand.length - b.atHand.length)[0];
  }

  #start(): void {
    if (this.#pause !== null || this.#closed) return;
    const { program, module } = this.#code;
    const { megabytes, seconds } = this.#limits;
    const worker = this.#startWorker(
      new URL("worker-process.js", program.folder),
      { worker: new URL(module, program.folder).href, megabytes, seconds },
      {
        onReady: () => {
          member.ready = true;
          this.#failedStarts = 0;
          this.#dispatch();
        },
        onStep: (index) => {
          const task = member.atHand[0]?.[index];
          if (task !== undefined) this.#onStep?.(task.message);
        },
        onAnswer: (ends) => {
          for (const [index, task] of (member.atHand.shift() ?? []).entries()) this.#end(task, ends[index]);
          this.#dispatch();
        },
        onStop: (stop) => {
          // Those that the pool has killed are no longer its members.
          if (this.#members.delete(member)) this.#stopped(member, stop);
        },
      },
    );
    const member: Member = { worker, atHand: [], kind: null, ready: false };
    this.#members.add(member);
    if (this.#basis !== null) worker.begin(this.#basis.data);
  }

  #stopped({ ready, atHand: [begun, ...others] }: Member, stop: Limit | "lost"): void {
    this.#waiting.unshift(...others);
    if (!ready) this.#startFailed();
    const [first, second] = begun ?? [];
    if (begun && second) this.#waiting.unshift(...begun.map((task) => [task]));
    else if (first) this.#suspect(first, stop);
    this.#dispatch();
  }

  #suspect(task: Task, stop: Limit | "lost"): void {
    const wasAlone = task === this.#alone;
    if (stop === "time") this.#end(task, { unfinished: "time" });
    else if (wasAlone && stop === "memory") this.#end(task, { exceeded: "memory" });
    else if (wasAlone && task.triedAlone === TRIES_ALONE) this.#end(task, { unfinished: "lost" });
    else {
      if (wasAlone) this.#rest();
      this.#alone = null;
      this.#suspects.push(task);
    }
  }

  /** With none left, more and more time is given to the system; while others work, one is tried for now and then. */
  #startFailed(): void {
    if (this.#members.size === 0) this.#failedStarts++;
    if (this.#failedStarts > PAUSES.length) this.#giveUp("no process");
    else this.#rest();
  }

  #rest(): void {
    this.#pause ??= setTimeout(
      () => {
        this.#pause = null;
        this.#dispatch();
      },
      PAUSES[Math.max(0, this.#failedStarts - 1)],
    );
  }

  /** Ends all that has not ended. */
  #giveUp(unfinished: Unfinished): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
    const atHand = [...this.#members].flatMap((member) => member.atHand.splice(0));
    const tasks = [...this.#waiting.splice(0), ...atHand].flat();
    for (const task of [...tasks, ...this.#suspects.splice(0)]) this.#end(task, { unfinished });
  }

  #end(task: Task, end: WorkEnd | TaskEnd<unknown> = { failed: new Error("The worker has left a task out.") }): void {
    task.end(end);
    if (task !== this.#alone) return;
    this.#alone = null;
    this.#killAll();
  }
}
