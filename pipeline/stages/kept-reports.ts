/** Reports as the last run settled them: what shows a wording that was changed need not read and settle a country again. */
import { parseKeptReport, type KeptReport } from "../documents/kept/index.ts";
import type { RunOptions } from "../model/run-options.ts";
import { HISTORY_FILE, type Shell } from "../shell/index.ts";
import { isOfWording } from "./load-wording.ts";
import { lookAgain } from "./look-again.ts";
import type { PlacedReport } from "./place-documents.ts";
import { runKey, type RunDigests } from "./run-key.ts";
import type { NightlyStart, RunStart } from "./run-start.ts";

/** The report of a body as the next run would settle it; null when anything has changed since the last but wording and styles, or nothing was kept. */
export async function lastReport(
  body: string,
  options: RunOptions,
  { found, state: { last, loadReport } }: RunStart,
  shell: Shell,
): Promise<KeptReport | null> {
  const history = last?.outputs.find(({ path }) => path === HISTORY_FILE);
  if (last === null || history === undefined) return null;
  const now = await lookAgain(options, last, last.sources.filter(isSettled), found, shell);
  if (now === null || (await shell.recheckOutput(options.outputs, history)) === null) return null;
  return parseKeptReport(await loadReport(settledKey(options, now.digests, shell), body));
}

/** Keeps what {@link lastReport} gives; what could not be kept is found anew. */
export async function keepReports(
  reports: readonly PlacedReport[],
  options: RunOptions,
  digests: Omit<RunDigests, "suite">,
  { state }: Pick<NightlyStart, "state">,
  shell: Shell,
): Promise<void> {
  await state.keepReports(settledKey(options, digests, shell), textsOf(reports));
}

function* textsOf(reports: readonly PlacedReport[]): Generator<readonly [string, string], void> {
  for (const { body, path, task } of reports)
    if ("kind" in task && task.kind === "report")
      yield [body.code, JSON.stringify({ path, subject: task.document.subject })];
}

/** Of all that reports say, however they say it. */
function settledKey(options: RunOptions, digests: Omit<RunDigests, "suite">, shell: Shell): string {
  return runKey(options, { ...digests, suite: null, sources: digests.sources.filter(isSettled) }, shell);
}

function isSettled(source: RunDigests["sources"][number]): boolean {
  return !isOfWording(source);
}
