/** Settled results → documents and data in the outputs folder. */
import { exportData } from "../data/index.ts";
import { composeDocuments, type Composed } from "../documents/index.ts";
import type { BodyRollup } from "../model/rollup.ts";
import type { RunOptions } from "../model/run-options.ts";
import type { FileDigest, RunRecord } from "../model/run-record.ts";
import type { Settlement } from "../settle/index.ts";
import type { Outputs, Shell } from "../shell/index.ts";
import type { RunPlan } from "./plan-run.ts";
import type { StaffedStart } from "./run-start.ts";
import { planReturnedBooks } from "./plan-returned-books.ts";
import { writeDocuments } from "./write-documents.ts";
import { writeReturnedBooks } from "./write-returned-books.ts";

/** What there is to write. */
export interface Results {
  readonly settlement: Settlement;
  readonly rollups: readonly BodyRollup[];
  readonly composed: readonly Composed[];
}

/** What stands in the outputs folder now. */
export interface Emitted {
  readonly outputs: Outputs;
  readonly reports: RunRecord["reports"];
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
  { templates, registry, asOf }: RunPlan,
  { institutions }: Settlement,
  rollups: readonly BodyRollup[],
): readonly Composed[] {
  return composeDocuments(templates, { registry, asOf, rollups, institutions });
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
  // Other processes draw; the data are written meanwhile.
  const [reports, data] = await Promise.all([
    writeDocuments(composed, outputs, plan, drawers, shell),
    writeData({ settlement, rollups }, plan, outputs),
  ]);
  const returned = await writeReturnedBooks(
    planReturnedBooks(settlement, plan.registry),
    outputs,
    found,
    options,
    shell,
  );
  await outputs.removeGone([...reports, ...returned, ...data].map(({ path }) => path));
  return { outputs, reports, returned, data };
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
