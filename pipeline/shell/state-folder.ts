/** outputs/.state/: what a run leaves for the next one. Safe to delete; whatever is odd in it is rebuilt, not trusted. */
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseJson } from "../lib/parse-json.ts";
import { runSnapshot, runState, type RunSnapshot, type RunState } from "../model/run-state.ts";
import type { PastCycle } from "../model/past-cycle.ts";
import type { Fault } from "../model/pipeline-error.ts";
import {
  packPast,
  packReadings,
  readStore,
  storeHeader,
  storeLine,
  unpackPast,
  unpackReadings,
} from "../state/index.ts";
import { toFault } from "./output-folder.ts";

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
  /** What the last run that found something else of institutions had found; null when there is none, or it was of another cycle. */
  readonly foundBefore: (
    now: RunSnapshot["institutions"],
    cycle: string,
  ) => Promise<RunSnapshot["institutions"] | null>;
  /** What was kept of the cycle before under this key, which says what it was read from; null when nothing was. */
  readonly loadPast: (key: string) => Promise<PastCycle | null>;
  /** Keeps it in place of what was kept before; a fault as for `save`. */
  readonly keepPast: (key: string, past: PastCycle) => Promise<Fault | null>;
  /** What a report was kept as under this key, which says what all reports were found from, and name; null when nothing was. */
  readonly loadReport: (key: string, name: string) => Promise<unknown>;
  /** Keeps reports by name, as JSON, in place of those kept before; a fault as for `save`. */
  readonly keepReports: (
    key: string,
    reports: Iterable<readonly [name: string, json: string]>,
  ) => Promise<Fault | null>;
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
export const LOOKING: StateAccess = { fresh: false, check: () => undefined };

/** Never throws for what it finds there; `save` and `keepSnapshot` throw what `check` throws. */
export async function openStateFolder(folder: string, { fresh, check }: StateAccess = LOOKING): Promise<StateFolder> {
  const [statePath, snapshotPath] = [join(folder, "run.json"), join(folder, "snapshots.txt")];
  const [pastPath, reportsPath] = [join(folder, "previous.txt"), join(folder, "reports.txt")];
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
      // Two runs may differ in the program or the day alone: what was found before then is told beside what is found now.
      const other = kept.findLastIndex((snapshot) => foundIn(snapshot) !== JSON.stringify(found.institutions));
      const lines = kept
        .filter((_, index) => index === other || index >= kept.length - 2)
        .map((snapshot, index) => storeLine(String(index), snapshot));
      return replaceFile(snapshotPath, storeHeader("snapshots") + lines.join(""));
    },
    foundBefore: async (institutions, cycle) => {
      const now = JSON.stringify(institutions);
      const before = (await readSnapshots(snapshotPath)).findLast((snapshot) => foundIn(snapshot) !== now) ?? "";
      const [snapshot] = parseSnapshot(before);
      return snapshot?.cycle === cycle ? snapshot.institutions : null;
    },
    loadPast: async (key) => {
      const text = fresh ? undefined : readStore(await readText(pastPath), key)?.get("past");
      return text === undefined ? null : unpackPast(text);
    },
    keepPast: async (key, past) => {
      check();
      return replaceFile(pastPath, storeHeader(key) + storeLine("past", packPast(past)));
    },
    loadReport: async (key, name) => {
      const packed = fresh ? undefined : readStore(await readText(reportsPath), key)?.get(name);
      const [json] = packed === undefined ? [] : unpackReadings(packed);
      return json === undefined ? null : parseJson(Buffer.from(json).toString());
    },
    keepReports: async (key, reports) => {
      check();
      const lines = Array.from(reports, ([name, json]) => storeLine(name, packReadings([Buffer.from(json)])));
      return replaceFile(reportsPath, storeHeader(key) + lines.join(""));
    },
    snapshots: async () => (await readSnapshots(snapshotPath)).slice(-2).flatMap(parseSnapshot),
  };
}

/** The file as it was, or with this content; the fault when it could not be written. */
export async function replaceFile(path: string, content: string): Promise<Fault | null> {
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
export async function readText(path: string): Promise<string> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isFile() !== true || stats.size > MOST_BYTES) return "";
  return readFile(path, "utf8").catch(() => "");
}

async function readSnapshots(path: string): Promise<readonly string[]> {
  const text = await readText(path);
  return [...(readStore(text, "snapshots") ?? new Map<string, string>()).values()];
}

const INSTITUTIONS = '"institutions":';

/** The last of its fields, as text. */
function foundIn(snapshot: string): string {
  return snapshot.slice(snapshot.indexOf(INSTITUTIONS) + INSTITUTIONS.length, -1);
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
