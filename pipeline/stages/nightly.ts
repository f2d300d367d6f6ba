/** The nightly run from the outside: one at a time, and no more work than the changes since the last run call for. */
import { visibleJson } from "../lib/visible-text.ts";
import type { RunOptions } from "../model/run-options.ts";
import { withUnwritten, type RunRecord } from "../model/run-record.ts";
import type { Shell } from "../shell/index.ts";
import { repeatLast } from "./repeat-last.ts";
import { startRun, type NightlyStart, type RunStart } from "./run-start.ts";

/**
 * Does what `npm start` does. When nothing has changed since the last run, the outputs are left as they are.
 *
 * @throws PipelineError as `run` does; also exit 2 when another run holds the outputs folder or takes it over, or inputs and outputs lie in each other, or
 * PDF files are wanted and LibreOffice is missing.
 */
export async function runNightly(options: RunOptions, shell: Shell): Promise<RunRecord> {
  const suite = options.pdf ? await shell.findOfficeSuite() : null;
  return startRun(options, shell, async (begun) => {
    const start = { ...begun, suite };
    const done = (await repeatLast(options, start, shell)) ?? (await runAnew(options, start, shell));
    start.lock.check();
    return logRun(options.outputs, done, shell);
  });
}

/** As many files as keep one process busy for as long as another takes to start. */
const FILES_A_PROCESS = 30;

/** Loaded only when there is work: reading and drawing bring large libraries with them. */
async function runAnew(options: RunOptions, start: NightlyStart, shell: Shell): Promise<RunRecord> {
  const { jobs, memory: megabytes, time: seconds } = options;
  const readers = shell.openReadingPool(shell.program, { jobs, megabytes, seconds });
  const drawers = shell.openDrawingPool(shell.program, jobs);
  try {
    readers.prepare(Math.ceil(countTouched(start, shell) / FILES_A_PROCESS));
    const { run } = await import("../run.ts");
    return await run(options, { ...start, readers, drawers }, shell);
  } finally {
    readers.close();
    drawers.close();
  }
}

/** Files that the last run has not seen as they are now. */
function countTouched({ found: { paths, looks }, state: { last } }: RunStart, shell: Shell): number {
  return paths.filter((path) => {
    const [known, look] = [last?.inputs[path], looks.get(path)];
    return known === undefined || look === undefined || !shell.isUntouched(look, known, last?.lookedAt ?? 0);
  }).length;
}

/** Adds a line to outputs/runs.jsonl and tells log collectors. */
async function logRun(outputs: string, done: RunRecord, { progress, appendLine }: Shell): Promise<RunRecord> {
  const line = toLogLine(done);
  const record = withUnwritten(done, [await appendLine(outputs, "runs.jsonl", visibleJson(line))]);
  for (const file of record.rejected) progress.tell("file-rejected", file);
  for (const moved of record.setAside ?? []) progress.tell("output-set-aside", moved);
  for (const fault of record.unwritten) progress.tell("output-unwritten", fault);
  progress.tell("run-end", line);
  return record;
}

/** One line of outputs/runs.jsonl. */
function toLogLine({ program, times, asOf, sums, findings, repeated, exitCode, ...record }: RunRecord): object {
  const { rejected, unwritten, setAside = [], archived } = record;
  const counts = { rejected: rejected.length, unwritten: unwritten.length };
  const moved = { ...(setAside.length > 0 && { setAside: setAside.length }), ...(archived && { archived }) };
  return { program, times, asOf, ...sums, findings, ...counts, ...moved, repeated, exitCode };
}
