/** How often a task is tried, beside whom, and when it is given up: with processes that do as they are told. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { StartWorker } from "../../pipeline/engine/start-worker.ts";
import { openWorkerPool, type PoolLimits, type WorkerPool } from "../../pipeline/engine/worker-pool.ts";

type Stop = "memory" | "time" | "lost";
/** What stops a task; null: nothing does, "never": it never ends, "slow": it ends after all others. */
type Fate = Stop | "never" | "slow" | null;

/** A stand-in for the operating system. */
interface System {
  readonly start: StartWorker;
  /** Each try of a task, with the number of processes that were there. */
  readonly tries: string[];
  starts: number;
}

/** @param fate of a task at its nth try. @param canStart whether the nth process can be had. */
function system(fate: (task: unknown, nth: number) => Fate, canStart: (nth: number) => boolean): System {
  const alive = new Set<object>();
  const begun = new Map<unknown, number>();
  const self: System = {
    tries: [],
    starts: 0,
    start: (_entry, _limits, { onReady, onAnswer, onStop }) => {
      const process = {};
      const stop = (why: Stop): void => {
        if (alive.delete(process)) onStop(why);
      };
      const answer = (tasks: readonly unknown[]): void => {
        if (alive.has(process)) onAnswer(tasks.map((task) => ({ result: `done: ${String(task)}` })));
      };
      const work = (tasks: readonly unknown[]): void => {
        for (const task of alive.has(process) ? tasks : []) {
          const nth = (begun.get(task) ?? 0) + 1;
          begun.set(task, nth);
          self.tries.push(`${String(task)} beside ${String(alive.size - 1)}`);
          const why = fate(task, nth);
          if (why === null) continue;
          if (why === "slow") setTimeout(answer, 10_000, tasks);
          else if (why !== "never") stop(why);
          return;
        }
        answer(tasks);
      };
      const starts = canStart(++self.starts);
      alive.add(process);
      setImmediate(() => {
        if (starts) onReady();
        else stop("lost");
      });
      return {
        begin: () => undefined,
        hand: (tasks) => setImmediate(work, tasks),
        kill: () => setImmediate(stop, "lost"),
      };
    },
  };
  return self;
}

const CODE = {
  program: {
    name: "",
    version: "",
    folder: "file:///program/",
    pages: "",
    call: "",
    places: { inputs: "", outputs: "", templates: "" },
    digests: { reading: "", rendering: "", all: "" },
  },
  module: "worker.js",
};

function open(its: System, limits: Partial<PoolLimits> = {}): WorkerPool<string> {
  return openWorkerPool(CODE, { jobs: 2, megabytes: 64, seconds: 1, atHand: 2, ...limits }, its.start);
}

const always = (): boolean => true;
const done = (task: string): object => ({ result: `done: ${task}` });

/** Pauses take no time. */
let hurry: NodeJS.Timeout;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  hurry = setInterval(() => vi.advanceTimersByTime(1_000), 1);
});
afterEach(() => {
  clearInterval(hurry);
  vi.useRealTimers();
});

it.each<[string, (nth: number) => Stop | null, object, readonly string[]]>([
  ["killed once", (nth) => (nth === 1 ? "lost" : null), done("x"), ["x beside 1", "x beside 0"]],
  ["killed twice", (nth) => (nth < 3 ? "lost" : null), done("x"), ["x beside 1", "x beside 0", "x beside 0"]],
  ["always killed", () => "lost", { unfinished: "lost" }, ["x beside 1", "x beside 0", "x beside 0"]],
  ["out of memory beside others", (nth) => (nth === 1 ? "memory" : null), done("x"), ["x beside 1", "x beside 0"]],
  ["out of memory alone too", () => "memory", { exceeded: "memory" }, ["x beside 1", "x beside 0"]],
  [
    "killed, then out of memory alone",
    (nth) => (nth === 1 ? "lost" : "memory"),
    { exceeded: "memory" },
    ["x beside 1", "x beside 0"],
  ],
  [
    "out of memory, then killed alone",
    (nth) => (nth === 1 ? "memory" : "lost"),
    { unfinished: "lost" },
    ["x beside 1", "x beside 0", "x beside 0"],
  ],
  ["too much work", () => "time", { unfinished: "time" }, ["x beside 1"]],
])("a task that is %s", async (_, fate, end, tries) => {
  const its = system((task, nth) => (task === "x" ? fate(nth) : null), always);
  const pool = open(its);
  const ends = await Promise.all(["a", "x", "b", "c", "d"].map((task) => pool.run(task)));
  expect(ends).toEqual([done("a"), end, done("b"), done("c"), done("d")]);
  expect(its.tries.filter((each) => each.startsWith("x"))).toEqual(tries);
  // What waited behind it was not begun, and so is done once.
  expect(its.tries.filter((each) => !each.startsWith("x"))).toHaveLength(4);
  pool.close();
});

