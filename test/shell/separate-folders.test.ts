import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder } from "../../pipeline/shell/make-folder.ts";
import { checkSeparate } from "../../pipeline/shell/separate-folders.ts";

let folder: string;
const at = (path: string): string => join(folder, path);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "annex2-"));
  await mkdir(at("inputs/県"), { recursive: true });
  await mkdir(at("elsewhere"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("outputs may not lie in inputs, nor inputs among what runs write", () => {
  it.each([
    ["the same folder", "inputs", "inputs"],
    ["below, not there yet", "inputs", "inputs/a/b"],
    ["below, there", "inputs", "inputs/県"],
    ["with dots", "inputs/県/..", "inputs/../inputs/x"],
    ["inputs that are not there either", "none", "none/outputs"],
    ["reports", "outputs/reports", "outputs"],
    ["below the data", "outputs/data/提出", "outputs"],
    ["the state", "outputs/.state/x", "outputs"],
  ])("%s", async (_, inputs, outputs) => {
    await expect(checkSeparate(at(inputs), at(outputs))).rejects.toMatchObject({ exitCode: 2 });
    await expect(checkSeparate(relative(".", at(inputs)), relative(".", at(outputs)))).rejects.toThrow();
  });

  it.each([
    ["side by side", "inputs", "outputs"],
    ["a name that begins alike", "inputs", "inputs-2"],
    ["inputs in a folder of their own below the outputs", "outputs/提出", "outputs"],
    ["reports of another folder", "reports/inputs", "reports/outputs"],
  ])("%s is fine", async (_, inputs, outputs) => {
    await expect(checkSeparate(at(inputs), at(outputs))).resolves.toBeUndefined();
  });
});

describe("links", () => {
  it("to the inputs are followed", async () => {
    await symlink(at("inputs"), at("link"));
    await expect(checkSeparate(at("inputs"), at("link/outputs"))).rejects.toThrow();
    await expect(checkSeparate(at("link"), at("inputs/県/x"))).rejects.toThrow();
  });

  it("out of the inputs are still in the inputs", async () => {
    await symlink(at("elsewhere"), at("inputs/結果"));
    await expect(checkSeparate(at("inputs"), at("inputs/結果"))).rejects.toThrow();
  });

  it.each([
    ["elsewhere", "elsewhere", true],
    [".", "elsewhere/outputs", true],
    ["elsewhere/reports", "elsewhere", true],
    ["elsewhere/共有", "elsewhere", false],
  ])("from the inputs to %s with outputs %s", async (target, outputs, refused) => {
    await symlink(at(target), at("inputs/結果"));
    const check = checkSeparate(at("inputs"), at(outputs), ["結果"]);
    if (refused) await expect(check).rejects.toMatchObject({ exitCode: 2 });
    else await expect(check).resolves.toBeUndefined();
  });
});

describe("makeFolder", () => {
  it("makes all that is missing, once or at the same time", async () => {
    await Promise.all([makeFolder(at("a/b/c")), makeFolder(at("a/b/c"))]);
    expect(await readdir(at("a/b"))).toEqual(["c"]);
  });

  it.skipIf(process.platform !== "linux")("ends with a reason where no folder can be", async () => {
    await writeFile(at("file"), "");
    await expect(makeFolder("/proc/annex2/x")).rejects.toMatchObject({ code: "ENOENT" });
    await expect(makeFolder("/dev/null/x")).rejects.toMatchObject({ code: "ENOTDIR" });
    await expect(makeFolder(at("file"))).rejects.toMatchObject({ code: "ENOTDIR" });
    await expect(makeFolder(at("file/below"))).rejects.toMatchObject({ code: "ENOTDIR" });
  });
});
