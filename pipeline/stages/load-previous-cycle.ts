/** What an earlier cycle left in an outputs folder, or in outputs/archive/: where it lies, what it depends on, and what was answered then. */
import { join } from "node:path";
import type { AlignedPast, PastCycle } from "../model/past-cycle.ts";
import type { PastRun } from "../model/past-run.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { Cycle } from "../model/registry.ts";
import type { PastFileState, RunState } from "../model/run-state.ts";
import { alignPast } from "../rollup/index.ts";
import { ARCHIVE, type Shell, type StateFolder } from "../shell/index.ts";
import { PAST_TABLES, readPastCycle, readPastRun } from "../sources/index.ts";
import { isSameCycle } from "./archive-cycle.ts";
import type { RunPlan } from "./plan-run.ts";

/** An earlier cycle, before its answers are read. */
export interface PreviousPlace {
  /** As faults show it. */
  readonly folder: string;
  readonly run: PastRun;
  /** Where its files are, by name; those that it has not are missing. */
  readonly paths: ReadonlyMap<string, string>;
}

interface Where {
  /** Outputs folder of an earlier cycle; null: what outputs/archive/ holds. */
  readonly previous: string | null;
  readonly outputs: string;
}

const RUN = "run.json";
const tablePath = (name: string): string => `data/${name}`;
const FILES = [RUN, ...Object.values(PAST_TABLES).map(tablePath)];

/**
 * The folder that was named; else, of the cycles in the archive that are over before this one's 基準日, the last of the same 点検区分, or
 * the last of all where there is none. The outputs themselves count, where they are another cycle's that goes to the archive in this run.
 *
 * @throws PipelineError (exit 2) when the folder that was named holds no earlier cycle
 */
export async function findPreviousCycle(
  { previous, outputs }: Where,
  cycle: Pick<Cycle, "name" | "kind" | "referenceDate">,
  shell: Shell,
): Promise<PreviousPlace | null> {
  if (previous !== null) {
    const named = await placeIn([previous], shell);
    if (named === null) throw refused(previous, "前回の実行の結果（run.json と data/answers.csv）がありません。");
    if (isSameCycle(named.run.cycle.name, cycle.name))
      throw refused(previous, `今回と同じ点検（${cycle.name}）の結果です。`);
    return named;
  }
  const archive = join(outputs, ARCHIVE);
  const names = await shell.listNames(archive);
  const unfinished = await shell.archive.unfinished(outputs);
  // A move that was cut short has left some of the files in either folder.
  const folders = [[outputs, ...(unfinished === null ? [] : [join(archive, unfinished.folder)])]];
  for (const name of names) if (name !== unfinished?.folder) folders.push([join(archive, name)]);
  const found: PreviousPlace[] = [];
  for (const some of folders) {
    const place = await placeIn(some, shell);
    if (place !== null && !isSameCycle(place.run.cycle.name, cycle.name) && place.run.asOf < cycle.referenceDate)
      found.push(place);
  }
  const alike = found.filter(({ run }) => run.cycle.kind === cycle.kind);
  return (alike.length > 0 ? alike : found).reduce<PreviousPlace | null>(
    (last, each) => (last === null || each.run.asOf >= last.run.asOf ? each : last),
    null,
  );
}

/** The cycle before as a run needs it. */
export interface Previous {
  readonly past: AlignedPast;
  readonly files: readonly PastFileState[];
}

/**
 * The earlier cycle that a run is compared with, seen from this one; null where there is none.
 *
 * @param state where what was read of it is kept, so that the next run need not read a country's tables; null: nowhere
 * @throws PipelineError (exit 2) when it cannot be used
 */
export async function readPrevious(
  where: Where,
  { registry, catalog }: Pick<RunPlan, "registry" | "catalog">,
  state: StateFolder | null,
  shell: Shell,
): Promise<Previous | null> {
  const place = await findPreviousCycle(where, registry.cycle, shell);
  if (place === null) return null;
  const files = await lookAtPreviousCycle(place, state?.last ?? { lookedAt: 0 }, shell);
  const digests = [shell.program.digests.all, ...files.flatMap(({ name, sha256 }) => [name, sha256])];
  const key = shell.sha256(JSON.stringify(digests));
  const kept = (await state?.loadPast(key)) ?? null;
  const past = kept ?? (await readTables(place, shell));
  // What could not be kept is read again: nothing else is lost.
  if (kept === null) await state?.keepPast(key, past);
  return { past: alignPast(past, registry, catalog.measures), files };
}

async function readTables({ run, folder, paths }: PreviousPlace, shell: Shell): Promise<PastCycle> {
  const textOf = async (table: keyof typeof PAST_TABLES): Promise<string | null> => {
    const path = paths.get(tablePath(PAST_TABLES[table]));
    const file = path === undefined ? null : await shell.loadPastFile(path);
    return file === null ? null : file.bytes.toString("utf8");
  };
  const [submissions, measures] = [await textOf("submissions"), await textOf("measures")];
  return readPastCycle(run, { answers: (await textOf("answers")) ?? "", submissions, measures }, folder);
}

/** The files of an earlier cycle as they are now, opened only where the last run's look at them could lie. */
export async function lookAtPreviousCycle(
  place: PreviousPlace | null,
  { previous: known = [], lookedAt }: Pick<RunState, "previous" | "lookedAt">,
  shell: Shell,
): Promise<readonly PastFileState[]> {
  const files: PastFileState[] = [];
  for (const [name, path] of place?.paths ?? []) {
    const before = known.find((each) => each.path === path);
    const look = await shell.lookAtPastFile(path);
    if (before !== undefined && look !== null && shell.isUntouched(look, before, lookedAt)) {
      files.push(before);
      continue;
    }
    const file = await shell.loadPastFile(path);
    if (file === null) continue;
    files.push({ name, path, size: file.size, modified: file.modified, sha256: shell.sha256(file.bytes) });
  }
  return files;
}

/** null where there is no run.json, or no answers. @param folders that the files lie in; the first one that has a file counts */
async function placeIn(folders: readonly string[], shell: Shell): Promise<PreviousPlace | null> {
  const paths = new Map<string, string>();
  for (const name of FILES) {
    for (const folder of folders) {
      const path = join(folder, name);
      if (!paths.has(name) && (await shell.lookAtPastFile(path)) !== null) paths.set(name, path);
    }
  }
  const run = await shell.loadPastFile(paths.get(RUN) ?? "");
  const past = run === null ? null : readPastRun(run.bytes.toString("utf8"));
  if (past === null || !paths.has(tablePath(PAST_TABLES.answers))) return null;
  return { folder: folders[0] ?? "", run: past, paths };
}

function refused(where: string, what: string): PipelineError {
  const fix = "前回の点検の結果がある outputs フォルダーを、--previous に指定してください。";
  return new PipelineError("前回の結果を使えません。", { exitCode: 2, faults: [{ where, what, fix }] });
}
