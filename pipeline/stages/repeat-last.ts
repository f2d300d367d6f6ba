/** A run with nothing to do: what makes sure of it, and what it leaves. */
import { chunk } from "../lib/chunk.ts";
import { visibleJson } from "../lib/visible-text.ts";
import type { RunOptions } from "../model/run-options.ts";
import { withUnwritten, type RunRecord } from "../model/run-record.ts";
import type { OutputState, RunState } from "../model/run-state.ts";
import type { Shell } from "../shell/index.ts";
import { lookAgain } from "./look-again.ts";
import { ASKED_TOGETHER } from "./missing-papers.ts";
import { runKey } from "./run-key.ts";
import type { NightlyStart } from "./run-start.ts";
import { isSectionPath, listSections } from "./section-files.ts";

/** The last run's summary with today's times, when inputs, templates, program and outputs are as that run left them. */
export async function repeatLast(
  options: RunOptions,
  { clock, found, state: { last, save }, earlier, lock, suite }: NightlyStart,
  shell: Shell,
): Promise<RunRecord | null> {
  if (last === null || last.key === null) return null;
  const now = await lookAgain(options, last, last.sources, found, shell);
  if (now === null || !(await hasSameSections(options, last, shell))) return null;
  if (runKey(options, { suite: suite?.version ?? null, ...now.digests }, shell) !== last.key) return null;
  const { inputs, previous } = now;
  const current = await untouchedOutputs(options, last, shell);
  if (current === null) return null;
  clock.lap("compare");
  const record: RunRecord = { ...(last.record as RunRecord), times: clock.times(), repeated: true };
  const outputs = shell.openOutputs(options.outputs, last.outputs, earlier, lock.check);
  await outputs.write("run.json", `${visibleJson(record, 1)}\n`, "");
  const everyLookWasTrusted =
    found.paths.every((path) => inputs[path] === last.inputs[path]) &&
    previous.every((file) => last.previous?.includes(file) === true) &&
    current.every((output) => last.outputs.includes(output));
  const unsaved = everyLookWasTrusted
    ? null
    : await save({
        ...last,
        inputs,
        previous: [...previous],
        lookedAt: found.at,
        outputs: [...current, ...outputs.states()],
      });
  return withUnwritten(record, [...outputs.faults, unsaved]);
}

/** What the last run wrote, with today's looks; null as soon as anything of it is missing or has been edited. */
async function untouchedOutputs(
  { outputs: folder }: RunOptions,
  { outputs }: Pick<RunState, "outputs">,
  shell: Shell,
): Promise<readonly OutputState[] | null> {
  const current: OutputState[] = [];
  const documents = outputs.filter(({ path }) => path !== "run.json");
  for (const some of chunk(documents, ASKED_TOGETHER)) {
    const states = await Promise.all(some.map((output) => shell.recheckOutput(folder, output)));
    for (const state of states) {
      if (state === null) return null;
      current.push(state);
    }
  }
  return current;
}

/** A section that has come changes the report, though no file that the last run read has changed. */
async function hasSameSections(
  { templates }: RunOptions,
  { sources }: Pick<RunState, "sources">,
  shell: Shell,
): Promise<boolean> {
  const known = sources.filter(({ folder, name }) => folder === "templates" && isSectionPath(name));
  const sections = await listSections(templates, shell);
  return JSON.stringify(sections) === JSON.stringify(known.map(({ name }) => name));
}
