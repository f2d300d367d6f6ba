import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { listFiles, listNames, lookAtFolder } from "../../pipeline/shell/input-folder.ts";
import { writeOutput } from "../../pipeline/shell/output-folder.ts";
import { loadRequired } from "../../pipeline/shell/required-file.ts";
import { FileTooLargeError, loadInput, loadSmallInput } from "../../pipeline/shell/load-input.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "annex2-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), path);
  }
}

describe("listFiles", () => {
  it("lists every file below the folder by code point, with /", async () => {
    await put("b.xlsx", "青/1.xlsx", "B.xlsx", "a/z.xlsx", "a.xlsx", "𠮷.xlsx", "\uFF5E.xlsx", "青/x/2.xlsx");
    expect(await listFiles(folder)).toEqual([
      "B.xlsx",
      "a.xlsx",
      "a/z.xlsx",
      "b.xlsx",
      "青/1.xlsx",
      "青/x/2.xlsx",
      "\uFF5E.xlsx",
      "𠮷.xlsx",
    ]);
  });

  // Other systems know no names but text.
  it.skipIf(process.platform !== "linux")("reads names that Japanese Windows wrote, and tells each apart", async () => {
    const cp932 = (name: string): Buffer => Buffer.from(name, "latin1");
    const below = (...names: readonly Buffer[]): Buffer =>
      Buffer.concat([Buffer.from(folder), ...names.map((name) => Buffer.concat([Buffer.from("/"), name]))]);
    // 青, 赤 and the folder 県 in CP932; bytes that are no text at all; 青 in UTF-8 beside it.
    const [blue, red, prefecture] = [cp932("\x90\xC2.xlsx"), cp932("\x90\xD4.xlsx"), cp932("\x8C\xA7")];
    await mkdir(below(prefecture));
    const written = [below(blue), below(red), below(prefecture, Buffer.from("a.xlsx")), below(cp932("\xFF\xFF.xlsx"))];
    for (const [index, place] of written.entries()) await writeFile(place, String(index));
    await put("青.xlsx");
    const { paths, places, looks } = await lookAtFolder(folder);
    expect(paths).toEqual(["%90%C2.xlsx", "%FF%FF.xlsx", "県/a.xlsx", "赤.xlsx", "青.xlsx"]);
    expect([...looks.keys()].sort()).toEqual([...paths].sort());
    const contents = ["%90%C2.xlsx", "赤.xlsx", "県/a.xlsx", "%FF%FF.xlsx"].map((path) =>
      Buffer.from(loadSmallInput(places.get(path) ?? "")?.bytes ?? []).toString(),
    );
    expect(contents).toEqual(["0", "1", "2", "3"]);
    expect((await loadInput(places.get("赤.xlsx") ?? "")).bytes).toEqual(Buffer.from("1"));
  });

  it("does not follow links to folders", async () => {
    await put("a/1.xlsx");
    await symlink(folder, join(folder, "a", "loop"));
    expect(await listFiles(folder)).toEqual(["a/1.xlsx", "a/loop"]);
  });

  // Rights do not stop root, nor Windows.
  it.skipIf((process.getuid?.() ?? 0) === 0)("keeps a folder below that cannot be opened in the list", async () => {
    await put("a.xlsx", "locked/b.xlsx");
    await chmod(join(folder, "locked"), 0o000);
    try {
      expect(await listFiles(folder)).toEqual(["a.xlsx", "locked"]);
    } finally {
      await chmod(join(folder, "locked"), 0o700);
    }
  });

  it("cannot go on without the folder", async () => {
    await expect(listFiles(join(folder, "none"))).rejects.toMatchObject({ name: "PipelineError", exitCode: 2 });
  });
});

describe("listNames", () => {
  it("finds none where there is no folder, and says when one cannot be opened", async () => {
    await put("a.xlsx");
    expect(await listNames(join(folder, "none"))).toEqual([]);
    expect(await listNames(join(folder, "a.xlsx"))).toEqual([]);
    await expect(listNames(join(folder, "長".repeat(200)))).rejects.toMatchObject({ exitCode: 2 });
  });
});