it("of tasks handed over together, each is then tried by itself", async () => {
  const its = system((task) => (task === "x" ? "lost" : null), always);
  const pool = open(its, { jobs: 1 });
  expect(await pool.runTogether(["a", "x", "b"])).toEqual([
    ["a", done("a")],
    ["x", { unfinished: "lost" }],
    ["b", done("b")],
  ]);
  expect(its.tries).toEqual([..."axaxbxx"].map((task) => `${task} beside 0`));
  expect(await pool.runTogether([])).toEqual([]);
  pool.close();
});

it("each process keeps to a kind of task as long as there is any, and then helps with the others", async () => {
  const given: string[][] = [];
  const start: StartWorker = (_entry, _limits, { onReady, onAnswer }) => {
    const mine: string[] = [];
    given.push(mine);
    setImmediate(onReady);
    const hand = (tasks: readonly unknown[]): void => {
      mine.push(...tasks.map(String));
      setImmediate(() => {
        onAnswer(tasks.map((task) => ({ result: `done: ${String(task)}` })));
      });
    };
    return { begin: () => undefined, hand, kill: () => undefined };
  };
  const pool = openWorkerPool<string>(CODE, { jobs: 2, megabytes: 64, seconds: 1, atHand: 1 }, start);
  pool.prepare(2);
  await new Promise(setImmediate);
  const lists = ["a1", "a2", "b1", "a3", "a4", "b2"].map((task) => pool.runTogether([task], task[0]));
  expect((await Promise.all(lists)).flat()).toHaveLength(6);
  expect(given).toEqual([
    ["a1", "a2", "a3"],
    ["b1", "b2", "a4"],
  ]);
  pool.close();
});

it("a full process table is waited for, and says nothing about the tasks", async () => {
  const its = system(
    (task, nth) => (task === "x" && nth === 1 ? "lost" : null),
    (nth) => nth % 4 === 0,
  );
  const pool = open(its, { jobs: 1 });
  expect(await Promise.all(["a", "b"].map((task) => pool.run(task)))).toEqual([done("a"), done("b")]);
  expect(its.starts).toBe(4);
  // A process that was had gives the next its time again: x is done by the eighth.
  expect(await pool.run("x")).toEqual(done("x"));
  expect(its.starts).toBe(8);
  pool.close();
});

it("what needs no process any more waits for none: once none could be had, each further task asks once", async () => {
  const its = system(
    () => null,
    (nth) => nth > 6,
  );
  const pool = open(its, { jobs: 1 });
  const none = { unfinished: "no process" };
  expect(await Promise.all(["a", "b", "c"].map((task) => pool.run(task)))).toEqual([none, none, none]);
  expect(its.starts).toBe(4);
  expect([await pool.run("d"), await pool.run("e"), await pool.run("f")]).toEqual([none, none, done("f")]);
  expect(its.starts).toBe(7);
  pool.close();
});

it("the processes that can be had do the work of those that cannot", async () => {
  const its = system(
    () => null,
    (nth) => nth === 6,
  );
  const pool = open(its, { jobs: 6 });
  pool.prepare(6);
  const tasks = [..."abcdefgh"];
  expect(await Promise.all(tasks.map((task) => pool.run(task)))).toEqual(tasks.map(done));
  pool.close();
});

it("a suspect waits until the others have ended, and those that come later wait for it", async () => {
  const late: Promise<unknown>[] = [];
  const fates: Readonly<Record<string, (nth: number) => Fate>> = {
    slow: () => "slow",
    x: (nth) => {
      if (nth === 2) late.push(pool.run("late"));
      return nth === 1 ? "lost" : "slow";
    },
  };
  const its = system((task, nth) => fates[String(task)]?.(nth) ?? null, always);
  const pool = open(its);
  expect(await Promise.all([pool.run("x"), pool.run("slow")])).toEqual([done("x"), done("slow")]);
  expect(await Promise.all(late)).toEqual([done("late")]);
  expect(its.tries.map((each) => each.replace(/ .*/u, ""))).toEqual(["x", "slow", "x", "late"]);
  // What has done a suspect does nothing else: two at first, one for x, one for what came later.
  expect(its.starts).toBe(4);
  pool.close();
});

it("a suspect that finds no process ends with the others", async () => {
  const its = system(
    () => "lost",
    (nth) => nth === 1,
  );
  const pool = open(its, { jobs: 1 });
  expect(await pool.run("x")).toEqual({ unfinished: "no process" });
  pool.close();
});

it("closing ends every task, whatever its state, and no process is started any more", async () => {
  const fates: Readonly<Record<string, Fate>> = { x: "lost", "at hand": "never" };
  const its = system((task) => fates[String(task)] ?? null, always);
  const pool = open(its, { jobs: 1, atHand: 1 });
  const tasks = ["x", "at hand", "waiting", "waiting"];
  const ends = Promise.all(tasks.map((task) => pool.run(task)));
  await vi.waitFor(() => {
    expect(its.tries).toEqual(["x beside 0", "at hand beside 0"]);
  });
  const { starts } = its;
  pool.close();
  pool.close();
  const closed = { unfinished: "closed" };
  expect(await ends).toEqual([closed, closed, closed, closed]);
  pool.prepare(1);
  expect(await pool.run("late")).toEqual(closed);
  expect(its.starts).toBe(starts);
});
