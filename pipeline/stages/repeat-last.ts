/** A run with nothing to do: what makes sure of it, and what it leaves. */
import { visibleJson } from "../lib/visible-text.ts";
import type { RunOptions } from "../model/run-options.ts";
import { withUnwritten, type RunRecord } from "../model/run-record.ts";
import type { OutputState, RunState } from "../model/run-state.ts";
import type { FolderLook, Shell } from "../shell/index.ts";
import { findPreviousCycle, lookAtPreviousCycle } from "./load-previous-cycle.ts";
import { runKey, type RunDigests } from "./run-key.ts";
import type { NightlyStart } from "./run-start.ts";
import { isSectionPath, listSections } from "./section-files.ts";

/** The last run's summary with today's times, when inputs, templates, program and outputs are as that run left them. */
export async function repeatLast(
  options: RunOptions,
  { clock, found, state: { last, save }, earlier, lock, suite }: NightlyStart,
  shell: Shell,
): Promise<RunRecord | null> {
  if (last === null || last.key === null) return null;
  const inputs = await unchangedInputs(options, last, found, shell);
  if (inputs === null) return null;
  const sources = await currentSources(options, last, shell);
  if (sources === null) return null;
  // The registry is what it was, and so is its cycle.
  const place = await findPreviousCycle(options, (last.record as RunRecord).cycle, shell);
  const previous = await lookAtPreviousCycle(place, last, shell);
  const digests = { suite: suite?.version ?? null, sources, previous, inputs: digestsOf(found, inputs) };
  if (runKey(options, digests, shell) !== last.key) return null;
  const current: OutputState[] = [];
  for (const output of last.outputs.filter(({ path }) => path !== "run.json")) {
    const state = await shell.recheckOutput(options.outputs, output);
    if (state === null) return null;
    current.push(state);
  }
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

/** What the last run read, with today's looks; null when some input has other bytes now, has come or has gone. */
async function unchangedInputs(
  { inputs: folder }: RunOptions,
  { inputs, lookedAt }: RunState,
  { paths, looks }: FolderLook,
  shell: Shell,
): Promise<RunState["inputs"] | null> {
  if (paths.length !== Object.keys(inputs).length) return null;
  const current: RunState["inputs"] = {};
  for (const path of paths) {
    const [known, look] = [inputs[path], looks.get(path)];
    if (known === undefined || look === undefined) return null;
    // Where the look could lie, the bytes decide.
    if (shell.isUntouched(look, known, lookedAt)) current[path] = known;
    else if ((await shell.digestInput(folder, path)) === known.sha256) current[path] = { ...known, ...look };
    else return null;
  }
  return current;
}

async function currentSources(
  options: RunOptions,
  { sources }: RunState,
  shell: Shell,
): Promise<RunState["sources"] | null> {
  // A section that has come changes the report, though no file that the last run read has changed.
  const known = sources.filter(({ folder, name }) => folder === "templates" && isSectionPath(name));
  const sections = await listSections(options.templates, shell);
  if (JSON.stringify(sections) !== JSON.stringify(known.map(({ name }) => name))) return null;
  const current: RunState["sources"] = [];
  for (const { folder, name } of sources) {
    const bytes = await shell.loadRequired(options[folder], name).catch(() => null);
    if (bytes === null) return null;
    current.push({ folder, name, sha256: shell.sha256(bytes) });
  }
  return current;
}

function digestsOf({ paths }: FolderLook, inputs: RunState["inputs"]): RunDigests["inputs"] {
  return paths.map((path) => [path, inputs[path]?.sha256 ?? ""] as const);
}
