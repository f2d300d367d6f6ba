/** When another cycle begins, the outputs of the one before go to the archive: whole or not at all, and never over another. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import type FileSystem from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { archivedNames, archiveOutputs, findUnfinishedMove, takeBack } from "../../pipeline/shell/archive-outputs.ts";
import { openEarlierOutputs } from "../../pipeline/shell/earlier-outputs.ts";
import type { Shell } from "../../pipeline/shell/index.ts";
import { archiveEarlierCycle } from "../../pipeline/stages/archive-cycle.ts";

/** The rename that fails, counted from 1; 0: none. `dies`: and all that come after it, as of a process that is gone. */
const trouble = vi.hoisted(() => ({ at: 0, dies: false, count: 0 }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof FileSystem>();
  const rename: typeof real.rename = async (from, to) => {
    trouble.count++;
    const fails = trouble.at > 0 && (trouble.dies ? trouble.count >= trouble.at : trouble.count === trouble.at);
    if (fails) throw Object.assign(new Error("held"), { code: "EBUSY" });
    return real.rename(from, to);
  };
  return { ...real, rename };
});

const OLD = "令和8年度 定期点検";
const NEW = "令和9年度 定期点検";
const RUN = JSON.stringify({ cycle: { name: OLD }, reports: [], data: [] });
const LEFT: Readonly<Record<string, string>> = {
  "reports/A/報告書.docx": "report",
  "reports/A/手直し/報告書.docx": "edited",
  "forms/A/form.xlsx": "form",
  "data/files.csv": "files",
  "状況.html": "status",
  "run.json": RUN,
};
const STAYS: Readonly<Record<string, string>> = {
  "runs.jsonl": "{}\n",
  ".state/readings.txt": "readings",
  "自分のメモ.txt": "mine",
};

let folder: string;
beforeEach(() => {
  Object.assign(trouble, { at: 0, dies: false, count: 0 });
  folder = mkdtempSync(join(tmpdir(), "annex2-archive-"));
  put({ ...LEFT, ...STAYS });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function files(): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

const below = (prefix: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [`${prefix}/${path}`, text]));

const SHELL = {
  archive: { names: archivedNames, unfinished: findUnfinishedMove, add: archiveOutputs, takeBack },
} as unknown as Shell;

const begin = async (name: string) =>
  archiveEarlierCycle(
    folder,
    { name },
    { earlier: await openEarlierOutputs(folder), lock: { check: () => undefined } },
    SHELL,
  );

it("all of the cycle before is moved; the log of all runs, the readings and what is nobody's stay", async () => {
  put({ ".state/run.json": "of the cycle before" });
  expect(await begin(NEW)).toEqual({ cycle: OLD, path: `archive/${OLD}` });
  expect(files()).toEqual({ ...below(`archive/${OLD}`, LEFT), ...STAYS });
  expect(await begin(NEW)).toBeNull();
});

it.each([OLD, "令和８年度　定期点検"])("the same cycle stays, however it is spelt: %s", async (name) => {
  expect(await begin(name)).toBeNull();
  expect(files()).toEqual({ ...LEFT, ...STAYS });
});

it("a cycle in the archive is never changed again", async () => {
  await begin(NEW);
  put(LEFT);
  expect(await begin(NEW)).toEqual({ cycle: OLD, path: `archive/${OLD}_2` });
  expect(files()).toEqual({ ...below(`archive/${OLD}`, LEFT), ...below(`archive/${OLD}_2`, LEFT), ...STAYS });
});

it("a name is made one that every file system takes", async () => {
  put({ "run.json": RUN.replace(OLD, "点検 1/2: 再.") });
  expect((await begin(NEW))?.path).toBe("archive/点検 1_2_ 再");
});

/** One for each of what is moved, and the last for the whole. */
const RENAMES = [1, 2, 3, 4, 5, 6];

describe.each(RENAMES)("at rename %i", (at) => {
  it("what another program holds leaves all where it was", async () => {
    Object.assign(trouble, { at });
    await expect(begin(NEW)).rejects.toMatchObject({ exitCode: 2 });
    expect(files()).toEqual({ ...LEFT, ...STAYS });
    expect(existsSync(join(folder, "archive"))).toBe(false);
  });

  it("a run that is killed is completed by the next one", async () => {
    Object.assign(trouble, { at, dies: true });
    await expect(begin(NEW)).rejects.toThrow();
    Object.assign(trouble, { at: 0 });
    expect(await begin(NEW)).toEqual({ cycle: OLD, path: `archive/${OLD}` });
    expect(files()).toEqual({ ...below(`archive/${OLD}`, LEFT), ...STAYS });
  });

  it("and taken back, should the old name have been put back", async () => {
    Object.assign(trouble, { at, dies: true });
    await expect(begin(NEW)).rejects.toThrow();
    Object.assign(trouble, { at: 0 });
    expect(await begin(OLD)).toBeNull();
    expect(files()).toEqual({ ...LEFT, ...STAYS });
  });
});

it("without the record of a run, the state says whose the outputs are; without both, nobody knows and all stays", async () => {
  renameSync(join(folder, "run.json"), join(folder, "elsewhere.json"));
  expect(await begin(NEW)).toBeNull();
  expect(files()["data/files.csv"]).toBe("files");
});
