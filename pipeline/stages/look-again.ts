/** What the last run depended on, as it is now. */
import type { RunOptions } from "../model/run-options.ts";
import type { RunRecord } from "../model/run-record.ts";
import type { PastFileState, RunState } from "../model/run-state.ts";
import type { FolderLook, Shell } from "../shell/index.ts";
import { findPreviousCycle, lookAtPreviousCycle } from "./load-previous-cycle.ts";
import type { RunDigests } from "./run-key.ts";

/** Inputs that have not changed, and whatever else there is now. */
export interface SecondLook {
  /** What the last run read, with today's looks. */
  readonly inputs: RunState["inputs"];
  readonly previous: readonly PastFileState[];
  readonly digests: Omit<RunDigests, "suite">;
}

/**
 * Opens only what a look cannot vouch for.
 *
 * @param asked which of the sources that the last run read matter
 * @returns null when some input has other bytes now, has come or has gone, or a source cannot be loaded
 */
export async function lookAgain(
  options: RunOptions,
  last: RunState,
  asked: RunState["sources"],
  found: FolderLook,
  shell: Shell,
): Promise<SecondLook | null> {
  const inputs = await unchangedInputs(options, last, found, shell);
  const sources = inputs && (await currentSources(options, asked, shell));
  if (inputs === null || sources === null) return null;
  // The registry is what it was, and so is its cycle.
  const place = await findPreviousCycle(options, (last.record as RunRecord).cycle, shell);
  const previous = await lookAtPreviousCycle(place, last, shell);
  return { inputs, previous, digests: { sources, previous, inputs: digestsOf(found, inputs) } };
}

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
  sources: RunState["sources"],
  shell: Shell,
): Promise<RunState["sources"] | null> {
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
