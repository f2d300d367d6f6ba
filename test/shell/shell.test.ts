/** What the shell adds to its parts: reports drawn in other processes. */
import { expect, it, vi } from "vitest";
import { prepareProgram } from "../../launcher/prepare-program.mjs";
import { createProgress, createShell } from "../../pipeline/shell/index.ts";
import type { TaskEnd } from "../../pipeline/engine/worker-pool.ts";

const shell = createShell({ program: await prepareProgram(), progress: createProgress(process.stderr, true) });

it("what stops the drawing of a report is told, not lost", async () => {
  const pool = shell.openDrawingPool(shell.program, 1);
  try {
    pool.begin({ styles: Buffer.from("no document"), letters: new Map() });
    const drawn = shell.drawAll([{ kind: "", documents: [{ task: null }] }], pool, () =>
      Promise.reject(new Error("Nothing can have been drawn.")),
    );
    await expect(drawn).rejects.toThrow(/^(?!Nothing)/u);
  } finally {
    pool.close();
  }
});

it.each<[string, TaskEnd<Uint8Array>, readonly string[] | RegExp]>([
  ["is drawn", { result: new Uint8Array(3) }, ["first 3", "second 3"]],
  ["the machine does not let be drawn", { unfinished: "lost" }, ["first undrawn", "second undrawn"]],
  ["takes more memory than there can be", { exceeded: "memory" }, /memory/u],
])("a report that %s", async (_, end, told) => {
  const pool = {
    prepare: vi.fn(),
    begin: vi.fn(),
    run: vi.fn(),
    runTogether: <Given>(tasks: readonly Given[]) => Promise.resolve(tasks.map((task) => [task, end] as const)),
    close: vi.fn(),
  };
  const heard: string[] = [];
  const lists = [{ kind: "", documents: [{ task: "first" }, { task: "second" }] }];
  const drawn = shell.drawAll(lists, pool, ({ task }, docx) =>
    Promise.resolve(void heard.push(`${task} ${docx === null ? "undrawn" : String(docx.length)}`)),
  );
  if (told instanceof RegExp) await expect(drawn).rejects.toThrow(told);
  else await drawn;
  expect(heard).toEqual(told instanceof RegExp ? [] : told);
});
