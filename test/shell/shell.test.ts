/** What the shell adds to its parts: reports drawn in other processes. */
import { expect, it } from "vitest";
import { prepareProgram } from "../../launcher/prepare-program.mjs";
import { createProgress, createShell } from "../../pipeline/shell/index.ts";

const shell = createShell({ program: await prepareProgram(), progress: createProgress(process.stderr, true) });

it("what stops the drawing of a report is told, not lost", async () => {
  const pool = shell.openDrawingPool(shell.program, 1);
  try {
    const drawn = shell.drawAll([{ report: null }], {
      pool,
      styles: Buffer.from("no document"),
      onDrawn: () => Promise.reject(new Error("Nothing can have been drawn.")),
    });
    await expect(drawn).rejects.toThrow(/^(?!Nothing)/u);
  } finally {
    pool.close();
  }
});
