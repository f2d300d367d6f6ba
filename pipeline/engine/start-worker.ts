/** One worker process as the pool sees it: what it can be told, and what becomes of it. */
import { fork, type ChildProcess } from "node:child_process";
import { LIMIT_LINE, SIGN_EVERY, type Limit } from "./worker-guard.ts";
import type { FromProcess, ToProcess, WorkEnd } from "./worker-process.ts";

/** What a process is told; what cannot reach it any more shows as its stop. */
export interface Worker {
  /** What it does all its tasks with. Once, before the first task. */
  readonly begin: (data: unknown) => void;
  /** Tasks that it answers together. */
  readonly hand: (tasks: readonly unknown[]) => void;
  readonly kill: () => void;
}

/** What becomes of a process; nothing is called before {@link StartWorker} has returned. */
interface WorkerEvents {
  readonly onReady: () => void;
  /** Another step has begun of the task at this place in the list at work. */
  readonly onStep: (index: number) => void;
  /** To each call of `hand`, in turn. */
  readonly onAnswer: (ends: readonly WorkEnd[]) => void;
  /** The last, and once: it exceeded a limit by itself, or is gone without a word ("lost": killed, suspended for good, or never came to be). */
  readonly onStop: (stop: Limit | "lost") => void;
}

/** How a pool gets a process; tests give it one that they can stop at will. */
export type StartWorker = (entry: URL, start: ToProcess, events: WorkerEvents) => Worker;

/**
 * Signs of life that may fail to come, one after the other, before a process counts as lost: suspended by somebody, or held by
 * a share that has gone. Counted in this program's own time: while it sleeps itself, nothing is missed.
 */
const MOST_MISSED = 60;

/** Megabytes; with what V8 takes for a heap of usual size (16), a twentieth more time goes into clearing it. */
const NURSERY = 32;

/** Forks a Node process that runs `entry`; whatever ends it arrives as `onStop`, nothing is thrown. */
export const startWorker: StartWorker = (entry, start, { onReady, onStep, onAnswer, onStop }) => {
  let child: ChildProcess;
  try {
    child = fork(entry, {
      // A small heap would come with a small nursery, and most of the time would go into clearing it.
      execArgv: [`--max-old-space-size=${String(start.megabytes)}`, `--max-semi-space-size=${String(NURSERY)}`],
      serialization: "advanced",
      // What the library prints of its doubts about odd files would end up between the lines of the run.
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
  } catch {
    // Some shortages are thrown, others are an event.
    setImmediate(onStop, "lost");
    return { begin: nothing, hand: nothing, kill: nothing };
  }
  const words = lastWords(child);
  let stopped = false;
  const stop = (): void => {
    if (stopped) return;
    stopped = true;
    clearInterval(watch);
    onStop(limitIn(words()) ?? "lost");
  };
  // What a share holds does not end when it is killed: its end is not waited for.
  const watch = watchOver(child, () => {
    child.kill("SIGKILL");
    child.removeAllListeners("message");
    if (child.connected) child.disconnect();
    child.stderr?.destroy();
    child.unref();
    stop();
  });
  child.on("error", () => {
    // One that could not be started does not close.
    if (child.pid === undefined) stop();
  });
  child.on("message", (message: FromProcess) => {
    if ("ready" in message) onReady();
    else if ("stepOf" in message) onStep(message.stepOf);
    else onAnswer(message.ends);
  });
  // "close" comes after the last message; "exit" may overtake the answer to a finished task.
  child.once("close", stop);
  const send = (message: unknown): void => {
    if (child.connected) child.send(message as object, nothing);
  };
  send(start);
  return { begin: send, hand: send, kill: () => child.kill("SIGKILL") };
};

/** Calls `onSilent` when a process has missed too many signs of life in a row; the guard in it gives them, whatever the rest is busy with. */
function watchOver(child: ChildProcess, onSilent: () => void): NodeJS.Timeout {
  let missed = 0;
  child.stderr?.on("data", () => (missed = 0));
  return setInterval(() => {
    if (++missed === MOST_MISSED) onSilent();
  }, SIGN_EVERY).unref();
}

/** What a process has written to its stderr at last: V8 says there why it gives up, before some pages of addresses. */
function lastWords(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (more: string) => {
    text = (text + more).slice(-WORDS);
  });
  return () => text;
}

const WORDS = 20_000;

/** Said by the guard, or by V8, which cannot be asked to say it otherwise. When the system has no memory left, V8 uses other words. */
function limitIn(words: string): Limit | null {
  const [, limit] = LIMIT_LINE.exec(words) ?? [];
  if (limit === "memory" || limit === "time") return limit;
  return HEAP_LIMIT.test(words) ? "memory" : null;
}

const HEAP_LIMIT =
  /^FATAL ERROR: (?:Reached heap limit|Ineffective mark-compacts near heap limit|CALL_AND_RETRY_LAST|invalid (?:array length|table size)) .*JavaScript heap out of memory/mu;

function nothing(): void {
  // A process that never came to be is told nothing.
}
