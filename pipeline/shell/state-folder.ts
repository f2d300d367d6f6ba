/** outputs/.state/: what a run leaves for the next one. Safe to delete; whatever is odd in it is rebuilt, not trusted. */
import { closeSync, constants, openSync, writeSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MOST_STATE_BYTES } from "../model/limits.ts";
import { runSnapshot, runState, type RunSnapshot, type RunState } from "../model/run-state.ts";
import type { Fault } from "../model/pipeline-error.ts";
import { readStore, storeHeader, storeLine } from "../state/index.ts";
import { LOG_FLAGS, toFault } from "./output-folder.ts";

/** Modification times are trusted only when they are this much older than the look at them (some disks count in two seconds). */
const TRUST_AFTER = 2_500;

/** One opening of the state; `last` is what stood there then. */
export interface StateFolder {
  /** The last finished run; null when there is none to trust. */
  readonly last: RunState | null;
  /** The fault when it could not be written: then the next run has more to do, and its outputs are the same. */
  readonly save: (state: RunState) => Promise<Fault | null>;
  /** Keeps what a run found, beside what the last run that found something else had found; a fault as for `save`. */
  readonly keepSnapshot: (snapshot: RunSnapshot) => Promise<Fault | null>;
  /** The last two runs that differ, the newer one last; fewer when there are none. */
  readonly snapshots: () => Promise<readonly RunSnapshot[]>;
}

/** How the state may be used. */
export interface StateAccess {
  /** What earlier runs have left is not used. */
  readonly fresh: boolean;
  /** Called before anything is written; throws when another run has taken the folder over. */
  readonly check: () => void;
}

/** For whoever holds no lock: what only looks. */
const LOOKING: StateAccess = { fresh: false, check: () => undefined };

/** Never throws for what it finds there; `save` and `keepSnapshot` throw what `check` throws. */
export async function openStateFolder(folder: string, { fresh, check }: StateAccess = LOOKING): Promise<StateFolder> {
  const [statePath, snapshotPath] = [join(folder, "run.json"), join(folder, "snapshots.txt")];
  return {
    last: fresh ? null : await readState(statePath),
    save: async (state) => {
      check();
      return replaceFile(statePath, storeHeader("run") + storeLine("run", JSON.stringify(state)));
    },
    keepSnapshot: async ({ startedAt, ...found }) => {
      check();
      // As text: only `diff` wants to know what is in it. The time comes first, so that the rest can be compared.
      const now = `${startedAt} ${JSON.stringify(found)}`;
      const kept = [...(await readSnapshots(snapshotPath)), now].filter(
        (snapshot, index, all) =>
          index === all.length - 1 || withoutTime(snapshot) !== withoutTime(all[index + 1] ?? ""),
      );
      const lines = kept.slice(-2).map((snapshot, index) => storeLine(String(index), snapshot));
      return replaceFile(snapshotPath, storeHeader("snapshots") + lines.join(""));
    },
    snapshots: async () => (await readSnapshots(snapshotPath)).flatMap(parseSnapshot),
  };
}

async function replaceFile(path: string, content: string): Promise<Fault | null> {
  try {
    await writeFile(`${path}.tmp`, content, { flush: true });
    await rename(`${path}.tmp`, path);
    return null;
  } catch (error) {
    await rm(`${path}.tmp`, { force: true }).catch(() => undefined);
    return toFault(path, error);
  }
}

/** Far more than a country's readings take. */
const MOST_BYTES = 500_000_000;

/** Empty when there is none to trust; what is no file (a pipe would be waited for) is not opened. */
async function readText(path: string): Promise<string> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isFile() !== true || stats.size > MOST_BYTES) return "";
  return readFile(path, "utf8").catch(() => "");
}

async function readSnapshots(path: string): Promise<readonly string[]> {
  const text = await readText(path);
  return [...(readStore(text, "snapshots") ?? new Map<string, string>()).values()];
}

