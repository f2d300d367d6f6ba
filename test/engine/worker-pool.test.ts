import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareProgram } from "../../launcher/prepare-program.mjs";
import { openWorkerPool, type WorkerPool } from "../../pipeline/engine/worker-pool.ts";

const WORKER = { program: await prepareProgram(), module: new URL("limits-worker.mjs", import.meta.url).href };

describe("a task that goes wrong costs its own worker, and later tasks still run", () => {
  let pool: WorkerPool<string>;
  beforeAll(() => {
    pool = openWorkerPool<string>(WORKER, { jobs: 1, megabytes: 32, seconds: 3, atHand: 1 });
    pool.begin(null);
  });
  afterAll(() => {
    pool.close();
  });

  it("loop", async () => {
    const impatient = openWorkerPool<string>(WORKER, { jobs: 1, megabytes: 32, seconds: 0.5, atHand: 1 });
    impatient.begin(null);
    try {
      expect(await impatient.run("loop")).toEqual({ unfinished: "time" });
      expect(await impatient.run("next")).toEqual({ result: "done: next" });
    } finally {
      impatient.close();
    }
  });

  it.each([
    ["allocate", { exceeded: "memory" }],
    ["abort", { exceeded: "memory" }],
    ["unpack", { exceeded: "memory" }],
    ["exhaust", { unfinished: "lost" }],
    ["stray", { failed: expect.objectContaining({ message: "from a timer" }) as Error }],
    ["fail", { failed: expect.objectContaining({ message: "on purpose" }) as Error }],
    ["read", { result: "done: read" }],
  ])("%s", async (task, end) => {
    expect(await pool.run(task)).toEqual(end);
    expect(await pool.run("next")).toEqual({ result: "done: next" });
  });
});

it("the limit of work holds for each step of a task, and whoever waits sees the steps", async () => {
  const pool = openWorkerPool<string>(WORKER, { jobs: 1, megabytes: 32, seconds: 1, atHand: 1 });
  const seen: unknown[] = [];
  pool.begin(null, (task) => seen.push(task));
  try {
    expect(await pool.run("steps")).toEqual({ result: "done: steps" });
    expect(seen).toEqual(["steps", "steps", "steps", "steps"]);
  } finally {
    pool.close();
  }
});

it("tasks beside it go on", async () => {
  const pool = openWorkerPool<string>(WORKER, { jobs: 2, megabytes: 32, seconds: 4, atHand: 1 });
  pool.begin(null);
  try {
    const ends = await Promise.all([pool.run("allocate"), pool.run("a"), pool.run("b")]);
    expect(ends).toEqual([{ exceeded: "memory" }, { result: "done: a" }, { result: "done: b" }]);
  } finally {
    pool.close();
  }
});

it("a task that waits behind one that goes wrong is done by another worker, in time", async () => {
  const pool = openWorkerPool<string>(WORKER, { jobs: 1, megabytes: 32, seconds: 2, atHand: 3 });
  pool.begin(null);
  try {
    const tasks = ["a", "loop", "b", "allocate", "slow", "c", "fail", "d"];
    const ends = await Promise.all(tasks.map((task) => pool.run(task)));
    expect(ends).toEqual([
      { result: "done: a" },
      { unfinished: "time" },
      { result: "done: b" },
      { exceeded: "memory" },
      { result: "done: slow" },
      { result: "done: c" },
      { failed: expect.objectContaining({ message: "on purpose" }) as Error },
      { result: "done: d" },
    ]);
  } finally {
    pool.close();
  }
});

it("a worker that cannot be loaded fails every task", async () => {
  const pool = openWorkerPool<string>(
    { ...WORKER, module: new URL("no-such-worker.mjs", import.meta.url).href },
    { jobs: 1, megabytes: 32, seconds: 3, atHand: 2 },
  );
  pool.begin(null);
  try {
    const ends = await Promise.all(["a", "b"].map((task) => pool.run(task)));
    expect(ends.map((end) => "failed" in end)).toEqual([true, true]);
  } finally {
    pool.close();
  }
});

it("processes started ahead do their tasks with what comes later, and so do those that take their place", async () => {
  const pool = openWorkerPool<string>(WORKER, { jobs: 2, megabytes: 32, seconds: 3, atHand: 1 });
  try {
    pool.prepare(5);
    await new Promise((resolve) => setTimeout(resolve, 200));
    pool.begin("prepared");
    const ends = await Promise.all(["say", "abort", "say"].map((task) => pool.run(task)));
    expect(ends).toEqual([{ result: "said: prepared" }, { exceeded: "memory" }, { result: "said: prepared" }]);
    expect(await Promise.all(["say", "say"].map((task) => pool.run(task)))).toEqual([
      { result: "said: prepared" },
      { result: "said: prepared" },
    ]);
  } finally {
    pool.close();
  }
});

it("of tasks handed over together, only the one that stops its worker has no result", async () => {
  const pool = openWorkerPool<string>(WORKER, { jobs: 2, megabytes: 32, seconds: 2, atHand: 2 });
  pool.begin(null);
  try {
    const tasks = ["a", "fail", "allocate", "b", "loop", "c"];
    expect(await pool.runTogether(tasks)).toEqual([
      ["a", { result: "done: a" }],
      ["fail", { failed: expect.objectContaining({ message: "on purpose" }) as Error }],
      ["allocate", { exceeded: "memory" }],
      ["b", { result: "done: b" }],
      ["loop", { unfinished: "time" }],
      ["c", { result: "done: c" }],
    ]);
  } finally {
    pool.close();
  }
});

it("waiting is charged a tenth of its time, so that what never comes back ends too", async () => {
  const pool = openWorkerPool<string>(WORKER, { jobs: 1, megabytes: 32, seconds: 0.2, atHand: 1 });
  pool.begin(null);
  try {
    expect(await pool.run("slow")).toEqual({ result: "done: slow" });
    expect(await pool.run("wait")).toEqual({ unfinished: "time" });
  } finally {
    pool.close();
  }
});
