/** The goldens of a population on disk: compared with what a run gives, or, when accepting, replaced by it. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Goldens } from "./describe-outputs.ts";
import { lineDifference } from "./line-difference.ts";

const ROOT = "test/golden";
const HOW_TO_ACCEPT = "If all of this is meant, run `npm run accept` and commit what it changes below test/golden/.";

/** `npm run accept` starts vitest with `--mode accept`. */
const isAccepting = process.env["MODE"] === "accept";

/**
 * Compares all goldens of a population, those whose name `belongs` tells apart from others in the same folder.
 *
 * @returns one text for each that differs, is missing, or is there for nothing
 */
export function differences(
  population: string,
  goldens: Goldens,
  belongs: (path: string) => boolean,
): readonly string[] {
  const folder = join(ROOT, population);
  const known = goldenPaths(folder).filter(belongs);
  if (isAccepting) {
    accept(folder, goldens, known);
    return [];
  }
  const all = [...new Set([...known, ...goldens.keys()])].sort();
  const faults = all.flatMap((path) => {
    const lines = goldens.get(path);
    const at = `${ROOT}/${population}/${path}`;
    if (lines === undefined) return [`${at}: this run gave nothing of that name.`];
    if (!known.includes(path)) return [`${at}: there is no golden of that name yet.`];
    const wanted = readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n");
    return wanted === asText(lines)
      ? []
      : [`${at}:\n${lineDifference(wanted.split("\n").slice(0, -1), asText(lines).split("\n").slice(0, -1))}`];
  });
  return faults.length === 0 ? [] : [...faults, HOW_TO_ACCEPT];
}

function accept(folder: string, goldens: Goldens, known: readonly string[]): void {
  for (const path of known) if (!goldens.has(path)) rmSync(join(folder, path));
  for (const [path, lines] of goldens) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), asText(lines));
  }
}

function asText(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}

function goldenPaths(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll("\\", "/"))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}
