/** What one run may do to the outputs folder. */
import { existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { openOutputs } from "../../pipeline/shell/outputs.ts";
import { openReadingStore, openStateFolder } from "../../pipeline/shell/state-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "annex2-outputs-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const takenOver = (): void => {
  throw new PipelineError("Taken over.", { exitCode: 2 });
};

it("a run whose folder was taken over replaces nothing, removes nothing and adds nothing to the state", async () => {
  mkdirSync(join(folder, "reports"));
  for (const name of ["run.json", "reports/old.docx"]) writeFileSync(join(folder, name), "the other's");
  const old = { path: "reports/old.docx", sha256: "", size: 1, modified: 0, lookedAt: 0, basis: "" };
  const outputs = openOutputs(folder, [old], takenOver);
  const parts = ["mine"];
  const refused = expect.objectContaining({ exitCode: 2 }) as Error;
  await expect(outputs.write("run.json", "mine", "")).rejects.toThrow(refused);
  await expect(outputs.writeParts("data/files.csv", parts)).rejects.toThrow(refused);
  await expect(outputs.removeGone([])).rejects.toThrow(refused);
  expect(readFileSync(join(folder, "run.json"), "utf8")).toBe("the other's");
  expect(readdirSync(join(folder, "data"))).toEqual([]);
  expect(existsSync(join(folder, "reports/old.docx"))).toBe(true);

  const state = await openStateFolder(join(folder, ".state"), { fresh: false, check: takenOver });
  const snapshot = { startedAt: "", basis: {}, institutions: {} };
  await expect(state.keepSnapshot(snapshot)).rejects.toThrow(refused);
  const empty = { sources: [], key: null, lookedAt: 0, inputs: {}, outputs: [], record: {} };
  await expect(state.save(empty)).rejects.toThrow(refused);
  let check = (): void => undefined;
  const store = await openReadingStore(join(folder, ".state"), "d", {
    fresh: false,
    check: () => {
      check();
    },
  });
  const before = readFileSync(join(folder, ".state/readings.txt"), "utf8");
  check = takenOver;
  expect(() => {
    store.add("a", "reading");
  }).toThrow(refused);
  await expect(store.close()).rejects.toThrow(refused);
  expect(readdirSync(join(folder, ".state"))).toEqual(["readings.txt"]);
  expect(readFileSync(join(folder, ".state/readings.txt"), "utf8")).toBe(before);
});
