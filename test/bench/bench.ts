/** `npm run bench [-- --quick]`: measures the tool against what it is compared with, and says which targets it meets. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchTables } from "./bench-tables.ts";
import { runNode } from "./child.ts";
import { measureDocument } from "./long-document.ts";
import { writePopulation } from "./population-folder.ts";
import { measureReading } from "./read-workbooks.ts";
import { measurePapers, PAPERS } from "./papers.ts";
import { judge, type Results } from "./targets.ts";
import { measureJob, measurePlain, type JobFigures } from "./whole-job.ts";

const RESULTS = fileURLToPath(new URL("results.json", import.meta.url));
const FULL = {
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
} as const;
const QUICK = {
  books: 40,
  readTurns: 5,
  documentTurns: 3,
  paperTurns: 3,
  jobs: [
    [60, 1],
    [200, 2],
  ],
  plain: [200, 2],
} as const;

async function main(): Promise<void> {
  const quick = process.argv.includes("--quick");
  const plan = quick ? QUICK : FULL;
  const folder = mkdtempSync(join(tmpdir(), "annex2-bench-"));
  try {
    const results = await measure(plan, folder);
    const machine = { cpu: cpus()[0]?.model.trim() ?? "", cores: cpus().length, node: process.version };
    const turns = {
      reading: plan.readTurns,
      document: plan.documentTurns,
      papers: plan.paperTurns,
      jobs: plan.jobs,
      plain: plan.plain,
    };
    process.stdout.write(
      `${machine.cpu}, ${String(machine.cores)} cores, Node ${machine.node}\n\n${benchTables(results)}\n`,
    );
    writeFileSync(RESULTS, `${JSON.stringify({ machine, quick, turns, ...toRecord(results) }, rounded, 1)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(plan: typeof FULL | typeof QUICK, folder: string): Promise<Results> {
  // The first start after a change bundles the sources; that is no part of a night.
  await runNode(["launcher/start.mjs", "--version"]);
  const mixed = join(folder, "mixed");
  say("reading");
  const paths = writePopulation(mixed, plan.books);
  const reading = await measureReading(mixed, paths, plan.readTurns);
  say("5,000 rows");
  const document = await measureDocument(plan.documentTurns);
  say("papers");
  const papers = await measurePapers(plan.paperTurns);
  const jobs: JobFigures[] = [];
  for (const [institutions, turns] of plan.jobs) {
    say(`the whole job at ${String(institutions)}`);
    jobs.push(await measureJob(folder, institutions, turns));
  }
  say(`the plain script at ${String(plan.plain[0])}`);
  const plain = await measurePlain(folder, plan.plain[0], plan.plain[1]);
  return { reading, document, papers, jobs, plain };
}

function toRecord(results: Results): object {
  const { reading, document, papers, jobs, plain } = results;
  return {
    readingMilliseconds: reading.medians,
    documentMilliseconds: document.medians,
    paperMilliseconds: Object.fromEntries(PAPERS.map((paper) => [paper, papers[paper].medians])),
    jobs,
    plain,
    targets: judge(results),
  };
}

/** Four digits are more than repeats agree on. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

function say(what: string): void {
  process.stderr.write(`${what} …\n`);
}

await main();
