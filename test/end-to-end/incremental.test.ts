/** A run does again only what changed, and always ends with the bytes of an undisturbed run. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { compareRuns } from "../../pipeline/cli/compare-runs.ts";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { openStateFolder } from "../../pipeline/shell/state-folder.ts";
import { packReadings, storeLine } from "../../pipeline/state/index.ts";
import { desk, type Desk } from "../build/folder.ts";
import { filledForm } from "../build/xlsx.ts";

/** After a first run: what most tests begin with. */
let first: Desk;
let table: Desk;
beforeAll(async () => {
  first = newDesk();
  await first.run();
});
afterAll(() => {
  first.clear();
});
afterEach(() => {
  table.clear();
});

function newDesk(): Desk {
  const made = desk();
  age(join(made.folder, "inputs"));
  return made;
}

/** Makes files look as if they had lain there for an hour: what was touched just now is never taken on trust. */
function age(path: string): void {
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) age(join(path, name));
  else utimesSync(path, new Date(Date.now() - 3_600_000), new Date(Date.now() - 3_600_000));
}

const state = (name: string): string => join(table.options.outputs, ".state", name);
const readings = (): number =>
  readFileSync(state("readings.txt"), "utf8")
    .split("\n")
    .slice(1)
    .flatMap((line) => line.split(" ")[1]?.split(",") ?? []).length;
const report = (code: string): string => {
  const folder = readdirSync(join(table.options.outputs, "reports")).find((name) => name.startsWith(code)) ?? code;
  const path = join(table.options.outputs, "reports", folder);
  return join(path, readdirSync(path).find((name) => name.startsWith("取りまとめ報告書_")) ?? "");
};

const section = (name: string): string => join(table.folder, "templates/report", `${name}.md.hbs`);

/** The record of a run also says what that run alone moved, or whether it had anything to do. */
function withoutRecord(outputs: ReturnType<Desk["outputs"]>): ReturnType<Desk["outputs"]> {
  return Object.fromEntries(Object.entries(outputs).filter(([path]) => path !== "run.json"));
}

/** What has been asked for before is no work that could be done again: it is what it is. */
async function freshBytes(): Promise<ReturnType<Desk["outputs"]>> {
  const before = table.options.outputs;
  cpSync(join(before, "data/history.jsonl"), join(`${before}-fresh`, "data/history.jsonl"));
  await table.run({ fresh: true, outputs: `${before}-fresh` });
  return table.outputs("outputs-fresh");
}

it("another cycle begins with an empty folder: what the one before left is in the archive, edits and all", async () => {
  table = desk(first);
  writeFileSync(report("480002"), "edited");
  const left = table.outputs();
  const registry = new ExcelJS.Workbook();
  const path = join(table.folder, "inputs/registry.xlsx");
  await registry.xlsx.readFile(path);
  const name = registry.getWorksheet("点検")?.getColumn(1).values.indexOf("点検名") ?? 0;
  const cell = registry.getWorksheet("点検")?.getCell(name, 2);
  const before = cell?.text ?? "";
  if (cell) cell.value = "次の年度の点検";
  await registry.xlsx.writeFile(path);
  const record = await table.run();
  expect([record.archived, record.setAside]).toEqual([{ cycle: before, path: `archive/${before}` }, undefined]);
  const all = Object.entries(table.outputs());
  const prefix = `archive/${before}/`;
  const archived = all
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, text]) => [path.slice(prefix.length), text] as const);
  expect(withoutRecord(Object.fromEntries(archived))).toEqual(withoutRecord(left));
  const now = Object.fromEntries(all.filter(([path]) => !path.startsWith(prefix)));
  expect(withoutRecord(now)).toEqual(withoutRecord(await freshBytes()));
  expect((await table.run()).archived).toBeUndefined();
});

