/** Which earlier cycle counts, what a run depends on of it, and what of it is read again. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ExcelJS from "exceljs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findPreviousCycle } from "../../pipeline/stages/load-previous-cycle.ts";
import { desk, type Desk } from "../build/folder.ts";
import { registry } from "../build/registry.ts";

const CYCLE = registry([]).cycle;
const ANSWERS = "institution_code,measure,answer,planned_on,remark\r\n482013,1,planned,2026-09-30,更改\r\n";
let at: Desk;
beforeEach(() => {
  at = desk();
});
afterEach(() => {
  at.clear();
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(at.folder, path)), { recursive: true });
  writeFileSync(join(at.folder, path), text);
  // Files that lay there for long: what was touched just now is never taken on trust.
  utimesSync(join(at.folder, path), new Date(Date.now() - 3_600_000), new Date(Date.now() - 3_600_000));
}

/** What an earlier cycle left. */
function leave(folder: string, name: string, asOf: string, kind: string | null = "定期点検", answers = ANSWERS): void {
  const cycle = { name, formVersion: "2.0", ...(kind !== null && { kind }) };
  put(`${folder}/run.json`, JSON.stringify({ asOf, cycle, reports: [], data: [] }));
  put(`${folder}/data/answers.csv`, answers);
}

const find = async (previous: string | null = null): Promise<string | null> =>
  (await findPreviousCycle({ previous, outputs: at.options.outputs }, CYCLE, at.shell))?.run.cycle.name ?? null;

describe("the earlier cycle", () => {
  it("is the last of the same kind, else the last; neither this one nor one that is not over", async () => {
    expect(await find()).toBeNull();
    leave("outputs/archive/a", "接続", "2026-12-31", "接続申請時");
    leave("outputs/archive/b", "接続 以前", "2026-01-31", "接続申請時");
    expect(await find()).toBe("接続");
    leave("outputs/archive/c", "令和7年度", "2026-03-31");
    leave("outputs/archive/d", "令和6年度", "2025-03-31");
    leave("outputs/archive/e", "令和8年度　定期点検", "2027-03-01");
    leave("outputs/archive/f", "令和9年度", "2028-03-31");
    expect(await find()).toBe("令和7年度");
  });

  it("is the folder that was named, whatever its kind and day", async () => {
    leave("outputs/archive/c", "令和7年度", "2026-03-31");
    leave("昔", "令和元年度", "2020-03-31", null);
    expect(await find(join(at.folder, "昔"))).toBe("令和元年度");
  });

  it("is none without its answers; a folder that was named is then refused", async () => {
    leave("outputs/archive/c", "令和7年度", "2026-03-31");
    rmSync(join(at.folder, "outputs/archive/c/data"), { recursive: true });
    expect(await find()).toBeNull();
    await expect(find(join(at.folder, "outputs/archive/c"))).rejects.toMatchObject({ exitCode: 2 });
    leave("同じ", CYCLE.name, "2026-03-31");
    await expect(find(join(at.folder, "同じ"))).rejects.toMatchObject({ exitCode: 2 });
  });

  it("is found whole in a move to the archive that was cut short", async () => {
    leave("outputs", "令和7年度", "2026-03-31");
    mkdirSync(join(at.folder, "outputs/archive/令和7年度.移動中"), { recursive: true });
    renameSync(join(at.folder, "outputs/data"), join(at.folder, "outputs/archive/令和7年度.移動中/data"));
    expect(await find()).toBe("令和7年度");
  });
});

describe("a run", { timeout: 180_000 }, () => {
  it("repeats while the earlier cycle is what it was, and not when it changes, comes or goes", async () => {
    leave("outputs/archive/c", "令和7年度", "2026-03-31");
    const first = await at.run();
    expect(first.previous).toMatchObject({
      cycle: "令和7年度",
      sources: [{ path: "run.json" }, { path: "data/answers.csv" }],
    });
    expect((await at.run()).repeated).toBe(true);
    put("outputs/archive/c/data/answers.csv", ANSWERS.replace("planned", "invalid"));
    expect((await at.run()).repeated).toBe(false);
    put("outputs/archive/d/data/answers.csv", ANSWERS);
    expect((await at.run()).repeated).toBe(true);
    leave("outputs/archive/d", "令和7年度 随時", "2026-06-30");
    expect(await at.run()).toMatchObject({ repeated: false, previous: { cycle: "令和7年度 随時" } });
    rmSync(join(at.folder, "outputs/archive"), { recursive: true });
    const last = await at.run();
    expect([last.repeated, last.previous]).toEqual([false, undefined]);
  });

  it("reads the tables once, and then what it has kept of them; what is torn is read again", async () => {
    leave("outputs/archive/c", "令和7年度", "2026-03-31");
    const load = vi.spyOn(at.shell, "loadPastFile");
    await at.run();
    const opened = (): readonly string[] =>
      load.mock.calls.splice(0).map(([path]) => path.replaceAll("\\", "/").slice(-16));
    expect(opened()).toContain("data/answers.csv");
    await at.run({ asOf: "2027-04-02" });
    expect(opened()).not.toContain("data/answers.csv");
    const kept = join(at.options.outputs, ".state/previous.txt");
    const text = readFileSync(kept, "utf8");
    expect(text).toContain("更改");
    writeFileSync(kept, text.slice(0, -20));
    await at.run({ asOf: "2027-04-01" });
    expect(readFileSync(kept, "utf8")).toBe(text);
  });

  it("compares with what still lies in the outputs when it moves that to the archive, and repeats from there", async () => {
    await at.run();
    const book = new ExcelJS.Workbook();
    const path = join(at.options.inputs, "registry.xlsx");
    await book.xlsx.readFile(path);
    const sheet = book.getWorksheet("点検");
    const labels = sheet?.getColumn(1).values ?? [];
    const cellOf = (label: string) => sheet?.getCell(labels.indexOf(label), 2);
    const [name, day] = [cellOf("点検名"), cellOf("基準日")];
    if (name === undefined || day === undefined) throw new Error("There are no settings.");
    name.value = "令和9年度 定期点検";
    day.value = "2028-03-31";
    await book.xlsx.writeFile(path);
    const moved = await at.run();
    expect([moved.archived?.cycle, moved.previous?.cycle]).toEqual(["令和8年度 定期点検", "令和8年度 定期点検"]);
    expect(moved.previous?.sources.map((source) => source.path)).toContain("data/measures.csv");
    expect(existsSync(join(at.options.outputs, "archive/令和8年度 定期点検/data/measures.csv"))).toBe(true);
    expect((await at.run()).repeated).toBe(true);
  });

  it("is stopped by an earlier cycle whose data are others, before anything is written", async () => {
    leave("outputs/archive/c", "令和7年度", "2026-03-31", "定期点検", "機関,措置\r\n");
    await expect(at.run()).rejects.toMatchObject({ exitCode: 2 });
    expect(existsSync(join(at.options.outputs, "data"))).toBe(false);
  });
});
