/** Every file of a run, visited once: recalled from an earlier run, read by a worker, opened as an archive, or found unreadable. */
import { join } from "node:path";
import PQueue from "p-queue";
import { chunk } from "../lib/chunk.ts";
import { MOST_ARCHIVE_UNPACKED, MOST_BOOK_BYTES, MOST_MEMBERS } from "../model/limits.ts";
import { REFUSALS } from "../model/refusal.ts";
import type { InputState } from "../model/run-state.ts";
import { sha256, type FolderLook, type Look } from "./input-folder.ts";
import { FileTooLargeError, readInput, readSmallInput, type Loaded } from "./read-input.ts";
import { isUnfinished, stoppedBy, unloadable, type ReadOutcome } from "./read-outcome.ts";
import type { PoolLimits, TaskEnd, WorkerPool } from "../engine/worker-pool.ts";

/** With a second file at hand, a worker need not wait for the next. */
export const AT_HAND = 2;
/** An archive in an archive is opened, one in that is not. */
const NESTING = 2;

/** What earlier runs remember of files. */
export interface ReadingMemory {
  /** There is no reading to find: files need not be loaded here to look for theirs. */
  readonly isEmpty: boolean;
  /** What the last run found at this path; undefined when there was nothing. */
  readonly last: (path: string) => InputState | undefined;
  /** Whether a file that looks like this has surely not been touched since. */
  readonly isUntouched: (look: Look, last: InputState) => boolean;
  /** The reading of these bytes; undefined when there is none. `named` tells protected files of different institutions apart. */
  readonly reading: (sha256: string, named: string | null) => string | undefined;
  readonly keep: (sha256: string, named: string | null, text: string, isProtected: boolean) => void;
}

export interface VisitOptions<Settled> {
  readonly folder: string;
  readonly limits: Omit<PoolLimits, "atHand">;
  readonly memory: ReadingMemory;
  /** Why a file is not read; null when it is. */
  readonly skip: (path: string) => string | null;
  /** The files in an archive; null when the bytes are none. */
  readonly open: (
    path: string,
    bytes: Uint8Array,
  ) => readonly { readonly path: string; readonly size: number; readonly load: () => Uint8Array }[] | null;
  /** What unpacks from these bytes, as they promise; their own length where they are packed by nobody. */
  readonly unpackedSize: (bytes: Uint8Array) => number;
  /** The institution that a file name names, and the passwords to try. */
  readonly keysOf: (path: string) => { readonly named: string | null; readonly passwords: readonly string[] };
  /** Files found inside an archive come on top of those listed. */
  readonly onFound: (more: number) => void;
  readonly onStep: () => void;
  /** Called for each file once its outcome is known, while others are still being read. */
  readonly settle: (file: ReadFile) => Settled;
}

export interface ReadFile {
  readonly file: { readonly path: string; readonly sha256: string; readonly bytes: number };
  readonly outcome: ReadOutcome;
}

/** A task of a reading worker: the bytes, or the place of a small file to load. */
export interface ReadingTask {
  readonly path: string;
  readonly source: Uint8Array | string;
  readonly passwords: readonly string[];
}

/** The answer to it; null when the file is not small, or an archive, and so is left to this process. */
export type WorkerReading = {
  readonly text: string;
  readonly isProtected: boolean;
  readonly file: { readonly sha256: string; readonly bytes: number };
  readonly look: Look | null;
} | null;

export interface Visit<Settled> {
  readonly addFiles: (paths: readonly string[]) => void;
  /** @throws what `settle` has thrown. */
  readonly idle: () => Promise<void>;
  readonly files: readonly Settled[];
  readonly inputs: ReadonlyMap<string, InputState>;
}

type Pool = WorkerPool<WorkerReading>;
/** A file that the worker did not finish. */
type Stop = Exclude<TaskEnd<unknown>, { readonly result: unknown }>;

/** As many as are read in a hundredth of a second. */
const MOST_TOGETHER = 16;