describe("loadInput", () => {
  it("loads a file", async () => {
    await put("a.csv");
    expect(await loadInput(join(folder, "a.csv"))).toMatchObject({ bytes: Buffer.from("a.csv"), look: { size: 5 } });
  });

  it("does not load a file beyond the limit", async () => {
    await put("a.csv");
    await truncate(join(folder, "a.csv"), 50_000_000_000);
    await expect(loadInput(join(folder, "a.csv"))).rejects.toBeInstanceOf(FileTooLargeError);
  });

  it.skipIf(process.platform === "win32")("never waits for a pipe or reads a device without end", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.xlsx")]);
    await symlink("/dev/zero", join(folder, "zero.xlsx"));
    for (const name of ["pipe.xlsx", "zero.xlsx", "."]) {
      await expect(loadInput(join(folder, name))).rejects.toThrow();
      expect(loadSmallInput(join(folder, name))).toBeNull();
    }
  });
});

describe("loadSmallInput", () => {
  it("loads a small file as loadInput does", async () => {
    await put("a.csv");
    const place = join(folder, "a.csv");
    expect(loadSmallInput(place)).toEqual(await loadInput(place));
  });

  it("leaves large files, and those that are not there", async () => {
    await put("a.csv");
    await truncate(join(folder, "a.csv"), 1_000_001);
    expect(loadSmallInput(join(folder, "a.csv"))).toBeNull();
    expect(loadSmallInput(join(folder, "none.csv"))).toBeNull();
  });
});

describe("a required file that cannot be used", () => {
  const faultOf = async (name: string): Promise<string> => {
    const error: unknown = await loadRequired(folder, name).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PipelineError);
    expect(error).toMatchObject({ exitCode: 2, faults: [{ where: join(folder, name) }] });
    return error instanceof PipelineError ? (error.faults[0]?.what ?? "") : "";
  };

  it.skipIf(process.platform === "win32")("is no file at all: nothing is waited for or read without end", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.xlsx")]);
    await symlink("/dev/zero", join(folder, "zero.xlsx"));
    await mkdir(join(folder, "folder.xlsx"));
    for (const name of ["pipe.xlsx", "zero.xlsx", "folder.xlsx"])
      expect(await faultOf(name)).toContain("ファイルでないもの");
  });

  it("is too large", async () => {
    await put("registry.xlsx");
    await truncate(join(folder, "registry.xlsx"), 20_000_001);
    expect(await faultOf("registry.xlsx")).toContain("大きすぎます");
  });
});

it("a required file that is not there is told with its place", async () => {
  const error: unknown = await loadRequired(folder, "registry.xlsx").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PipelineError);
  expect(error).toMatchObject({ exitCode: 2, faults: [{ where: join(folder, "registry.xlsx") }] });
});

describe("writeOutput", () => {
  it("makes the folders, replaces what was there, and leaves nothing else behind", async () => {
    await put("data/a.csv");
    expect(await writeOutput(folder, "data/a.csv", ["new"])).toBeNull();
    expect(await writeOutput(folder, "data/deep/b.csv", [new Uint8Array([65])])).toBeNull();
    expect(await readFile(join(folder, "data/a.csv"), "utf8")).toBe("new");
    expect(await readdir(join(folder, "data"))).toEqual(["a.csv", "deep"]);
  });

  it("a target that is a folder is a fault, leaves nothing behind and does not stop the next file", async () => {
    await put("a.csv/inside");
    expect(await writeOutput(folder, "a.csv", ["new"])).toMatchObject({ where: join(folder, "a.csv") });
    expect(await writeOutput(folder, "b.csv", ["new"])).toBeNull();
    expect((await readdir(folder)).sort()).toEqual([".state", "a.csv", "b.csv"]);
    expect(await readdir(join(folder, ".state"))).toEqual([]);
  });

  it("so is a folder's name that a file has", async () => {
    await put("data");
    expect(await writeOutput(folder, "data/a.csv", ["new"])).toMatchObject({ where: join(folder, "data", "a.csv") });
  });
});
