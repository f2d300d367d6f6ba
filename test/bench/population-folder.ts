/** Invented countries on disk, as inputs of whole jobs. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makePopulation, type Dialect } from "../../pipeline/demo/index.ts";
import { catalog, FORM_FILE } from "../build/catalog.ts";

const SEED = 1;
const form = readFileSync(FORM_FILE);
export const OFFICIAL: readonly [Dialect] = ["official"];

/** Paths of the workbooks, the registry not among them. */
export function writePopulation(
  folder: string,
  institutions: number,
  dialects?: readonly [Dialect, ...Dialect[]],
): readonly string[] {
  const paths: string[] = [];
  for (const { path, bytes, dialect } of makePopulation({
    institutions,
    seed: SEED,
    form,
    catalog,
    ...(dialects && { dialects }),
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    if (dialect !== null) paths.push(path);
  }
  return paths;
}

/** Puts what another seed fills in in place of every hundredth workbook, of fewer than that in place of one. */
export function replaceOnePercent(folder: string, institutions: number, paths: readonly string[], seed: number): void {
  const chosen = new Set(paths.filter((_, index) => index % 100 === 50 % paths.length));
  for (const { path, bytes } of makePopulation({ institutions, seed: SEED + seed, form, catalog })) {
    if (chosen.has(path)) writeFileSync(join(folder, path), bytes);
  }
}
