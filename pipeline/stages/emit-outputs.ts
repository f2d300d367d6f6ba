/** Settled results → documents and data in the outputs folder. */
import { exportData } from "../data/index.ts";
import { composeDocuments, composeLetters, type Composed, type ComposedLetter } from "../documents/index.ts";
import type { BodyRollup } from "../model/rollup.ts";
import type { RunOptions } from "../model/run-options.ts";
import type { FileDigest, RunRecord } from "../model/run-record.ts";
import type { Settlement } from "../settle/index.ts";
import type { Outputs, Shell } from "../shell/index.ts";
import type { RunPlan } from "./plan-run.ts";
import type { StaffedStart } from "./run-start.ts";
import { placeLetters, placeReports } from "./place-documents.ts";
import { planReturnedBooks } from "./plan-returned-books.ts";
import { writeDocuments } from "./write-documents.ts";
import { writeAddressBooks, writeMails } from "./write-letters.ts";
import { writeReturnedBooks } from "./write-returned-books.ts";

/** What there is to write. */
export interface Results {
  readonly settlement: Settlement;
  readonly rollups: readonly BodyRollup[];
  readonly composed: ComposedPapers;
}

/** All that is drawn. */
export interface ComposedPapers {
  readonly documents: readonly Composed[];
  readonly letters: readonly ComposedLetter[];
}

/** What stands in the outputs folder now. */
export interface Emitted {
  readonly outputs: Outputs;
  readonly reports: RunRecord["reports"];
  /** Letters to institutions, with all that goes with them but the workbooks. */
  readonly letters: readonly FileDigest[];
  /** Workbooks that go back to institutions. */
  readonly returned: readonly FileDigest[];
  readonly data: RunRecord["data"];
}

/**
 * All wording is composed before anything is written: a fault in a template must leave the outputs as they were.
 *
 * @throws PipelineError exit 2 with the faults of the wording.
 */
export function composeAll(
  { templates, letters, registry, asOf }: RunPlan,
  { institutions }: Settlement,
  rollups: readonly BodyRollup[],
): ComposedPapers {
  const results = { registry, asOf, rollups, institutions };
  return { documents: composeDocuments(templates, results), letters: composeLetters(letters, results) };
}

/** Writes what has changed and removes the documents and data that nobody has any more. What could not be written is in `outputs.faults`. */
export async function emitOutputs(
  { settlement, rollups, composed }: Results,
  options: RunOptions,
  plan: RunPlan,
  { state, lock, drawers, found }: StaffedStart,
  shell: Shell,
): Promise<Emitted> {
  const outputs = shell.openOutputs(options.outputs, state.last?.outputs ?? [], lock.check);
  const reports = placeReports(composed.documents, composed.letters);
  const letters = placeLetters(composed.letters, plan.registry);
  const books = planReturnedBooks(settlement, plan.registry);
  const papers = [...reports, ...letters.each.map(({ document }) => document), ...letters.together];
  // Other processes draw; all else is written meanwhile.
  const [drawn, data, mails, lists] = await Promise.all([
    writeDocuments(papers, outputs, plan, drawers, shell),
    writeData({ settlement, rollups }, plan, outputs),
    writeMails(letters.each, outputs, shell),
    writeAddressBooks(letters.each, books, plan.registry, outputs, shell),
  ]);
  const returned = await writeReturnedBooks(books, outputs, found, options, shell);
  await outputs.removeGone([...drawn, ...data, ...mails, ...lists, ...returned].map(({ path }) => path));
  const bodies = new Map(reports.map(({ path, body }) => [path, body]));
  return {
    outputs,
    reports: drawn.flatMap((digest) => {
      const body = bodies.get(digest.path);
      return body === undefined ? [] : [{ code: body.code, name: body.name, ...digest }];
    }),
    letters: [...drawn.filter(({ path }) => !bodies.has(path)), ...mails, ...lists],
    returned,
    data,
  };
}

async function writeData(
  { settlement, rollups }: Omit<Results, "composed">,
  { registry, catalog }: RunPlan,
  outputs: Outputs,
): Promise<readonly FileDigest[]> {
  const written: FileDigest[] = [];
  for (const { name, text } of exportData({ ...settlement, rollups, registry, catalog }))
    written.push(await outputs.writeParts(`data/${name}`, text()));
  return written;
}
