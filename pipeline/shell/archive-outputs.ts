/**
 * Moving the outputs of a cycle that is over into outputs/archive/<name>/, whole or not at all. They are gathered in a folder whose name
 * ends in `.移動中`, which then gets its own name in one step. Until then nothing is written to the outputs, so a run that was killed
 * leaves nothing to guess: whatever lies there still is that cycle's, and the next run goes on, or takes it back.
 */
import { readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { PipelineError } from "../model/pipeline-error.ts";
import { recordOf } from "./earlier-outputs.ts";
import { makeFolder } from "./make-folder.ts";
import { STATE_FOLDER, toFault } from "./output-folder.ts";

/** Name of the folder below the outputs folder. */
export const ARCHIVE = "archive";
/** What the name of a folder there ends in until all of it is there. */
const MOVING = ".移動中";

/** What a cycle leaves: folders with all that lies in them, and single files. The log of all runs and the readings stay. */
const LEFT_BY_CYCLE = ["reports", "letters", "forms", "data", "状況.html", "run.json"];

/** A move that a run has begun and not ended. */
export interface UnfinishedMove {
  /** Name of the folder in the archive. */
  readonly name: string;
  /** What it is called until all is there. */
  readonly folder: string;
  /** 点検名 of what is moved; null when it cannot be told. */
  readonly cycle: string | null;
}

/** The move that was cut short, if any. */
export async function findUnfinishedMove(outputs: string): Promise<UnfinishedMove | null> {
  const moving = (await archivedNames(outputs)).find((name) => name.endsWith(MOVING));
  if (moving === undefined) return null;
  const record = (await recordOf(join(outputs, ARCHIVE, moving))) ?? (await recordOf(outputs));
  return { name: moving.slice(0, -MOVING.length), folder: moving, cycle: record?.cycle.name ?? null };
}

/** Names in the archive; none when there is no archive. */
export async function archivedNames(outputs: string): Promise<readonly string[]> {
  return readdir(join(outputs, ARCHIVE)).catch(() => []);
}

/**
 * Moves all that the last cycle left, or what is left of it to be moved.
 *
 * @param name of the folder in the archive, nobody else's.
 * @throws PipelineError (exit 2) when something cannot be moved, as Word or Excel holds it: then all is where it was.
 */
export async function archiveOutputs(outputs: string, name: string): Promise<void> {
  const [gathered, target] = [join(outputs, ARCHIVE, name + MOVING), join(outputs, ARCHIVE, name)];
  let at = gathered;
  try {
    await makeFolder(gathered);
    const there = new Set(await readdir(gathered));
    for (const entry of await leftIn(outputs)) {
      at = join(outputs, entry);
      if (!there.has(entry)) await rename(at, join(gathered, entry));
    }
    // It speaks of outputs that are no longer there. Without it, files are looked at once more; what was read of them stays.
    at = join(outputs, STATE_FOLDER, "run.json");
    await rm(at, { force: true });
    at = target;
    await rename(gathered, target);
  } catch (cause) {
    await takeBack(outputs, name).catch(() => undefined);
    throw new PipelineError("前の点検の出力を保管できないため、何も書き込んでいません。", {
      exitCode: 2,
      faults: [toFault(at, cause)],
      cause,
    });
  }
}

/** Puts what a move has gathered back to where it was. @throws the system's error: what is not back is still in the archive. */
export async function takeBack(outputs: string, name: string): Promise<void> {
  const gathered = join(outputs, ARCHIVE, name + MOVING);
  for (const entry of await leftIn(gathered)) await rename(join(gathered, entry), join(outputs, entry));
  await rmdir(gathered);
  // Only where nothing else is archived.
  await rmdir(join(outputs, ARCHIVE)).catch(() => undefined);
}

async function leftIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const name of LEFT_BY_CYCLE) if ((await stat(join(folder, name)).catch(() => null)) !== null) names.push(name);
  return names;
}
