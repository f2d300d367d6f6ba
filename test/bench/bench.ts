/**
 * `npm run bench`: measures the tool against what it is compared with, and says which targets it meets.
 *
 * `-- --only PART` (again for more) renews that part of `results.json` and keeps the others. `-- --nodes 20,22,24` measures the whole job
 * beside the plain script's on each of these Nodes, and nothing else. `--quick` takes less of everything, prints, and keeps nothing.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchTables } from "./bench-tables.ts";
import { runNode } from "./child.ts";
import { measureDocument } from "./long-document.ts";
import { findNodes } from "./nodes.ts";
import { measurePapers } from "./papers.ts";
import { writePopulation } from "./population-folder.ts";
import { measureReading } from "./read-workbooks.ts";
import { measurePart, partsAsked, readResults, writeResults, type PartName, type Results } from "./results.ts";
import { judge } from "./targets.ts";
import { measureJob, measureNodes, measurePlain, type JobFigures } from "./whole-job.ts";

/** How much is measured. Of a country: institutions, turns. */
interface Plan {
  readonly books: number;
  readonly readTurns: number;
  readonly documentTurns: number;
  readonly paperTurns: number;
  readonly jobs: readonly (readonly [institutions: number, turns: number])[];
  readonly plain: readonly [institutions: number, turns: number];
  readonly nodes: readonly [institutions: number, turns: number];
}
const FULL: Plan = {
  books: 100,
  readTurns: 9,
  documentTurns: 7,
  paperTurns: 7,
  jobs: [
    [200, 5],
    [1788, 3],
    [10_000, 2],
  ],
  plain: [1788, 3],
  nodes: [1788, 1],
};
const QUICK: Plan = {
  books: 40,
  readTurns: 5,
  documentTurns: 3,
  paperTurns: 3,
  jobs: [
    [60, 1],
    [200, 2],
  ],
  plain: [200, 2],
  nodes: [60, 1],
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: "boolean" }, only: { type: "string", multiple: true }, nodes: { type: "string" } },
  });
  const majors = values.nodes?.split(",") ?? [];
  const quick = values.quick === true;
  const folder = mkdtempSync(join(tmpdir(), "annex2-bench-"));
  try {
    const fresh = await measure(partsAsked(values.only, majors), quick ? QUICK : FULL, majors, folder);
    const results = quick ? fresh : { ...readResults(), ...fresh };
    process.stdout.write(`${benchTables(results)}\n`);
    if (!quick) writeResults(results, judge(results));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  asked: ReadonlySet<PartName>,
  plan: Plan,
  majors: readonly string[],
  folder: string,
): Promise<Results> {
  const nodes = findNodes(majors, folder);
  // The first start after a change bundles the sources; that is no part of a night.
  for (const path of new Set([process.execPath, ...nodes.map((node) => node.path)]))
    await runNode(["launcher/start.mjs", "--version"], path);
  const part = measurePart;
  return {
    ...(asked.has("reading") && { reading: await part("reading", () => measureBooks(plan, folder)) }),
    ...(asked.has("document") && { document: await part("document", () => measureDocument(plan.documentTurns)) }),
    ...(asked.has("papers") && { papers: await part("papers", () => measurePapers(plan.paperTurns)) }),
    ...(asked.has("jobs") && { jobs: await part("jobs", () => measureJobs(plan, folder)) }),
    ...(asked.has("plain") && { plain: await part("plain", () => measurePlain(folder, ...plan.plain)) }),
    ...(asked.has("nodes") && { nodes: await part("nodes", () => measureNodes(folder, nodes, ...plan.nodes)) }),
  };
}

function measureBooks({ books, readTurns }: Plan, folder: string): ReturnType<typeof measureReading> {
  const mixed = join(folder, "mixed");
  return measureReading(mixed, writePopulation(mixed, books), readTurns);
}

async function measureJobs({ jobs }: Plan, folder: string): Promise<readonly JobFigures[]> {
  const figures: JobFigures[] = [];
  for (const [institutions, turns] of jobs) figures.push(await measureJob(folder, institutions, turns));
  return figures;
}

await main();
