/** What a worker process answers, with a stand-in for the process that it is. */
import { EventEmitter } from "node:events";
import { afterEach, expect, it, vi } from "vitest";

const real = process;
const WORKER = new URL("limits-worker.mjs", import.meta.url).href;

/** Starts the entry as if this were a process of its own; `tell` sends to it, `said` is what it sent. */
async function startEntry() {
  const said: unknown[] = [];
  const own = Object.assign(new EventEmitter(), {
    send: (message: unknown) => said.push(message),
    exit: vi.fn(),
  });
  const stand = new Proxy(own, {
    get: (target, key) => Reflect.get(key in target ? target : real, key) as unknown,
  });
  vi.resetModules();
  vi.stubGlobal("process", stand);
  await import("../../pipeline/engine/worker-process.ts");
  const tell = (...messages: readonly unknown[]): void => {
    for (const message of messages) own.emit("message", message);
  };
  const heard = async (count: number): Promise<readonly unknown[]> => {
    await vi.waitFor(
      () => {
        expect(said).toHaveLength(count);
      },
      { timeout: 20_000 },
    );
    return said;
  };
  return { own, tell, heard };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Its guard ends the process that grows beyond this. */
const AMPLE = 100_000;

it("says that it is ready, then answers every list of tasks in turn, those that fail too", async () => {
  const { tell, heard } = await startEntry();
  tell({ worker: WORKER, megabytes: AMPLE, seconds: 60 }, "shared");
  expect(await heard(1)).toEqual([{ ready: true }]);
  tell(["slow", "say"], ["fail", "last"]);
  expect(await heard(3)).toEqual([
    { ready: true },
    { ends: [{ result: "done: slow" }, { result: "said: shared" }] },
    { ends: [{ failed: new Error("on purpose") }, { result: "done: last" }] },
  ]);
});

it("fails every task when its code cannot be loaded", async () => {
  const { tell, heard } = await startEntry();
  tell(
    { worker: "data:text/javascript,throw%20'no%20such%20code'", megabytes: AMPLE, seconds: 60 },
    null,
    ["a"],
    ["b"],
  );
  expect(await heard(3)).toEqual([
    { ready: true },
    { ends: [{ failed: new Error("no such code") }] },
    { ends: [{ failed: new Error("no such code") }] },
  ]);
});

it("ends when the program that started it is gone", async () => {
  const { own } = await startEntry();
  expect(own.exit).not.toHaveBeenCalled();
  own.emit("disconnect");
  expect(own.exit).toHaveBeenCalledOnce();
});

it.each([
  ["a task that finds the machine short of something", ["exhaust"]],
  ["what goes wrong between tasks", []],
])("ends without a word about the task: %s", async (_, tasks) => {
  const { own, tell, heard } = await startEntry();
  tell({ worker: WORKER, megabytes: AMPLE, seconds: 60 }, null);
  await heard(1);
  if (tasks.length > 0) tell(tasks);
  else own.emit("uncaughtException", new Error("from nowhere"));
  await vi.waitFor(() => {
    expect(own.exit).toHaveBeenCalledWith(1);
  });
});