describe("a second run", () => {
  beforeEach(() => {
    table = desk(first);
  });

  it("with nothing changed leaves every output alone", async () => {
    const before = { bytes: table.outputs(), written: statSync(report("480002")).mtimeMs };
    const again = await table.run();
    expect(again.repeated).toBe(true);
    expect({ bytes: table.outputs(), written: statSync(report("480002")).mtimeMs }).toEqual(before);
  });

  it("after one workbook was replaced reads that one, draws the reports that it concerns, and ends as a fresh run", async () => {
    const [known, untouched] = [readings(), statSync(report("490008")).mtimeMs];
    table.put(
      "inputs/架空第1県/483010_若葉町.xlsx",
      await filledForm({ code: "483010", name: "若葉町", inspected: "令和9年2月20日" }, { 8: { mark: "" } }),
    );
    const record = await table.run();
    expect(record.repeated).toBe(false);
    expect(readings()).toBe(known + 1);
    expect(statSync(report("490008")).mtimeMs).toBe(untouched);
    expect(table.outputs()).toEqual(await freshBytes());
  });

  it("after a workbook was removed, an output deleted and another tampered with ends as a fresh run", async () => {
    rmSync(join(table.folder, "inputs/架空第1県/白波村.xlsx"));
    rmSync(report("AG0001"));
    writeFileSync(join(table.options.outputs, "data/answers.csv"), "x");
    const { setAside } = await table.run();
    expect(setAside?.map(({ path }) => path)).toEqual(["data/answers.csv"]);
    expect(readFileSync(join(table.options.outputs, setAside?.[0]?.movedTo ?? ""), "utf8")).toBe("x");
    // What a person has made of an output is kept, and named in the record of that run only.
    rmSync(join(table.options.outputs, "data/手直し"), { recursive: true });
    expect((await table.run()).setAside).toBeUndefined();
    expect(withoutRecord(table.outputs())).toEqual(withoutRecord(await freshBytes()));
  });

  describe.each([
    [
      "has come",
      () => {
        table.put("templates/report/15-追記.md.hbs", "# 追記\n\n文\n");
      },
    ],
    [
      "has gone",
      () => {
        rmSync(section("50-未実施事項"));
      },
    ],
    [
      "has moved",
      () => {
        renameSync(section("10-概要"), section("35-概要"));
      },
    ],
  ])("when a section of the wording %s", (_, change) => {
    it("draws anew, as a fresh run does", async () => {
      const before = readFileSync(report("480002"));
      change();
      expect((await table.run()).repeated).toBe(false);
      expect(readFileSync(report("480002")).equals(before)).toBe(false);
      expect(table.outputs()).toEqual(await freshBytes());
    });
  });

  it("leaves alone what lies beside the sections and is none", async () => {
    for (const name of ["~$10-概要.md.hbs", "覚え書き.txt", "10-概要.md.hbs.bak", ".10-概要.md.hbs", "desktop.ini"])
      table.put(`templates/report/${name}`, "{{");
    expect((await table.run()).repeated).toBe(true);
    expect((await table.run({ fresh: true })).exitCode).toBe(0);
  });

  it("makes a deleted output again although no input changed", async () => {
    const before = table.outputs();
    rmSync(report("480002"));
    await table.run();
    expect(table.outputs()).toEqual(before);
  });

  it.each([
    [
      "cut off",
      (path: string) => {
        writeFileSync(path, readFileSync(path).subarray(0, 3000));
      },
    ],
    [
      "flipped",
      (path: string) => {
        writeFileSync(
          path,
          readFileSync(path, "latin1").replaceAll("〇", "x").replace("implemented", "planned"),
          "latin1",
        );
      },
    ],
    [
      "whole, and says something else than readings",
      (path: string) => {
        const [header = "", ...lines] = readFileSync(path, "utf8").split("\n");
        const others = lines.map((line) => {
          const [, keys = "", value] = line.split(" ");
          return value === undefined
            ? ""
            : storeLine(keys, packReadings(keys.split(",").map(() => Buffer.from('{"outcome":"read"}'))));
        });
        writeFileSync(path, `${header}\n${others.join("")}`);
      },
    ],
    [
      "another program's",
      (path: string) => {
        writeFileSync(path, "{}");
      },
    ],
    [
      "followed by half a line",
      (path: string) => {
        appendFileSync(path, "abc def");
      },
    ],
  ])("with a state that is %s rebuilds it", async (_, spoil) => {
    for (const name of ["readings.txt", "run.json"]) spoil(state(name));
    await table.run();
    expect(table.outputs()).toEqual(first.outputs());
  });

  it("removes the report of a body that is gone, and nothing else", async () => {
    const [old, beside] = [report("490008"), "outputs/reports/480002_架空第1県/控え.txt"];
    table.put(beside, "a person's");
    table.put("outputs/reports/XX0001_他の機関/取りまとめ報告書.docx", "not ours");
    await renameBody("架空第2県", "架空第二県");
    await table.run();
    expect(existsSync(old)).toBe(false);
    expect(report("490008")).toMatch(/架空第二県/u);
    expect(existsSync(join(table.folder, beside))).toBe(true);
    expect(existsSync(join(table.options.outputs, "reports/XX0001_他の機関/取りまとめ報告書.docx"))).toBe(true);
  });

  it("keeps what the last two runs that differ have found, also when everything is read again in between", async () => {
    const found = async () => (await openStateFolder(join(table.options.outputs, ".state"))).snapshots();
    expect(await found()).toHaveLength(1);
    rmSync(join(table.folder, "inputs/架空第1県/白波村.xlsx"));
    await table.run();
    await table.run({ fresh: true });
    const [before, after] = await found();
    if (before === undefined || after === undefined) throw new Error("There are no two runs to compare.");
    const { movements, changedBasis } = compareRuns(before, after);
    expect(movements.map(({ name, file, after: now }) => [name, file, now?.status])).toEqual([
      ["白波村", "removed", "not_received"],
    ]);
    expect(changedBasis).toEqual([]);
  });

  async function renameBody(from: string, to: string): Promise<void> {
    const path = join(table.folder, "inputs/registry.xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    book.getWorksheet("取りまとめ機関")?.eachRow((row) => {
      if (row.getCell(2).value === from) row.getCell(2).value = to;
    });
    await book.xlsx.writeFile(path);
  }
});

