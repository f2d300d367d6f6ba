/** The nightly run from the outside: one at a time, and no more work than the changes since the last run call for. */
import { visibleJson } from "../lib/visible-text.ts";
import type { RunOptions } from "../model/run-options.ts";
import { withUnwritten, type RunRecord } from "../model/run-record.ts";
import type { OutputState, RunState } from "../model/run-state.ts";
import type { RunStart } from "../run.ts";
import { runKey, type RunDigests } from "../stages/run-key.ts";
import { isSectionPath, listSections } from "../stages/section-files.ts";
import { STATE_FOLDER, type FolderLook, type Shell } from "../shell/index.ts";

type Start = Omit<RunStart, "readers" | "drawers">;

/**
 * Does what `npm start` does. When nothing has changed since the last run, the outputs are left as they are.
 *
 * @throws PipelineError as `run` does; also exit 2 when another run holds the outputs folder or takes it over, or inputs and outputs lie in each other.
 */
export async function runNightly(options: RunOptions, shell: Shell): Promise<RunRecord> {
  await shell.checkSeparate(options.inputs, options.outputs);
  const stateFolder = `${options.outputs}/${STATE_FOLDER}`;
  const lock = await shell.takeRunLock(stateFolder);
  try {
    await shell.clearTemporaries(options.outputs);
    const clock = shell.startClock();
    const [state, found] = [
      await shell.openStateFolder(stateFolder, { fresh: options.fresh, check: lock.check }),
      await shell.lookAtFolder(options.inputs),
    ];
    if (found.links.length > 0) await shell.checkSeparate(options.inputs, options.outputs, found.links);
    clock.lap("look");
    const start: Start = { clock, found, state, stateFolder, lock };
    const done = (await repeatLast(options, start, shell)) ?? (await runAnew(options, start, shell));
    const line = toLogLine(done);
    lock.check();
    const unlogged = await shell.appendLine(options.outputs, "runs.jsonl", visibleJson(line));
    const record = withUnwritten(done, [unlogged]);
    for (const file of record.rejected) shell.progress.tell("file-rejected", file);
    for (const fault of record.unwritten) shell.progress.tell("output-unwritten", fault);
    shell.progress.tell("run-end", line);
    return record;
  } finally {
    await lock.release();
  }
}

/** As many files as keep one process busy for as long as another takes to start. */
const FILES_A_PROCESS = 30;

/** Loaded only when there is work: reading and drawing bring large libraries with them. */
async function runAnew(options: RunOptions, start: Start, shell: Shell): Promise<RunRecord> {
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
function countTouched({ found: { paths, looks }, state: { last } }: Start, shell: Shell): number {
  return paths.filter((path) => {
    const [known, look] = [last?.inputs[path], looks.get(path)];
    return known === undefined || look === undefined || !shell.isUntouched(look, known, last?.lookedAt ?? 0);
  }).length;
}

/** The last run's summary with today's times, when inputs, templates, program and outputs are as that run left them. */
async function repeatLast(
  options: RunOptions,
  { clock, found, state: { last, save }, lock }: Start,
  shell: Shell,
): Promise<RunRecord | null> {
  if (last === null || last.key === null) return null;
  const inputs = await unchangedInputs(options, last, found, shell);
  if (inputs === null) return null;
  const sources = await currentSources(options, last, shell);
  if (sources === null || runKey(options, { sources, inputs: digestsOf(found, inputs) }, shell) !== last.key)
    return null;
  const current: OutputState[] = [];
  for (const output of last.outputs.filter(({ path }) => path !== "run.json")) {
    const state = await shell.recheckOutput(options.outputs, output);
    if (state === null) return null;
    current.push(state);
  }
  clock.lap("compare");
  const record: RunRecord = { ...(last.record as RunRecord), times: clock.times(), repeated: true };
  const outputs = shell.openOutputs(options.outputs, last.outputs, lock.check);
  await outputs.write("run.json", `${visibleJson(record, 1)}\n`, "");
  const everyLookWasTrusted =
    found.paths.every((path) => inputs[path] === last.inputs[path]) &&
    current.every((output) => last.outputs.includes(output));
  const unsaved = everyLookWasTrusted
    ? null
    : await save({ ...last, inputs, lookedAt: found.at, outputs: [...current, ...outputs.states()] });
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
    const bytes = await shell.readRequired(options[folder], name).catch(() => null);
    if (bytes === null) return null;
    current.push({ folder, name, sha256: shell.sha256(bytes) });
  }
  return current;
}

function digestsOf({ paths }: FolderLook, inputs: RunState["inputs"]): RunDigests["inputs"] {
  return paths.map((path) => [path, inputs[path]?.sha256 ?? ""] as const);
}

/** One line of outputs/runs.jsonl. */
function toLogLine({
  program,
  times,
  asOf,
  sums,
  findings,
  rejected,
  unwritten,
  exitCode,
  repeated,
}: RunRecord): object {
  return {
    program,
    times,
    asOf,
    ...sums,
    findings,
    rejected: rejected.length,
    unwritten: unwritten.length,
    repeated,
    exitCode,
  };
}
