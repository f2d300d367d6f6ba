/** Files that go, and runs that must not go on, while files are read: with workers that answer as they are told. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ReadingTask } from "../../pipeline/shell/reading-pool.ts";
import { visitFiles, type VisitedFile } from "../../pipeline/shell/visit-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "annex2-visit-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const nothing = (): void => undefined;

/** Visits files with workers that leave all of them to this process where `leave` says so; `settle` is what becomes of each. */
function visit(
  paths: readonly string[],
  settle: (file: VisitedFile) => void,
  { seen = paths, leave = true }: { readonly seen?: readonly string[]; readonly leave?: boolean } = {},
) {
  const answer = (task: ReadingTask) => ({
    result: leave
      ? null
      : { encoded: Buffer.from(task.path), isProtected: false, file: { sha256: "a", bytes: 1 }, look: null },
  });
  return visitFiles(
    { paths, looks: new Map(seen.map((path) => [path, { size: 1, modified: 1 }])), places: new Map() },
    {
      pool: {
        prepare: nothing,
        begin: nothing,
        run: () => Promise.resolve({ unfinished: "lost" }),
        // Which tasks there are, the visit says.
        runTogether: (tasks) => Promise.resolve(tasks.map((task) => [task, answer(task as ReadingTask)] as const)),
        close: nothing,
      },
      scope: null,
      folder,
      limits: { jobs: 1, megabytes: 400, seconds: 1 },
      memory: {
        isEmpty: true,
        last: () => undefined,
        isUntouched: () => false,
        has: () => false,
        reading: () => undefined,
        keep: () => ({ outcome: "refused", code: "file-unsupported", message: "" }),
      },
      skip: () => null,
      open: () => null,
      unpackedSize: ({ length }) => length,
      keysOf: () => ({ named: null, passwords: [] }),
      progress: { grow: nothing, step: nothing, linger: nothing },
      settle,
    },
  );
}

it("a file that went while the run went on is left for the next run; a link that led nowhere is a fault", async () => {
  const ends: [string, string, string][] = [];
  const { inputs } = await visit(
    ["gone.xlsx", "link.xlsx"],
    ({ file, outcome }) => ends.push([file.path, file.sha256, "stopped" in outcome ? outcome.stopped.code : ""]),
    { seen: ["gone.xlsx"] },
  );
  // Files end in whichever order the disk answers.
  expect(ends.toSorted()).toEqual([
    ["gone.xlsx", "", "file-unfinished"],
    ["link.xlsx", "", "file-unreadable"],
  ]);
  expect(inputs).toEqual({});
});

it("once a run must end, nothing further is read", async () => {
  const paths = Array.from({ length: 2_000 }, (_, index) => `${String(index)}.xlsx`);
  for (const path of paths) writeFileSync(join(folder, path), "x");
  let settled = 0;
  const ended = visit(
    paths,
    () => {
      settled++;
      throw new Error("The lock is another run's.");
    },
    { leave: false },
  );
  await expect(ended).rejects.toThrow("The lock is another run's.");
  expect(settled).toBeLessThan(20);
});