export function createVisit<Settled>(
  pool: Pool,
  { looks, places }: Pick<FolderLook, "looks" | "places">,
  options: VisitOptions<Settled>,
): Visit<Settled> {
  const { memory, keysOf, skip } = options;
  // The queue bounds what is in memory: a file is loaded only when its turn comes.
  // A few more than the workers have at hand, so that none waits for the disk.
  const queue = new PQueue({ concurrency: options.limits.jobs * AT_HAND + 2 });
  // One large archive at a time, and the next when all that is in it is done.
  const largeQueue = new PQueue({ concurrency: 1 });
  const files: Settled[] = [];
  const failures: unknown[] = [];
  const inputs = new Map<string, InputState>();
  /** The run ends with what has failed: nothing further need be read. */
  const fail = (error: unknown): void => {
    failures.push(error);
    queue.clear();
    largeQueue.clear();
  };
  const add = (visit: () => Promise<unknown>, priority = 0): void => {
    queue.add(visit, { priority }).catch(fail);
  };
  const settle = (file: ReadFile["file"], outcome: ReadOutcome): void => {
    files.push(options.settle({ file, outcome }));
    options.onStep();
  };
  const pathBelow = (path: string): string => join(options.folder, path);
  const placeOf = (path: string): string | Buffer => places.get(path) ?? pathBelow(path);
  const task = (path: string, source: ReadingTask["source"]): ReadingTask => {
    return { path, source, passwords: keysOf(path).passwords };
  };
  const keep = (path: string, { file, text, isProtected }: NonNullable<WorkerReading>): ReadOutcome => {
    memory.keep(file.sha256, keysOf(path).named, text, isProtected);
    return { text };
  };

  /** The reading of loaded bytes: an earlier run's, or a worker's. */
  const readBytes = async ({ path, sha256: digest }: ReadFile["file"], bytes: Uint8Array): Promise<ReadOutcome> => {
    const known = memory.reading(digest, keysOf(path).named);
    if (known !== undefined) return { text: known };
    const end = await pool.run(task(path, bytes));
    if (!("result" in end)) return { stopped: stoppedBy(end, options.limits) };
    const reading = end.result;
    if (reading === null) throw new Error(`A worker was handed the bytes of ${path} and left them.`);
    return keep(path, reading);
  };

  const outcomeOf = async (
    file: ReadFile["file"],
    bytes: Uint8Array,
    { reason, stop }: { readonly reason: string | null; readonly stop: Stop | null },
  ): Promise<ReadOutcome> => {
    if (reason !== null) return { skipped: reason };
    return stop === null ? readBytes(file, bytes) : { stopped: stoppedBy(stop, options.limits) };
  };

  /** Settles a file and returns what the next run may take on trust; null when that is nothing. */
  const visitLoaded = async (
    path: string,
    loaded: Loaded,
    { depth, room, own }: Whereabouts,
    stop: Stop | null,
  ): Promise<InputState | null> => {
    const { bytes, look } = loaded;
    const file = { path, sha256: sha256(bytes), bytes: bytes.length };
    // A file that was written to while it was read is looked at anew by the next run.
    const state = (archive: boolean): InputState | null => look && { ...look, sha256: file.sha256, archive };
    const reason = skip(path);
    const members = reason === null && stop === null && depth < NESTING ? options.open(path, bytes) : null;
    if (members === null || members.length === 0) {
      own.bytes -= depth === 0 ? 0 : options.unpackedSize(bytes);
      if (reason === null && own.bytes < 0) {
        settle(file, { stopped: REFUSALS.fullArchive("展開した中身", MOST_ARCHIVE_UNPACKED) });
        return null;
      }
      const outcome = await outcomeOf(file, bytes, { reason, stop });
      // Without a digest no run takes the file for known.
      settle(isUnfinished(outcome) ? { ...file, sha256: "" } : file, outcome);
      return isUnfinished(outcome) ? null : state(false);
    }
    if (!takeRoom(room, members)) {
      settle(file, { stopped: REFUSALS.fullArchive("中のファイル", MOST_ARCHIVE_UNPACKED, MOST_MEMBERS) });
      return null;
    }
    options.onFound(members.length);
    const inside = { depth: depth + 1, room, own: { bytes: MOST_ARCHIVE_UNPACKED } };
    for (const member of members) addMember(member.path, inside, member.load);
    settle(file, { skipped: `ZIPファイルとして開き、中の${String(members.length)}件をそれぞれ確かめました。` });
    return state(true);
  };

  const settleUnloadable = (path: string, failure: Error): null => {
    const reason = skip(path);
    const bytes = failure instanceof FileTooLargeError ? failure.bytes : 0;
    settle(
      { path, sha256: "", bytes },
      reason === null ? { stopped: unloadable(failure, looks.has(path)) } : { skipped: reason },
    );
    return null;
  };

  const addMember = (path: string, at: Whereabouts, load: () => Uint8Array): void => {
    // Members go first, so that few archives are open at once.
    add(async () => {
      const bytes = await Promise.resolve().then(load).catch(toError);
      if (bytes instanceof Error) settleUnloadable(path, bytes);
      else await visitLoaded(path, { bytes, look: null }, at, null);
    }, at.depth);
  };

  /** Loads a file in this process: to look for an earlier reading, or because a worker has left or not finished it. */
  const visitHere = async (path: string, stop: Stop | null): Promise<void> => {
    const loaded = readSmallInput(placeOf(path)) ?? (await readInput(placeOf(path)).catch(toError));
    const room = { members: MOST_MEMBERS, bytes: MOST_ARCHIVE_UNPACKED };
    const state =
      loaded instanceof Error
        ? settleUnloadable(path, loaded)
        : await visitLoaded(path, loaded, { depth: 0, room, own: room }, stop);
    if (state !== null) inputs.set(path, state);
  };

  const addHere = (path: string, stop: Stop | null): void => {
    const isLarge = (looks.get(path)?.size ?? 0) > MOST_BOOK_BYTES;
    if (!isLarge) add(() => visitHere(path, stop));
    else largeQueue.add(() => visitHere(path, stop).then(() => queue.onIdle())).catch(fail);
  };

  /** Lets a worker load and read files: their bytes need not cross processes. */
  const visitThere = async (paths: readonly string[]): Promise<void> => {
    for (const [{ path }, end] of await pool.runTogether(paths.map((path) => task(path, pathBelow(path))))) {
      if (!("result" in end)) addHere(path, end);
      else if (end.result === null) addHere(path, null);
      else {
        const { file, look } = end.result;
        settle({ path, ...file }, keep(path, end.result));
        if (look !== null) inputs.set(path, { ...look, sha256: file.sha256, archive: false });
      }
    }
  };

  /** Whether an earlier run's reading of a file that was not touched since could be used. */
  const recall = (path: string): boolean => {
    const [last, look] = [memory.last(path), looks.get(path)];
    if (last === undefined || look === undefined || !memory.isUntouched(look, last)) return false;
    const reason = skip(path);
    const text = reason !== null || last.archive ? undefined : memory.reading(last.sha256, keysOf(path).named);
    if (reason === null && text === undefined) return false;
    inputs.set(path, last);
    settle({ path, sha256: last.sha256, bytes: last.size }, text === undefined ? { skipped: reason ?? "" } : { text });
    return true;
  };

  /** The same for a small file whose bytes were read before, wherever they were. */
  const recallByBytes = (path: string): boolean => {
    const loaded = memory.isEmpty ? null : readSmallInput(placeOf(path));
    if (loaded === null) return false;
    const file = { path, sha256: sha256(loaded.bytes), bytes: loaded.bytes.length };
    const text = memory.reading(file.sha256, keysOf(path).named);
    if (text === undefined) return false;
    if (loaded.look !== null) inputs.set(path, { ...loaded.look, sha256: file.sha256, archive: false });
    settle(file, { text });
    return true;
  };

  return {
    addFiles: (paths) => {
      const others = paths.filter((path) => !recall(path));
      // A worker is told where a file lies as text.
      const isForHere = (path: string): boolean => skip(path) !== null || places.has(path);
      for (const path of others) if (isForHere(path)) addHere(path, null);
      const fresh = others.filter((path) => !isForHere(path) && !recallByBytes(path));
      // Few files are dealt out evenly.
      const together = Math.min(MOST_TOGETHER, Math.ceil(fresh.length / (4 * options.limits.jobs)));
      for (const some of chunk(fresh, together)) add(() => visitThere(some));
    },
    idle: async () => {
      await queue.onIdle();
      await largeQueue.onIdle();
      if (failures.length > 0) throw failures[0];
    },
    files,
    inputs,
  };
}

/** How deep in archives a file lies, and what may still be taken out of the outermost; shared by all that it holds. */
interface Whereabouts {
  readonly depth: number;
  readonly room: Room;
  /** Bytes that may still unpack from the archive that it lies in: counted in the order of its members, whatever else is read. */
  readonly own: { bytes: number };
}

interface Room {
  members: number;
  bytes: number;
}

/** Whether the members still fit; their room is then taken. */
function takeRoom(room: Room, members: readonly { readonly size: number }[]): boolean {
  room.members -= members.length;
  for (const { size } of members) room.bytes -= size;
  return room.members >= 0 && room.bytes >= 0;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
