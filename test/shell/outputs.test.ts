/** What one run may do to the outputs folder. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOTHING_EARLIER } from "../build/earlier-outputs.ts";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { appendLine } from "../../pipeline/shell/output-folder.ts";
import { openOutputs } from "../../pipeline/shell/outputs.ts";
import { openReadingStore } from "../../pipeline/shell/reading-store.ts";
import { openStateFolder } from "../../pipeline/shell/state-folder.ts";

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

it("writes parts of any length as one file, with its digest", async () => {
  const parts = ["\uFEFF一", "", "あ".repeat(400_000), "x", "𠮷".repeat(700_000), "\r\n", "a".repeat(999_999), "終"];
  const outputs = openOutputs(folder, [], NOTHING_EARLIER, () => undefined);
  const { sha256 } = await outputs.writeParts("data/answers.csv", parts);
  const written = readFileSync(join(folder, "data/answers.csv"));
  expect(written.equals(Buffer.from(parts.join("")))).toBe(true);
  expect(sha256).toBe(createHash("sha256").update(written).digest("hex"));
});

it("a run whose folder was taken over replaces nothing, removes nothing and adds nothing to the state", async () => {
  mkdirSync(join(folder, "reports"));
  for (const name of ["run.json", "reports/old.docx"]) writeFileSync(join(folder, name), "the other's");
  const old = { path: "reports/old.docx", sha256: "", size: 1, modified: 0, lookedAt: 0, basis: "" };
  const outputs = openOutputs(folder, [old], NOTHING_EARLIER, takenOver);
  const parts = ["mine"];
  const refused = expect.objectContaining({ exitCode: 2 }) as Error;
  await expect(outputs.write("run.json", "mine", "")).rejects.toThrow(refused);
  await expect(outputs.writeParts("data/files.csv", parts)).rejects.toThrow(refused);
  await expect(outputs.removeGone([])).rejects.toThrow(refused);
  expect(readFileSync(join(folder, "run.json"), "utf8")).toBe("the other's");
  expect(existsSync(join(folder, "data"))).toBe(false);
  expect(existsSync(join(folder, "reports/old.docx"))).toBe(true);

  const state = await openStateFolder(join(folder, ".state"), { fresh: false, check: takenOver });
  const snapshot = { startedAt: "", basis: {}, institutions: {} };
  await expect(state.keepSnapshot(snapshot)).rejects.toThrow(refused);
  await expect(state.save(STATE)).rejects.toThrow(refused);
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
    for (let key = 0; key < 100; key++) store.add(String(key), Buffer.from("reading"));
  }).toThrow(refused);
  await expect(store.close()).rejects.toThrow(refused);
  expect(readdirSync(join(folder, ".state"))).toEqual(["readings.txt"]);
  expect(readFileSync(join(folder, ".state/readings.txt"), "utf8")).toBe(before);
});

const allowed = (): void => undefined;
const STATE = { sources: [], key: null, lookedAt: 0, inputs: {}, outputs: [], record: {} };

describe.skipIf(process.platform !== "linux")("on a full disk", () => {
  /** A device that takes nothing, as a disk without room does. */
  const fill = (path: string): void => {
    symlinkSync("/dev/full", join(folder, path));
  };
  const FULL = { what: "ディスクの空きが足りません。" };

  it("a log says that it has no room", async () => {
    fill("runs.jsonl");
    expect(await appendLine(folder, "runs.jsonl", "{}")).toMatchObject(FULL);
  });

  it("the state says so, and what it held before stays", async () => {
    const { save } = await openStateFolder(folder);
    expect(await save({ ...STATE, lookedAt: 1 })).toBeNull();
    fill("run.json.tmp");
    expect(await save({ ...STATE, lookedAt: 2 })).toMatchObject(FULL);
    expect((await openStateFolder(folder)).last?.lookedAt).toBe(1);
    expect(await save({ ...STATE, lookedAt: 3 })).toBeNull();
  });
});

it("lines are added to a log, and what is no file is told", async () => {
  for (const line of ["1", "2"]) expect(await appendLine(folder, "runs.jsonl", line)).toBeNull();
  expect(readFileSync(join(folder, "runs.jsonl"), "utf8")).toBe("1\n2\n");
  mkdirSync(join(folder, "log"));
  expect(await appendLine(folder, "log", "3")).toMatchObject({ where: join(folder, "log") });
});

it("a file that could not be replaced stays one of the runs' own, and is removed when nobody wants it any more", async () => {
  const first = openOutputs(folder, [], NOTHING_EARLIER, allowed);
  await first.write("reports/a/a.docx", "old", "1");
  const second = openOutputs(folder, first.states(), NOTHING_EARLIER, allowed);
  // What stands in the way of the temporary file lets no file be written.
  rmSync(join(folder, ".state"), { recursive: true });
  writeFileSync(join(folder, ".state"), "");
  await second.write("reports/a/a.docx", "new", "2");
  expect(second.faults).toHaveLength(1);
  rmSync(join(folder, ".state"));
  const third = openOutputs(folder, second.states(), NOTHING_EARLIER, allowed);
  expect(await third.current("reports/a/a.docx", "2")).toBeNull();
  await third.removeGone([]);
  expect(existsSync(join(folder, "reports/a"))).toBe(false);
});

it.skipIf(process.platform === "win32")("no pipe in the state or in place of the log is waited for", async () => {
  for (const name of ["run.json", "snapshots.txt", "readings.txt", "runs.jsonl"])
    execFileSync("mkfifo", [join(folder, name)]);
  const state = await openStateFolder(folder);
  expect([state.last, await state.snapshots()]).toEqual([null, []]);
  const store = await openReadingStore(folder, "d");
  store.add("a", Buffer.from("reading"));
  await store.close();
  expect(await appendLine(folder, "runs.jsonl", "{}")).toMatchObject({ where: join(folder, "runs.jsonl") });
});

it("a folder where a file is to be written is told as such", async () => {
  mkdirSync(join(folder, "data/files.csv"), { recursive: true });
  const outputs = openOutputs(folder, [], NOTHING_EARLIER, allowed);
  await outputs.write("data/files.csv", "", "");
  expect(outputs.faults[0]?.what).toContain("同じ名前のフォルダーがあります");
});
