/** What is open in a run, without writing any output: what `decide` shows. */
import { DECISION_COLUMNS, HINT, type ProposedDecision } from "../model/decision.ts";
import type { RunOptions } from "../model/run-options.ts";
import { toCsv } from "../lib/csv.ts";
import { proposeDecisions, settleSubmissions } from "../settle/index.ts";
import type { Shell } from "../shell/index.ts";
import { newDecisionsBook } from "../sources/index.ts";
import { createAnswerDecider } from "./inspect.ts";
import { planRun } from "./plan-run.ts";
import { readInputs } from "./read-inputs.ts";
import { startRun } from "./run-start.ts";

/**
 * Reads and settles as a run does, with the decisions that there are. What it reads, the next run need not read again.
 *
 * @throws PipelineError exit 2 as a run does.
 */
export async function findOpenQuestions(options: RunOptions, shell: Shell): Promise<readonly ProposedDecision[]> {
  return startRun(options, shell, async (start) => {
    const { jobs, memory: megabytes, time: seconds } = options;
    const readers = shell.openReadingPool(shell.program, { jobs, megabytes, seconds });
    try {
      const plan = await planRun(options, shell);
      const { files } = await readInputs(options, plan, { ...start, readers }, shell);
      const read = files.map(createAnswerDecider(plan.inspection));
      const settlement = settleSubmissions(read, plan.registry, plan.inspection.decisions);
      return proposeDecisions(read, settlement, plan.registry, plan.inspection.inspected);
    } finally {
      readers.close();
    }
  });
}

/** The rows as the bytes of a file to fill in: a workbook that may itself become decisions.xlsx, or CSV to paste from. */
export async function proposalFile(proposed: readonly ProposedDecision[], format: "xlsx" | "csv"): Promise<Uint8Array> {
  if (format === "xlsx") {
    // Loaded here only: what writes workbooks is large.
    const { writeNewBook } = await import("../workbook/write/new-book/index.ts");
    return writeNewBook(newDecisionsBook(proposed));
  }
  const columns = [...DECISION_COLUMNS, HINT].map((name) => ({
    name,
    value: (row: ProposedDecision) => row[name as keyof ProposedDecision] ?? "",
  }));
  return Buffer.from([...toCsv(columns, proposed)].join(""));
}
