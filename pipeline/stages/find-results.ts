/** What the next run would find, without writing any output: what `preview` and `fields` show. */
import type { RunResults } from "../documents/index.ts";
import type { RunOptions } from "../model/run-options.ts";
import { settleSubmissions } from "../settle/index.ts";
import type { Shell } from "../shell/index.ts";
import { createAnswerDecider } from "./inspect.ts";
import { readPrevious } from "./load-previous-cycle.ts";
import { planRun, type RunPlan } from "./plan-run.ts";
import { readInputs } from "./read-inputs.ts";
import { rollUpBodies } from "./roll-up-bodies.ts";
import type { RunStart } from "./run-start.ts";
import { loadSubmissionHistory } from "./submission-history.ts";

/** What there is to show. */
export interface FoundResults<Checked = unknown> {
  readonly plan: RunPlan;
  /** What `check` gave. */
  readonly checked: Checked;
  readonly results: RunResults;
}

/**
 * Reads, settles and rolls up as a run does. Files that the last run has read are not read again.
 *
 * @param check what of the request can be refused before anything is read
 * @throws PipelineError exit 2 as a run does.
 */
export async function findResults<Checked>(
  options: RunOptions,
  start: RunStart,
  shell: Shell,
  check: (plan: RunPlan) => Checked,
): Promise<FoundResults<Checked>> {
  const { jobs, memory: megabytes, time: seconds } = options;
  const readers = shell.openReadingPool(shell.program, { jobs, megabytes, seconds });
  try {
    const plan = await planRun(options, shell);
    const checked = check(plan);
    const { registry, asOf, inspection } = plan;
    const previous = await readPrevious(options, plan, start.state, shell);
    const { history } = await loadSubmissionHistory(options.outputs, registry.cycle, shell);
    const { files } = await readInputs(options, plan, { ...start, readers }, shell);
    const read = files.map(createAnswerDecider(inspection));
    const settlement = settleSubmissions(read, registry, inspection.decisions, history);
    const figures = rollUpBodies({ ...plan, previous }, settlement, files.length);
    return { plan, checked, results: { registry, asOf, institutions: settlement.institutions, ...figures } };
  } finally {
    readers.close();
  }
}