describe("a run after files were written at the time of the one before", () => {
  beforeEach(() => {
    table = newDesk();
  });

  it("right after files were copied in compares their bytes, and does nothing again", async () => {
    table.put("inputs/架空第1県/白波村.xlsx", readFileSync(join(table.folder, "inputs/架空第1県/白波村.xlsx")));
    await table.run();
    expect((await table.run()).repeated).toBe(true);
  });

  it("notices other bytes of the same size and time in a file written at the time of the run, and in an output", async () => {
    const workbook = join(table.folder, "inputs/架空第1県/白波村.xlsx");
    const answers = join(table.options.outputs, "data/answers.csv");
    // Whole milliseconds, so that the same time can be set again.
    utimesSync(workbook, new Date(), new Date());
    await table.run();
    for (const path of [workbook, answers]) {
      const before = table.outputs();
      const { atime, mtime } = statSync(path);
      const bytes = readFileSync(path);
      bytes.fill(0x20, bytes.length - 40);
      writeFileSync(path, bytes);
      utimesSync(path, atime, mtime);
      const record = await table.run();
      expect(record.repeated).toBe(false);
      rmSync(join(table.options.outputs, "data/手直し"), { recursive: true, force: true });
      expect(withoutRecord(table.outputs())).toEqual(withoutRecord(await freshBytes()));
      const [now, then] = [withoutRecord(table.outputs()), withoutRecord(before)];
      expect(path === workbook).toBe(JSON.stringify(now) !== JSON.stringify(then));
    }
  });
});

it.skipIf(process.platform !== "linux")(
  "a log that the disk has no room for calls a person, and nothing else is lost",
  async () => {
    table = newDesk();
    mkdirSync(table.options.outputs);
    symlinkSync("/dev/full", join(table.options.outputs, "runs.jsonl"));
    for (const repeated of [false, true]) {
      const record = await table.run();
      expect(record).toMatchObject({ exitCode: 3, repeated, unwritten: [{ what: "ディスクの空きが足りません。" }] });
    }
    rmSync(join(table.options.outputs, "runs.jsonl"));
    expect(await table.run()).toMatchObject({ exitCode: 0, repeated: true, unwritten: [] });
  },
);

describe("the lock of an outputs folder", () => {
  beforeEach(() => {
    table = desk(first);
  });
  const holder = (pid: number): string => JSON.stringify({ pid, host: hostname(), since: "2027-03-31T00:00:00.000Z" });
  const lock = (content: string): void => {
    mkdirSync(join(table.options.outputs, ".state"), { recursive: true });
    writeFileSync(state("lock"), content);
  };

  it("held by a living process stops a second run, which says who holds it since when", async () => {
    lock(holder(process.pid));
    const error: unknown = await table.run().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(PipelineError);
    expect((error as PipelineError).exitCode).toBe(2);
    expect((error as PipelineError).faults[0]?.what).toMatch(new RegExp(`${String(process.pid)}.*2027-03-31`, "u"));
  });

  it("of a dead process is taken over", async () => {
    lock(holder(2 ** 22 + 1));
    expect((await table.run()).exitCode).toBe(0);
    expect(existsSync(state("lock"))).toBe(false);
  });

  it("of a process that died before it wrote its name is taken over", async () => {
    lock("");
    expect((await table.run()).exitCode).toBe(0);
    expect(existsSync(state("lock"))).toBe(false);
  });
});
