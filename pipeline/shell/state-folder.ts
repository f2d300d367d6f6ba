/** outputs/.state/: what a run leaves for the next one. Safe to delete; whatever is odd in it is rebuilt, not trusted. */
import { appendFileSync, writeFileSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runState, type RunState } from "../model/run-state.ts";
import { readStore, storeHeader, storeLine } from "../state/index.ts";

/** Modification times are trusted only when they are this much older than the look at them (some disks count in two seconds). */
const TRUST_AFTER = 2_500;

export interface StateFolder {
  /** The last finished run; null when there is none to trust. */
  readonly last: RunState | null;
  readonly save: (state: RunState) => Promise<void>;
}

export async function openStateFolder(folder: string, fresh: boolean): Promise<StateFolder> {
  const path = join(folder, "run.json");
  return {
    last: fresh ? null : await readState(path),
    save: async (state) => {
      // A state that cannot be written costs the next run time, and nothing else.
      await writeFile(`${path}.tmp`, storeHeader("run") + storeLine("run", JSON.stringify(state)), { flush: true })
        .then(() => rename(`${path}.tmp`, path))
        .catch(() => undefined);
    },
  };
}

async function readState(path: string): Promise<RunState | null> {
  const text = await readFile(path, "utf8").catch(() => "");
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

export interface ReadingStore {
  /** No earlier run has left anything. */
  readonly isEmpty: boolean;
  readonly get: (key: string) => string | undefined;
  readonly add: (key: string, text: string) => void;
  /** Lets go of readings that nobody asked for, once they are the greater part. */
  readonly close: () => Promise<void>;
}

/** Readings by content; they hold as long as `digest` (form, reading code, passwords) is the same. */
export async function openReadingStore(folder: string, digest: string, fresh: boolean): Promise<ReadingStore> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "readings.txt");
  const known = fresh ? null : readStore(await readFile(path, "utf8").catch(() => ""), digest);
  const entries = known ?? new Map<string, string>();
  const used = new Set<string>();
  // Written anew when it is another program's; a full disk only means that the next run reads again.
  let writable =
    known !== null ||
    attempt(() => {
      writeFileSync(path, storeHeader(digest));
    });
  // A run that was killed may have left half a line: begin on a new one.
  if (known !== null)
    writable = attempt(() => {
      appendFileSync(path, "\n");
    });
  return {
    isEmpty: entries.size === 0,
    get: (key) => {
      const text = entries.get(key);
      if (text !== undefined) used.add(key);
      return text;
    },
    add: (key, text) => {
      entries.set(key, text);
      used.add(key);
      writable &&= attempt(() => {
        appendFileSync(path, storeLine(key, text));
      });
    },
    close: async () => {
      if (!writable || entries.size <= 2 * used.size + 10) return;
      const kept = [...used].map((key) => storeLine(key, entries.get(key) ?? "")).join("");
      await writeFile(`${path}.tmp`, storeHeader(digest) + kept, { flush: true })
        .then(() => rename(`${path}.tmp`, path))
        .catch(() => rm(`${path}.tmp`, { force: true }));
    },
  };
}

function attempt(write: () => void): boolean {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}
