/** Settled results → documents and data in the outputs folder. */
import { exportData } from "../data/index.ts";
import { composeDocuments } from "../documents/index.ts";
import type { BodyRollup } from "../model/rollup.ts";
import type { FileDigest, RunRecord } from "../model/run-record.ts";
import type { Settlement } from "../settle/index.ts";
import type { Outputs, Shell } from "../shell/index.ts";
import { archiveEarlierCycle } from "./archive-cycle.ts";
import type { RunPlan } from "./plan-run.ts";
import type { StaffedStart } from "./run-start.ts";
import { composeTables } from "./compose-tables.ts";
import { foundByInstitution } from "./snapshot.ts";
import { writeDocuments, type Drawable } from "./write-documents.ts";

/** What there is to write. */
export interface Results {
  readonly settlement: Settlement;
  readonly rollups: readonly BodyRollup[];
  readonly composed: readonly Drawable[];
}

/** What stands in the outputs folder now. */
export interface Emitted {
  readonly outputs: Outputs;
  readonly reports: RunRecord["reports"];
  readonly data: RunRecord["data"];
  /** The cycle before, if this run has moved its outputs away. */
  readonly archived: Exclude<RunRecord["archived"], undefined> | null;
}

/**
 * All wording is composed before anything is written: a fault in a template must leave the outputs as they were.
 *
 * @throws PipelineError exit 2 with the faults of the wording.
 */
export async function composeAll(
  plan: RunPlan,
  settlement: Settlement,
  rollups: readonly BodyRollup[],
  { state }: Pick<StaffedStart, "state">,
): Promise<readonly Drawable[]> {
  const { templates, registry, asOf } = plan;
  const { institutions } = settlement;
  const before = await state.foundBefore(foundByInstitution(settlement), registry.cycle.name);
  return [
    ...composeDocuments(templates, { registry, asOf, rollups, institutions }),
    ...composeTables(plan, settlement, rollups, before),
  ];
}

/**
 * Writes what has changed and removes the documents and data that nobody has any more. What could not be written is in `outputs.faults`.
 *
 * @throws PipelineError exit 2 when the outputs of the cycle before cannot be moved away: then nothing is written.
 */
export async function emitOutputs(
  { settlement, rollups, composed }: Results,
  folder: string,
  plan: RunPlan,
  { state, earlier, lock, drawers }: StaffedStart,
  shell: Shell,
): Promise<Emitted> {
  const archived = await archiveEarlierCycle(folder, plan.registry.cycle, { earlier, lock }, shell);
  const outputs = shell.openOutputs(folder, archived === null ? (state.last?.outputs ?? []) : [], earlier, lock.check);
  // Other processes draw; the data are written meanwhile.
  const [reports, data] = await Promise.all([
    writeDocuments(composed, outputs, plan, drawers, shell),
    writeData({ settlement, rollups }, plan, outputs),
  ]);
  await outputs.removeGone([...reports, ...data].map(({ path }) => path));
  return { outputs, reports, data, archived };
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
