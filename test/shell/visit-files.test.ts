/** Files that go, and runs that must not go on, while files are read: with workers that answer as they are told. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createVisit, type ReadFile, type ReadingTask, type Visit } from "../../pipeline/shell/visit-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "annex2-visit-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Visits files with workers that leave all of them to this process where `leave` says so; `settle` is what becomes of each. */
function visit(settle: (file: ReadFile) => void, seen: readonly string[], leave = true): Visit<void> {
  const answer = (task: ReadingTask) => ({
    result: leave ? null : { text: task.path, isProtected: false, file: { sha256: "a", bytes: 1 }, look: null },
  });
  return createVisit(
    {
      prepare: () => undefined,
      begin: () => undefined,
      run: () => Promise.resolve({ unfinished: "lost" }),
      // Which tasks there are, the visit says.
      runTogether: (tasks) => Promise.resolve(tasks.map((task) => [task, answer(task as ReadingTask)] as const)),
      close: () => undefined,
    },
    { looks: new Map(seen.map((path) => [path, { size: 1, modified: 1 }])), places: new Map() },
    {
      folder,
      limits: { jobs: 1, megabytes: 400, seconds: 1 },
      memory: {
        isEmpty: true,
        last: () => undefined,
        isUntouched: () => false,
        reading: () => undefined,
        keep: () => undefined,
      },
      skip: () => null,
      open: () => null,
      unpackedSize: ({ length }) => length,
      keysOf: () => ({ named: null, passwords: [] }),
      onFound: () => undefined,
      onStep: () => undefined,
      settle,
    },
  );
}

it("a file that went while the run went on is left for the next run; a link that led nowhere is a fault", async () => {
  const ends: [string, string, string][] = [];
  const files = visit(
    ({ file, outcome }) => ends.push([file.path, file.sha256, "stopped" in outcome ? outcome.stopped.code : ""]),
    ["gone.xlsx"],
  );
  files.addFiles(["gone.xlsx", "link.xlsx"]);
  await files.idle();
  expect(ends).toEqual([
    ["gone.xlsx", "", "file-unfinished"],
    ["link.xlsx", "", "file-unreadable"],
  ]);
  expect(files.inputs.size).toBe(0);
});

it("once a run must end, nothing further is read", async () => {
  const paths = Array.from({ length: 2_000 }, (_, index) => `${String(index)}.xlsx`);
  for (const path of paths) writeFileSync(join(folder, path), "x");
  let settled = 0;
  const files = visit(
    () => {
      settled++;
      throw new Error("The lock is another run's.");
    },
    paths,
    false,
  );
  files.addFiles(paths);
  await expect(files.idle()).rejects.toThrow("The lock is another run's.");
  expect(settled).toBeLessThan(20);
});
