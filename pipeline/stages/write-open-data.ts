/** Settled results → files for other programs, where they are wanted: Parquet over all cycles, OSCAL for each institution. */
import { join } from "node:path";
import { PARQUET_TABLES, toAssessmentResults, toParquet, type PastTable } from "../data/index.ts";
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { isSameCycle } from "../model/cycle-name.ts";
import type { PastRun } from "../model/past-run.ts";
import type { RunOptions } from "../model/run-options.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { BodyRollup } from "../model/rollup.ts";
import type { Settlement } from "../settle/index.ts";
import { ARCHIVE, type Outputs, type Shell } from "../shell/index.ts";
import { readPastRun } from "../sources/index.ts";
import { namesWithin } from "./names-within.ts";
import type { RunPlan } from "./plan-run.ts";

/** What these files are made of. */
interface Results {
  readonly settlement: Settlement;
  readonly rollups: readonly BodyRollup[];
}

type Wanted = Pick<RunOptions, "outputs" | "parquet" | "oscal">;
type OfShell = Pick<Shell, "listNames" | "loadPastFile" | "sha256">;

/** Writes what is wanted and has changed; gives what stands there now. */
export async function writeOpenData(
  results: Results,
  plan: RunPlan,
  { outputs: folder, parquet, oscal }: Wanted,
  outputs: Outputs,
  shell: OfShell,
): Promise<readonly FileDigest[]> {
  return [
    ...(parquet ? await writeParquet(results, plan, folder, outputs, shell) : []),
    ...(oscal ? await writeAssessments(results, plan, outputs, shell) : []),
  ];
}

async function writeParquet(
  { settlement, rollups }: Results,
  { registry, catalog, asOf }: RunPlan,
  folder: string,
  outputs: Outputs,
  shell: OfShell,
): Promise<readonly FileDigest[]> {
  const cycles = await archivedCycles(join(folder, ARCHIVE), registry.cycle.name, shell);
  const results = { ...settlement, rollups, registry, catalog };
  const written: FileDigest[] = [];
  for (const table of PARQUET_TABLES) {
    const past: PastTable[] = [];
    for (const { path, run } of cycles) {
      const file = await shell.loadPastFile(join(path, "data", table.source));
      if (file !== null) past.push({ cycle: run.cycle.name, asOf: run.asOf, text: file.bytes.toString("utf8") });
    }
    const bytes = toParquet(table, past, { cycle: registry.cycle.name, asOf, results });
    written.push(await outputs.write(`data/${table.name}`, bytes, shell.sha256(bytes)));
  }
  return written;
}

interface ArchivedCycle {
  readonly path: string;
  readonly run: PastRun;
}

/** By as-of date; a folder without a run.json that can be read is none of ours. */
async function archivedCycles(archive: string, present: string, shell: OfShell): Promise<readonly ArchivedCycle[]> {
  const cycles: ArchivedCycle[] = [];
  for (const name of await shell.listNames(archive)) {
    const path = join(archive, name);
    const file = await shell.loadPastFile(join(path, "run.json"));
    const run = file === null ? null : readPastRun(file.bytes.toString("utf8"));
    if (run !== null && !isSameCycle(run.cycle.name, present)) cycles.push({ path, run });
  }
  return cycles.sort((a, b) =>
    compareInTurn(compareCodePoints(a.run.asOf, b.run.asOf), compareCodePoints(a.path, b.path)),
  );
}

async function writeAssessments(
  { settlement }: Results,
  { registry, catalog, asOf }: RunPlan,
  outputs: Outputs,
  shell: OfShell,
): Promise<readonly FileDigest[]> {
  const cycle = { name: registry.cycle.name, formVersion: registry.cycle.formVersion, asOf };
  const measures = new Map(catalog.measures.map((measure) => [measure.number, measure]));
  const names = namesWithin("data/oscal", registry.institutions);
  const written: FileDigest[] = [];
  for (const { institution, submission } of settlement.institutions) {
    if (submission === null) continue;
    const text = toAssessmentResults({ institution }, submission, cycle, measures);
    const path = `${names.get(institution.code) ?? ""}.json`;
    written.push(await outputs.write(path, text, shell.sha256(text)));
  }
  return written;
}
