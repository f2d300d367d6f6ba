/** (c) to (f) The whole job as a process: cold, warm, with 1 % changed; and the same job done by a plain script beside it. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { runNode, type Usage } from "./child.ts";
import { countPapers, type PaperCounts } from "./count-papers.ts";
import type { NamedNode } from "./nodes.ts";
import { OFFICIAL, replaceOnePercent, writePopulation } from "./population-folder.ts";
import { median } from "./repeat.ts";

export interface JobFigures {
  readonly institutions: number;
  readonly cold: Usage;
  /** Forms for all institutions, none of which is there yet. */
  readonly forms: Usage;
  readonly warm: Usage;
  readonly changed: Usage;
  /** One body's report, in the wording of now. */
  readonly preview: Usage;
}

export interface PlainFigures {
  readonly institutions: number;
  readonly ours: Usage;
  /** The plain script with the papers that ours makes. */
  readonly samePapers: Usage;
  /** The plain script of old, which makes a report for each body that collects and nothing else. */
  readonly reportsAlone: Usage;
  /** Medians of the script's time ÷ ours in the same turn. */
  readonly ratio: number;
  readonly ratioReportsAlone: number;
  readonly made: { readonly ours: PaperCounts; readonly samePapers: PaperCounts };
}

/** Both cold on one Node. */
export interface NodeFigures {
  /** As the Node calls itself: `v22.11.0`. */
  readonly node: string;
  readonly institutions: number;
  readonly ours: Usage;
  readonly samePapers: Usage;
  readonly ratio: number;
}

const ours = (inputs: string, outputs: string, node?: string): Promise<Usage> =>
  runNode(["launcher/start.mjs", "--inputs", inputs, "--outputs", outputs, "--quiet"], node);
const ourForms = (inputs: string, outputs: string): Promise<Usage> =>
  runNode(["launcher/start.mjs", "form", "--inputs", inputs, "--outputs", outputs, "--quiet"]);
const ourPreview = (inputs: string, outputs: string): Promise<Usage> =>
  runNode(["launcher/start.mjs", "preview", BODY, "--inputs", inputs, "--outputs", outputs, "--quiet"]);
/** Of the invented country: the one with the longest report. */
const BODY = "OP0001";
const plainPapers = (inputs: string, outputs: string, node?: string): Promise<Usage> =>
  runNode(["test/bench/plain-papers.mjs", inputs, outputs], node);
const plainReports = (inputs: string, outputs: string): Promise<Usage> =>
  runNode(["test/bench/plain-script.mjs", inputs, outputs]);

/** Each turn: cold, then forms for all, then nothing changed, then 1 % of the workbooks replaced, then a look at a report. */
export async function measureJob(folder: string, institutions: number, turns: number): Promise<JobFigures> {
  const [inputs, outputs] = [join(folder, `country-${String(institutions)}`), join(folder, "outputs")];
  const paths = writePopulation(inputs, institutions);
  const cold: Usage[] = [];
  const forms: Usage[] = [];
  const warm: Usage[] = [];
  const changed: Usage[] = [];
  const preview: Usage[] = [];
  for (let turn = 1; turn <= turns; turn++) {
    remove(outputs);
    cold.push(await ours(inputs, outputs));
    forms.push(await ourForms(inputs, outputs));
    warm.push(await ours(inputs, outputs));
    replaceOnePercent(inputs, institutions, paths, turn);
    changed.push(await ours(inputs, outputs));
    preview.push(await ourPreview(inputs, outputs));
  }
  remove(inputs);
  return {
    institutions,
    cold: medians(cold),
    forms: medians(forms),
    warm: medians(warm),
    changed: medians(changed),
    preview: medians(preview),
  };
}

/** All cold, by turns, over a country that keeps to the official layout: the plain scripts read no other. */
export async function measurePlain(folder: string, institutions: number, turns: number): Promise<PlainFigures> {
  const { inputs, outputs, papers, reports } = plainFolders(folder, institutions);
  writePopulation(inputs, institutions, OFFICIAL);
  const figures: Record<"ours" | "samePapers" | "reportsAlone", Usage>[] = [];
  for (let turn = 0; turn < turns; turn++) {
    remove(outputs, papers, reports);
    figures.push({
      ours: await ours(inputs, outputs),
      samePapers: await plainPapers(inputs, papers),
      reportsAlone: await plainReports(inputs, reports),
    });
  }
  const made = { ours: countPapers(outputs), samePapers: countPapers(papers) };
  remove(inputs, outputs, papers, reports);
  return {
    institutions,
    ours: medians(figures.map((figure) => figure.ours)),
    samePapers: medians(figures.map((figure) => figure.samePapers)),
    reportsAlone: medians(figures.map((figure) => figure.reportsAlone)),
    ratio: median(figures.map((figure) => figure.samePapers.seconds / figure.ours.seconds)),
    ratioReportsAlone: median(figures.map((figure) => figure.reportsAlone.seconds / figure.ours.seconds)),
    made,
  };
}

/** The same two jobs on each of `nodes`, by turns over all of them. */
export async function measureNodes(
  folder: string,
  nodes: readonly NamedNode[],
  institutions: number,
  turns: number,
): Promise<readonly NodeFigures[]> {
  const { inputs, outputs, papers } = plainFolders(folder, institutions);
  writePopulation(inputs, institutions, OFFICIAL);
  const measured = nodes.map((node) => ({ node, ours: new Array<Usage>(), samePapers: new Array<Usage>() }));
  for (let turn = 0; turn < turns; turn++)
    for (const figures of measured) {
      remove(outputs, papers);
      figures.ours.push(await ours(inputs, outputs, figures.node.path));
      figures.samePapers.push(await plainPapers(inputs, papers, figures.node.path));
    }
  remove(inputs, outputs, papers);
  return measured.map(({ node, ours, samePapers }) => ({
    node: node.name,
    institutions,
    ours: medians(ours),
    samePapers: medians(samePapers),
    ratio: median(ours.map(({ seconds }, turn) => (samePapers[turn]?.seconds ?? Number.NaN) / seconds)),
  }));
}

function plainFolders(
  folder: string,
  institutions: number,
): Record<"inputs" | "outputs" | "papers" | "reports", string> {
  const inputs = join(folder, `official-${String(institutions)}`);
  return {
    inputs,
    outputs: join(folder, "outputs"),
    papers: join(folder, "plain-papers"),
    reports: join(folder, "plain-reports"),
  };
}

function remove(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

function medians(usages: readonly Usage[]): Usage {
  return {
    seconds: median(usages.map(({ seconds }) => seconds)),
    cpuSeconds: median(usages.map(({ cpuSeconds }) => cpuSeconds)),
    megabytes: median(usages.map(({ megabytes }) => megabytes)),
  };
}
