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
import { startRun, type RunStart } from "./run-start.ts";
import { loadSubmissionHistory } from "./submission-history.ts";

/** What there is to show, and against what it was found. */
export interface FoundResults<Checked = unknown> {
  readonly plan: RunPlan;
  /** What `check` gave. */
  readonly checked: Checked;
  readonly results: RunResults;
  /** The outputs folder is held. */
  readonly start: RunStart;
}

/**
 * Reads, settles and rolls up as a run does, and does `work` while the outputs folder is held. Files that the last run has read are not read again.
 *
 * @param check what of the request can be refused before anything is read
 * @throws PipelineError exit 2 as a run does.
 */
export async function withResults<Checked, Result>(
  options: RunOptions,
  shell: Shell,
  check: (plan: RunPlan) => Checked,
  work: (found: FoundResults<Checked>) => Promise<Result>,
): Promise<Result> {
  return startRun(options, shell, async (start) => {
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
      const results = { registry, asOf, institutions: settlement.institutions, ...figures };
      return await work({ plan, checked, results, start });
    } finally {
      readers.close();
    }
  });
}
