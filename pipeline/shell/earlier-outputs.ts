/**
 * What earlier runs are known to have written, by digest: whatever else stands in the outputs, a person has made or changed. Three sources,
 * so that no single loss makes a document of ours look edited: the state, outputs/run.json (should the state be deleted), and a log of
 * what a run was about to write (should it be killed before it has left a state). Without any of them, only what stays the same is replaced.
 */
import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { earlierRecord, type EarlierRecord } from "../model/earlier-record.ts";
import { parseJson } from "../lib/parse-json.ts";
import { runState } from "../model/run-state.ts";
import { readStore, storeHeader, storeLine } from "../state/index.ts";
import { STATE_FOLDER } from "./output-folder.ts";
import { readText } from "./state-folder.ts";

/** One opening, for one run. */
export interface EarlierOutputs {
  /** 点検名 of the run that wrote what lies there; null when nobody knows. */
  readonly cycle: string | null;
  /** Whether a run wrote a file of these bytes. */
  readonly has: (sha256: string) => boolean;
  /** Call it before the file appears. @throws the system's error: what cannot be noted is not to be written. */
  readonly note: (sha256: string) => Promise<void>;
  /** The state of this run is saved: it vouches for all that was noted. */
  readonly settle: () => Promise<void>;
}

/** Never throws for what it finds. @param outputs the outputs folder. */
export async function openEarlierOutputs(outputs: string): Promise<EarlierOutputs> {
  const logPath = join(outputs, STATE_FOLDER, "written.txt");
  const [record, state, text] = [await recordOf(outputs), await stateOf(outputs), await readText(logPath)];
  const log = readStore(text, LOG);
  // A first line that was cut short: nothing was written after it.
  if (log === null) await rm(logPath, { force: true }).catch(() => undefined);
  const digests = new Set([
    ...writtenIn(record).map(({ sha256 }) => sha256),
    ...state.digests,
    ...(log ?? new Map<string, string>()).keys(),
  ]);
  // Nothing is added to a line that was cut short.
  let unwritten = log === null ? storeHeader(LOG) : text.endsWith("\n") ? "" : "\n";
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  // All that comes while a line is written goes together, behind it: files are written at the same time.
  const append = async (): Promise<void> => {
    await writing.catch(() => undefined);
    const lines = unwritten;
    [unwritten, next] = ["", null];
    writing = appendFile(logPath, lines);
    await writing;
  };
  return {
    cycle: record?.cycle.name ?? state.cycle,
    has: (sha256) => digests.has(sha256),
    note: async (sha256) => {
      if (digests.has(sha256)) return;
      digests.add(sha256);
      unwritten += storeLine(sha256, "1");
      await (next ??= append());
    },
    settle: () => rm(logPath, { force: true }).catch(() => undefined),
  };
}

function writtenIn(record: EarlierRecord | null): EarlierRecord["data"] {
  if (record === null) return [];
  const { reports, letters = [], returned = [], data, page } = record;
  return [...reports, ...letters, ...returned, ...data, ...(page === undefined ? [] : [page])];
}

/** What the lines of the log depend on. */
const LOG = "written";

/** Of the run that wrote `folder`/run.json; null when there is none, or another program's. */
export async function recordOf(folder: string): Promise<EarlierRecord | null> {
  return earlierRecord
    .nullable()
    .catch(null)
    .parse(parseJson(await readText(join(folder, "run.json"))));
}

/** Also in a run that is told to use no state: that is about work, not about what people have written. */
async function stateOf(
  outputs: string,
): Promise<{ readonly cycle: string | null; readonly digests: readonly string[] }> {
  const text = await readText(join(outputs, STATE_FOLDER, "run.json"));
  const state = runState
    .nullable()
    .catch(null)
    .parse(parseJson(readStore(text, "run")?.get("run") ?? ""));
  const record = earlierRecord
    .nullable()
    .catch(null)
    .parse(state?.record ?? null);
  return { cycle: record?.cycle.name ?? null, digests: (state?.outputs ?? []).map(({ sha256 }) => sha256) };
}
