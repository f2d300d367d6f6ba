import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dataFolderAt, knownDataFolder, NOTE, typedPath, writeNote } from "../../bundle/office/data-folder.mjs";
import { givenPaths } from "../../bundle/office/given-paths.mjs";
import { taskDescription, timeOfDay } from "../../bundle/office/task-scheduler.mjs";

describe("what was dropped on a command file", () => {
  const commandFile = "D:\\架空 & 県\\1件を確かめる.cmd";

  it.each<[string, readonly string[]]>([
    [`C:\\WINDOWS\\system32\\cmd.exe /c ""${commandFile}" "`, []],
    [`C:\\WINDOWS\\system32\\cmd.exe /c ""${commandFile}" C:\\A&B.xlsx"`, ["C:\\A&B.xlsx"]],
    [
      `C:\\WINDOWS\\system32\\cmd.exe /c ""${commandFile.toUpperCase()}" "C:\\青葉 市!.xlsx" C:\\^50%.xlsx"`,
      ["C:\\青葉 市!.xlsx", "C:\\^50%.xlsx"],
    ],
  ])("is told by the line that cmd was started with: %s", (line, paths) => {
    expect(givenPaths({ line, commandFile, args: ["C:\\A"] })).toEqual(paths);
  });

  it.each(["C:\\WINDOWS\\system32\\cmd.exe", ""])("at a prompt, by the arguments: %j", (line) => {
    expect(givenPaths({ line, commandFile, args: ["C:\\青葉 市.xlsx", ""] })).toEqual(["C:\\青葉 市.xlsx"]);
    expect(givenPaths({ line, commandFile: "", args: ["a"] })).toEqual(["a"]);
  });
});

describe("the data folder", () => {
  let base: string;
  let home: string;
  let data: string;
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), "data-folder-"));
    [home, data] = [join(base, "home"), join(base, "点検 & 令和8年度")];
    for (const folder of [join(home, "templates"), join(data, "inputs")]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(data, "inputs", "registry.xlsx"), "");
  });
  afterEach(() => {
    rmSync(base, { recursive: true, force: true });
  });

  it("is one with inputs, or that of inputs themselves; its own templates come first", () => {
    const expected = { folder: data, results: data, inputs: join(data, "inputs"), outputs: join(data, "outputs") };
    expect(dataFolderAt(data, home)).toEqual({ ...expected, templates: join(home, "templates") });
    mkdirSync(join(data, "templates"));
    expect(dataFolderAt(join(data, "inputs"), home)).toEqual({ ...expected, templates: join(data, "templates") });
    expect(dataFolderAt(home, home)).toBeNull();
  });

  it("may be the one that holds the registry: its results lie beside it", () => {
    const folder = join(base, "届いたもの");
    mkdirSync(folder);
    writeFileSync(join(folder, "registry.xlsx"), "");
    const results = `${folder}_結果`;
    expect(dataFolderAt(folder, home)).toEqual({
      folder,
      inputs: folder,
      results,
      outputs: join(results, "outputs"),
      templates: join(home, "templates"),
    });
  });

  it("is noted once, and read from a note in any encoding of Notepad", () => {
    expect(knownDataFolder(home)).toEqual({ noted: null, found: null });
    expect([writeNote(home, data), writeNote(home, base)]).toEqual([true, false]);
    expect(knownDataFolder(home).found?.folder).toBe(data);
    // 点検 in CP932, relative to the program's folder.
    mkdirSync(join(base, "点検", "inputs"), { recursive: true });
    writeFileSync(join(home, NOTE), Buffer.from("# memo\r\n../\x93\x5f\x8c\x9f\r\n", "latin1"));
    expect(knownDataFolder(home).found?.folder).toBe(join(base, "点検"));
  });

  it("that is noted and gone is said, not replaced by another", () => {
    mkdirSync(join(home, "データ", "inputs"), { recursive: true });
    expect(knownDataFolder(home).found?.folder).toBe(join(home, "データ"));
    writeNote(home, join(base, "gone"));
    expect(knownDataFolder(home)).toEqual({ noted: join(base, "gone"), found: null });
    expect(readFileSync(join(home, NOTE), "utf8")).toContain("gone");
  });

  it("is typed with quotes or without", () => {
    expect([' "C:\\a b" ', "'/a b'", "C:\\a"].map(typedPath)).toEqual(["C:\\a b", "/a b", "C:\\a"]);
  });
});

describe("a task of Task Scheduler", () => {
  it.each([
    ["22:00", "22:00"],
    [" ９：05 ", "09:05"],
    ["24:00", null],
    ["夜", null],
  ])("at %s", (words, time) => {
    expect(timeOfDay(words)).toBe(time);
  });

  it("starts the program by its paths, with the rights of whoever registers it", () => {
    const task = {
      time: "22:00",
      program: "D:\\A&B\\node.exe",
      args: ["D:\\x y\\i.mjs", "nightly"],
      folder: "\\\\srv\\x",
    };
    const xml = taskDescription(task);
    expect(xml).toContain("<Command>D:\\A&amp;B\\node.exe</Command>");
    expect(xml).toContain('<Arguments>"D:\\x y\\i.mjs" "nightly"</Arguments>');
    expect(xml).toContain("<RunLevel>LeastPrivilege</RunLevel>");
    expect(xml).toContain("T22:00:00</StartBoundary>");
  });
});
