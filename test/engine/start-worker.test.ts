/** When a process that says nothing any more counts as lost. The seconds are those of a clock that the test turns. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { prepareProgram } from "../../launcher/prepare-program.mjs";
import { startWorker, type Worker } from "../../pipeline/engine/start-worker.ts";

const ENTRY = new URL("worker-process.js", (await prepareProgram()).folder);
const WORKER = new URL("limits-worker.mjs", import.meta.url).href;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function startOne(): Promise<{ readonly worker: Worker; readonly stops: readonly string[] }> {
  const stops: string[] = [];
  let tellReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => (tellReady = resolve));
  const worker = startWorker(
    ENTRY,
    { worker: WORKER, megabytes: 64, seconds: 60 },
    {
      onReady: () => {
        tellReady();
      },
      onStep: () => undefined,
      onAnswer: () => undefined,
      onStop: (stop) => stops.push(stop),
    },
  );
  worker.begin(null);
  await ready;
  return { worker, stops };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Windows suspends no single process by a signal.
it.skipIf(process.platform === "win32")("one that is suspended for good is lost after a minute, once", async () => {
  const { worker, stops } = await startOne();
  worker.hand(["freeze"]);
  await pause(2_000);
  vi.advanceTimersByTime(59_000);
  await pause(500);
  expect(stops).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(stops).toEqual(["lost"]);
  await pause(500);
  vi.advanceTimersByTime(200_000);
  expect(stops).toEqual(["lost"]);
});

it("one that is busy without an end gives signs of life all the while", async () => {
  const { worker, stops } = await startOne();
  worker.hand(["loop"]);
  for (let minute = 0; minute < 2; minute++) {
    vi.advanceTimersByTime(59_000);
    await pause(3_000);
  }
  expect(stops).toEqual([]);
  worker.kill();
  await vi.waitFor(() => {
    expect(stops).toEqual(["lost"]);
  }, 5_000);
});
