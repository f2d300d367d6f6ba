/** The invented country: the same for the same seed, complete, and fit for the nightly run. */
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { DIALECTS, makePopulation, type PopulationFile, type PopulationOptions } from "../../pipeline/demo/index.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { readWithLibrary } from "../../pipeline/workbook/read/library/index.ts";
import { readPlainXlsx } from "../../pipeline/workbook/read/xlsx/index.ts";
import { readRegistry } from "../../pipeline/sources/index.ts";
import { catalog, FORM_FILE } from "../build/catalog.ts";
import { partsOf } from "../build/xlsx.ts";
import { csvRecords, desk, type Desk } from "../build/folder.ts";

const form = readFileSync(FORM_FILE);

function population(options: Partial<PopulationOptions> = {}): readonly PopulationFile[] {
  return [...makePopulation({ institutions: 60, seed: 8, form, catalog, ...options })];
}

const digest = (files: readonly PopulationFile[]): readonly string[] =>
  files.map(({ path, bytes }) => `${path} ${Buffer.from(bytes).toString("base64")}`);

describe("a population", () => {
  const files = population();
  it("is the same for the same seed, byte for byte", () => {
    expect(digest(population())).toEqual(digest(files));
  });
  it("keeps its country, and fills in otherwise, for another seed", () => {
    const [registry, ...others] = population({ seed: 9 });
    expect(registry).toEqual(files[0]);
    const known = new Map(files.map(({ path, bytes }) => [path, bytes]));
    const shared = others.filter(({ path }) => known.has(path));
    expect(shared.length).toBeGreaterThan(45);
    expect(shared.every(({ path, bytes }) => !Buffer.from(bytes).equals(known.get(path) ?? Buffer.alloc(0)))).toBe(
      true,
    );
  });
  it("shows every way of filling in, and a correction", () => {
    expect(new Set(files.map(({ dialect }) => dialect))).toEqual(new Set([null, ...DIALECTS]));
    expect(files.some(({ path }) => path.endsWith("（修正版）.xlsx"))).toBe(true);
  });
  it("can keep to the official layout", () => {
    const official = population({ dialects: ["official"] });
    expect(new Set(official.map(({ dialect }) => dialect))).toEqual(new Set([null, "official"]));
  });
  it("names no file twice", () => {
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  });
});

describe("its workbooks", () => {
  it.each(DIALECTS)("read alike by the fast reader and SheetJS: %s", (dialect) => {
    const [, file] = population({ institutions: 2, dialects: [dialect] });
    const bytes = new Uint8Array(file?.bytes ?? []);
    const [ours, theirs] = [readPlainXlsx(partsOf(bytes), null), readWithLibrary(bytes)];
    expect(ours?.sheets.flatMap(({ cells }) => cells).length).toBeGreaterThan(400);
    expect(ours).toEqual({ ...theirs, hasMacros: false });
  });
});

describe("its registry", () => {
  it.each([1, 9, 10, 400, 12_000])("has no fault at %d institutions", async (institutions) => {
    const [file] = makePopulation({ institutions, seed: 1, form, catalog });
    const registry = readRegistry(await readWorkbook(file?.bytes ?? new Uint8Array()), "registry.xlsx");
    expect(registry.institutions).toHaveLength(institutions);
  });
  it("holds homonyms, each in a prefecture of its own", async () => {
    const [file] = makePopulation({ institutions: 400, seed: 1, form, catalog });
    const { institutions } = readRegistry(await readWorkbook(file?.bytes ?? new Uint8Array()), "registry.xlsx");
    const homonyms = institutions.filter(({ name }, _, all) => all.filter((other) => other.name === name).length > 1);
    expect(homonyms.length).toBeGreaterThan(0);
    expect(new Set(homonyms.map(({ name, supervisor }) => name + supervisor)).size).toBe(homonyms.length);
  });
});

describe("the nightly run over it", () => {
  let office: Desk;
  afterEach(() => {
    office.clear();
  });
  it("accepts or supersedes every file", async () => {
    office = desk();
    const folder = "country";
    for (const { path, bytes } of population()) office.put(`${folder}/${path}`, bytes);
    const record = await office.run({ inputs: `${office.folder}/${folder}` });
    expect(record.rejected).toEqual([]);
    expect(record.exitCode).toBe(0);
    const files = csvRecords(office.outputs()["data/files.csv"] ?? "");
    expect(files.filter(({ status }) => status === "superseded").length).toBeGreaterThan(0);
    const submissions = csvRecords(office.outputs()["data/submissions.csv"] ?? "");
    expect(new Set(submissions.map(({ status }) => status))).toEqual(
      new Set(["accepted", "needs_correction", "not_received"]),
    );
    const answers = csvRecords(office.outputs()["data/answers.csv"] ?? "");
    expect(new Set(answers.map(({ answer }) => answer))).toEqual(
      new Set(["implemented", "planned", "not_applicable", "missing", "invalid"]),
    );
    const planned = answers.filter(({ answer }) => answer === "planned");
    expect(planned.filter(({ planned_on }) => planned_on !== "").length).toBeGreaterThan(planned.length * 0.8);
  });
});
