/** A run as a table of contents: plan → read → settle → roll up → emit. The only place that joins the stages. */
import type { RunOptions } from "./model/run-options.ts";
import type { RunRecord } from "./model/run-record.ts";
import { settleSubmissions } from "./settle/index.ts";
import type { Shell } from "./shell/index.ts";
import { composeAll, emitOutputs } from "./stages/emit-outputs.ts";
import { createAnswerDecider } from "./stages/inspect.ts";
import { readPrevious } from "./stages/load-previous-cycle.ts";
import { planRun } from "./stages/plan-run.ts";
import { readInputs } from "./stages/read-inputs.ts";
import { recordRun } from "./stages/record-run.ts";
import { rollUpBodies } from "./stages/roll-up-bodies.ts";
import type { StaffedStart } from "./stages/run-start.ts";
import { loadSubmissionHistory } from "./stages/submission-history.ts";
import { prepareDrawers } from "./stages/write-documents.ts";

/**
 * Reads every file below the inputs folder, rolls up the results and writes reports and data.
 *
 * @throws PipelineError exit 2 when registry, form or templates cannot be used (nothing is written); exit 1 for a bug.
 */
export async function run(options: RunOptions, start: StaffedStart, shell: Shell): Promise<RunRecord> {
  const { clock } = start;
  const plan = await planRun(options, shell);
  const previous = await readPrevious(options, plan, start.state, shell);
  const { history, runs } = await loadSubmissionHistory(options.outputs, plan.registry.cycle, shell);
  clock.lap("sources");

  const read = await readInputs(options, plan, start, shell);
  clock.lap("read");
  prepareDrawers(plan.registry, start.drawers);

  const settlement = settleSubmissions(
    read.files.map(createAnswerDecider(plan.inspection)),
    plan.registry,
    plan.inspection.decisions,
    history,
  );
  const figures = rollUpBodies({ ...plan, previous }, settlement, read.files.length);
  clock.lap("rollup");

  const composed = await composeAll(plan, settlement, figures, start);
  clock.lap("compose");

  const results = { settlement, composed, ...figures, runs };
  const emitted = await emitOutputs(results, options, plan, start, shell);
  clock.lap("write");

  return recordRun(options, { plan, previous, read, settlement, figures, emitted }, start, shell);
}
