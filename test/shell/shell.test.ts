/** What the shell adds to its parts: reports drawn in other processes. */
import { expect, it, vi } from "vitest";
import { prepareProgram } from "../../launcher/prepare-program.mjs";
import { createProgress, createShell } from "../../pipeline/shell/index.ts";
import type { TaskEnd } from "../../pipeline/engine/worker-pool.ts";

const shell = createShell({ program: await prepareProgram(), progress: createProgress(process.stderr, true) });

it("what stops the drawing of a report is told, not lost", async () => {
  const pool = shell.openDrawingPool(shell.program, 1);
  try {
    const drawn = shell.drawAll([{ task: null }], {
      pool,
      looks: { styles: Buffer.from("no document"), letters: new Map() },
      onDrawn: () => Promise.reject(new Error("Nothing can have been drawn.")),
      onUndrawn: () => expect.unreachable(),
    });
    await expect(drawn).rejects.toThrow(/^(?!Nothing)/u);
  } finally {
    pool.close();
  }
});

it.each<[string, TaskEnd<Uint8Array>, readonly string[] | RegExp]>([
  ["is drawn", { result: new Uint8Array(3) }, ["drawn 3"]],
  ["the machine does not let be drawn", { unfinished: "lost" }, ["undrawn"]],
  ["takes more memory than there can be", { exceeded: "memory" }, /memory/u],
])("a report that %s", async (_, end, told) => {
  const pool = {
    prepare: vi.fn(),
    begin: vi.fn(),
    run: () => Promise.resolve(end),
    runTogether: vi.fn(),
    close: vi.fn(),
  };
  const heard: string[] = [];
  const drawn = shell.drawAll([{ task: null }], {
    pool,
    looks: {},
    onDrawn: (_task, docx) => Promise.resolve(void heard.push(`drawn ${String(docx.length)}`)),
    onUndrawn: () => void heard.push("undrawn"),
  });
  if (told instanceof RegExp) await expect(drawn).rejects.toThrow(told);
  else await drawn;
  expect(heard).toEqual(told instanceof RegExp ? [] : told);
});