function withoutTime(snapshot: string): string {
  return snapshot.slice(snapshot.indexOf(" ") + 1);
}

function parseSnapshot(text: string): readonly RunSnapshot[] {
  try {
    const found = JSON.parse(withoutTime(text)) as object;
    return [runSnapshot.parse({ ...found, startedAt: text.slice(0, text.indexOf(" ")) })];
  } catch {
    return [];
  }
}

async function readState(path: string): Promise<RunState | null> {
  const text = await readText(path);
  try {
    const value: unknown = JSON.parse(readStore(text, "run")?.get("run") ?? "null");
    return runState.nullable().catch(null).parse(value);
  } catch {
    return null;
  }
}

/** Whether a file that looks like this has surely not been touched since `lookedAt`. */
export function isUntouched(
  now: { readonly size: number; readonly modified: number },
  then: { readonly size: number; readonly modified: number },
  lookedAt: number,
): boolean {
  return now.size === then.size && now.modified === then.modified && now.modified < lookedAt - TRUST_AFTER;
}

/** Readings of earlier runs and of this one, as texts of state/. */
export interface ReadingStore {
  /** No earlier run has left anything. */
  readonly isEmpty: boolean;
  /** Of an earlier run. */
  readonly get: (key: string) => string | undefined;
  readonly add: (key: string, text: string) => void;
  /** Lets go of readings that nobody asked for, once they are the greater part. */
  readonly close: () => Promise<void>;
}

/**
 * Readings by content, no more of them than `most` bytes; they hold as long as `digest` (form, reading code) is the same.
 */
export async function openReadingStore(
  folder: string,
  digest: string,
  { fresh, check }: StateAccess = LOOKING,
  most = MOST_STATE_BYTES,
): Promise<ReadingStore> {
  check();
  await mkdir(folder, { recursive: true });
  const path = join(folder, "readings.txt");
  const read = async (): Promise<Map<string, string> | null> => readStore(await readText(path), digest);
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  const known = fresh || size > most ? null : await read();
  let room = most - (known === null ? 0 : size);
  const used = new Set<string>();
  // Written anew when it is another program's. A run that was killed may have left half a line: begin on a new one.
  const log = openLog(path, known === null);
  log.write(known === null ? storeHeader(digest) : "\n");
  return {
    isEmpty: known === null || known.size === 0,
    get: (key) => {
      const text = known?.get(key);
      if (text !== undefined) used.add(key);
      return text;
    },
    add: (key, text) => {
      // Not kept in memory: those of a country would take as much as all the rest.
      used.add(key);
      check();
      const line = storeLine(key, text);
      room -= Buffer.byteLength(line);
      // What finds no room is read again by the next run.
      if (room >= 0) log.write(line);
    },
    close: async () => {
      check();
      if (!log.close() || (room >= 0 && (known?.size ?? 0) <= 2 * used.size + 10)) return;
      const all = (await read()) ?? new Map<string, string>();
      const kept = Array.from(all, ([key, text]) => (used.has(key) ? storeLine(key, text) : "")).join("");
      await replaceFile(path, storeHeader(digest) + kept);
    },
  };
}

interface Log {
  readonly write: (text: string) => void;
  /** Whether all could be written. */
  readonly close: () => boolean;
}

/** Appends to a file; from the first failure on (a full disk), writes nothing: the next run reads again. */
function openLog(path: string, anew: boolean): Log {
  let file: number | null = null;
  const attempt = (write: () => void): void => {
    try {
      write();
    } catch {
      if (file !== null) closeSync(file);
      file = null;
    }
  };
  attempt(() => (file = openSync(path, anew ? LOG_FLAGS | constants.O_TRUNC : LOG_FLAGS)));
  return {
    write: (text) => {
      const to = file;
      if (to !== null)
        attempt(() => {
          writeWhole(to, Buffer.from(text));
        });
    },
    close: () => {
      const whole = file !== null;
      if (file !== null) closeSync(file);
      file = null;
      return whole;
    },
  };
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
