/** (c) to (f) The whole job as a process: cold, warm, with 1 % changed; and the plain script beside it. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { runNode, type Usage } from "./child.ts";
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
  /** Reports alone. */
  readonly plain: Usage;
  /** Most of the papers that ours makes. */
  readonly plainWithPapers: Usage;
  /** Medians of plain ÷ ours in the same turn. */
  readonly ratio: number;
  readonly ratioWithPapers: number;
}

const ours = (inputs: string, outputs: string): Promise<Usage> =>
  runNode(["launcher/start.mjs", "--inputs", inputs, "--outputs", outputs, "--quiet"]);
const ourForms = (inputs: string, outputs: string): Promise<Usage> =>
  runNode(["launcher/start.mjs", "form", "--inputs", inputs, "--outputs", outputs, "--quiet"]);
const ourPreview = (inputs: string, outputs: string): Promise<Usage> =>
  runNode(["launcher/start.mjs", "preview", BODY, "--inputs", inputs, "--outputs", outputs, "--quiet"]);
/** Of the invented country: the one with the longest report. */
const BODY = "OP0001";
const plain = (inputs: string, outputs: string, ...words: readonly string[]): Promise<Usage> =>
  runNode(["test/bench/plain-script.mjs", inputs, outputs, ...words]);

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
    rmSync(outputs, { recursive: true, force: true });
    cold.push(await ours(inputs, outputs));
    forms.push(await ourForms(inputs, outputs));
    warm.push(await ours(inputs, outputs));
    replaceOnePercent(inputs, institutions, paths, turn);
    changed.push(await ours(inputs, outputs));
    preview.push(await ourPreview(inputs, outputs));
  }
  rmSync(inputs, { recursive: true, force: true });
  return {
    institutions,
    cold: medians(cold),
    forms: medians(forms),
    warm: medians(warm),
    changed: medians(changed),
    preview: medians(preview),
  };
}

/** Both cold, by turns, over a country that keeps to the official layout: the plain script reads no other. */
export async function measurePlain(folder: string, institutions: number, turns: number): Promise<PlainFigures> {
  const [inputs, outputs] = [join(folder, `official-${String(institutions)}`), join(folder, "outputs")];
  writePopulation(inputs, institutions, OFFICIAL);
  const figures: Record<"ours" | "plain" | "plainWithPapers", Usage>[] = [];
  for (let turn = 0; turn < turns; turn++) {
    rmSync(outputs, { recursive: true, force: true });
    const usage = await ours(inputs, outputs);
    figures.push({
      ours: usage,
      plain: await plain(inputs, join(folder, "plain")),
      plainWithPapers: await plain(inputs, join(folder, "plain-papers"), "--papers"),
    });
  }
  rmSync(inputs, { recursive: true, force: true });
  return {
    institutions,
    ours: medians(figures.map((figure) => figure.ours)),
    plain: medians(figures.map((figure) => figure.plain)),
    plainWithPapers: medians(figures.map((figure) => figure.plainWithPapers)),
    ratio: median(figures.map((figure) => figure.plain.seconds / figure.ours.seconds)),
    ratioWithPapers: median(figures.map((figure) => figure.plainWithPapers.seconds / figure.ours.seconds)),
  };
}

function medians(usages: readonly Usage[]): Usage {
  return {
    seconds: median(usages.map(({ seconds }) => seconds)),
    cpuSeconds: median(usages.map(({ cpuSeconds }) => cpuSeconds)),
    megabytes: median(usages.map(({ megabytes }) => megabytes)),
  };
}
