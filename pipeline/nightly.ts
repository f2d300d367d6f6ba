/** The nightly run from the outside: one at a time, and no more work than the changes since the last run call for. */
import type { RunOptions } from "./model/run-options.ts";
import type { RunRecord } from "./model/run-record.ts";
import type { RunState } from "./model/run-state.ts";
import { runKey, type RunDigests } from "./run-key.ts";
import { STATE_FOLDER, type Shell, type StateFolder } from "./shell/index.ts";

/**
 * Does what `npm start` does. When nothing has changed since the last run, the outputs are left as they are.
 *
 * @throws PipelineError as `run` does; also exit 2 when another run holds the outputs folder.
 */
export async function runNightly(options: RunOptions, shell: Shell): Promise<RunRecord> {
  const stateFolder = `${options.outputs}/${STATE_FOLDER}`;
  const release = await shell.takeRunLock(stateFolder);
  try {
    await shell.clearTemporaries(options.outputs);
    const state = await shell.openStateFolder(stateFolder, options.fresh);
    const record = (await repeatLast(options, state, shell)) ?? (await runAnew(options, state, stateFolder, shell));
    await shell.appendLine(options.outputs, "runs.jsonl", JSON.stringify(toLogLine(record)));
    return record;
  } finally {
    await release();
  }
}

/** Loaded only when there is work: reading and drawing bring large libraries with them. */
async function runAnew(options: RunOptions, state: StateFolder, stateFolder: string, shell: Shell): Promise<RunRecord> {
  const { run } = await import("./run.ts");
  return run(options, state, stateFolder, shell);
}

/** The last run's summary with today's times, when inputs, templates, program and outputs are as that run left them. */
async function repeatLast(options: RunOptions, { last, save }: StateFolder, shell: Shell): Promise<RunRecord | null> {
  if (last === null || last.key === null) return null;
  const clock = shell.startClock();
  const digests = await currentDigests(options, last, shell);
  if (digests === null || runKey(options, digests, shell) !== last.key) return null;
  for (const output of last.outputs)
    if (output.path !== "run.json" && !(await shell.isUntouchedOutput(options.outputs, output))) return null;
  clock.lap("look");
  const record: RunRecord = { ...(last.record as RunRecord), times: clock.times(), repeated: true };
  const outputs = shell.openOutputs(options.outputs, last.outputs);
  await outputs.write("run.json", `${JSON.stringify(record, null, 1)}\n`, "");
  await save({ ...last, outputs: [...last.outputs.filter(({ path }) => path !== "run.json"), ...outputs.states()] });
  return record;
}

/** null when some input was touched since the last run read it. */
async function currentDigests(options: RunOptions, last: RunState, shell: Shell): Promise<RunDigests | null> {
  const paths = await shell.listFiles(options.inputs);
  const looks = await shell.lookAtFiles(options.inputs, paths);
  const inputs: (readonly [string, string])[] = [];
  for (const path of paths) {
    const [known, look] = [last.inputs[path], looks.get(path)];
    if (known === undefined || look === undefined || !shell.isUntouched(look, known, last.lookedAt)) return null;
    inputs.push([path, known.sha256]);
  }
  const sources: RunState["sources"] = [];
  for (const { folder, name } of last.sources) {
    const bytes = await shell.readRequired(options[folder], name).catch(() => null);
    if (bytes === null) return null;
    sources.push({ folder, name, sha256: shell.sha256(bytes) });
  }
  return { sources, inputs };
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
}: RunRecord): unknown {
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
