/** Every input file, visited once as planned: recalled, read by a worker, opened as an archive, or found unreadable, whatever happens to any other. */
import { join } from "node:path";
import PQueue from "p-queue";
import type { TaskEnd } from "../engine/index.ts";
import { chunk } from "../lib/chunk.ts";
import { MOST_ARCHIVE_UNPACKED, MOST_MEMBERS } from "../model/limits.ts";
import { REFUSALS } from "../model/refusal.ts";
import type { InputState } from "../model/run-state.ts";
import { sha256, type FolderLook, type Look } from "./input-folder.ts";
import { planVisit, type Decision, type PlanBasis } from "./plan-visit.ts";
import type { Progress } from "./progress.ts";
import { FileTooLargeError, loadInput, loadSmallInput, type Loaded } from "./load-input.ts";
import { isUnfinished, stoppedBy, unloadable, type FileOutcome } from "./file-outcome.ts";
import { AT_HAND, type ReadingLimits, type ReadingPool, type ReadingTask, type WorkerReading } from "./reading-pool.ts";

/** An archive in an archive is opened, one in that is not. */
const NESTING = 2;
/** As many files as are read in a hundredth of a second are handed over together. */
const MOST_TOGETHER = 16;
/** Readings of earlier runs that take about as long to recall. */
const RECALLED_TOGETHER = 32;

interface Member {
  readonly path: string;
  readonly size: number;
  readonly load: () => Uint8Array;
}

/** How the files of one run or check are read, and what becomes of each reading. */
export interface VisitOptions<Settled> extends PlanBasis {
  readonly pool: ReadingPool;
  readonly limits: ReadingLimits;
  /** What files are read against; copied into every worker. */
  readonly scope: unknown;
  /** The paths are relative to it; "" when they are not. */
  readonly folder: string;
  /** The files in an archive; null when the bytes are none. */
  readonly open: (path: string, bytes: Uint8Array) => readonly Member[] | null;
  /** What unpacks from these bytes, as they promise; their own length where they are packed by nobody. */
  readonly unpackedSize: (bytes: Uint8Array) => number;
  /** A step a file; those found inside an archive come on top of those listed. */
  readonly progress: Pick<Progress, "grow" | "step" | "linger">;
  /** Called for each file once its outcome is known, while others are still being read. */
  readonly settle: (file: VisitedFile) => Settled;
}

/** A file with its digest (lower-case hexadecimal, empty where it could not be loaded), size in bytes and outcome. */
export interface VisitedFile {
  readonly file: { readonly path: string; readonly sha256: string; readonly bytes: number };
  readonly outcome: FileOutcome;
}

/** What a visit gives. */
export interface Visited<Settled> {
  /** What `settle` made of each path and of each file in an archive among them, in no fixed order. */
  readonly files: readonly Settled[];
  /** What the next run may take on trust, by path. */
  readonly inputs: Readonly<Record<string, InputState>>;
}

/**
 * Closes the pool at the end.
 *
 * @throws what `settle` has thrown.
 */
export async function visitFiles<Settled>(
  found: Pick<FolderLook, "paths" | "looks" | "places">,
  options: VisitOptions<Settled>,
): Promise<Visited<Settled>> {
  const { pool, scope, progress } = options;
  try {
    pool.begin(scope, (task) => {
      // The pool hands out what the visit has given it.
      progress.linger(`パスワードを試しています: ${(task as ReadingTask).path}`);
    });
    return await new Visit(found, options).carryOut(planVisit(found, options));
  } finally {
    pool.close();
  }
}

/** A file that the worker did not finish. */
type Stop = Exclude<TaskEnd<unknown>, { readonly result: unknown }>;

/** A file for this process to load, from the disk or out of its archive. */
interface Opening {
  readonly path: string;
  readonly load: () => Loaded | Promise<Loaded>;
  readonly at: Whereabouts;
  /** Why a worker did not finish it. */
  readonly stop: Stop | null;
}

class Visit<Settled> {
  // The queue bounds what is in memory: a file is loaded only when its turn comes.
  readonly #queue: PQueue;
  /** One large archive at a time, and the next when all that is in it is done. */
  readonly #largeQueue = new PQueue({ concurrency: 1 });
  readonly #failures: unknown[] = [];
  readonly #files: Settled[] = [];
  readonly #inputs = new Map<string, InputState>();
  readonly #looks: FolderLook["looks"];
  readonly #places: FolderLook["places"];
  readonly #options: VisitOptions<Settled>;

  constructor({ looks, places }: Pick<FolderLook, "looks" | "places">, options: VisitOptions<Settled>) {
    [this.#looks, this.#places, this.#options] = [looks, places, options];
    // A few more than the workers have at hand, so that none waits for the disk.
    this.#queue = new PQueue({ concurrency: options.limits.jobs * AT_HAND + 2 });
  }

  async carryOut(plan: readonly Decision[]): Promise<Visited<Settled>> {
    const [known, others] = [plan.filter(isKnown), plan.filter((decision) => !isKnown(decision))];
    this.#begin(others);
    // To recall a country takes about as long as to read what is new in it: the workers are given something to do first.
    for (const some of chunk(known, RECALLED_TOGETHER)) {
      this.#begin(some);
      await messagesFromWorkers();
    }
    await this.#queue.onIdle();
    await this.#largeQueue.onIdle();
    if (this.#failures.length > 0) throw this.#failures[0];
    return { files: this.#files, inputs: Object.fromEntries(this.#inputs) };
  }

  /** Settles what is known, queues what is for this process, and lets workers read the rest. */
  #begin(decisions: readonly Decision[]): void {
    const fresh = decisions.filter((decision) => !this.#beginHere(decision)).map(({ path }) => path);
    // Few files are dealt out evenly.
    const together = Math.min(MOST_TOGETHER, Math.ceil(fresh.length / (4 * this.#options.limits.jobs)));
    for (const some of chunk(fresh, together)) this.#add(() => this.#readThere(some));
  }

  /** False for what a worker must read. */
  #beginHere(decision: Decision): boolean {
    const { path } = decision;
    const open = (): Promise<void> => this.#open(this.#onDisk(path, null));
    switch (decision.how) {
      case "new":
        return false;
      case "compare":
        return this.#recall(path);
      case "known": {
        const { last, skipped } = decision;
        const outcome = skipped === null ? this.#known(path, last.sha256) : { skipped };
        if (outcome !== null)
          this.#settle({ path, sha256: last.sha256, bytes: last.size }, outcome, last, last.archive);
        return outcome !== null;
      }
      case "open":
        if (decision.isLarge) this.#add(() => open().then(() => this.#queue.onIdle()), { queue: this.#largeQueue });
        else this.#add(open);
        return true;
    }
  }

  /** Whether the bytes of a small file were read before, wherever they were. */
  #recall(path: string): boolean {
    const loaded = loadSmallInput(join(this.#options.folder, path));
    if (loaded === null) return false;
    const file = { path, sha256: sha256(loaded.bytes), bytes: loaded.bytes.length };
    const outcome = this.#known(path, file.sha256);
    if (outcome !== null) this.#settle(file, outcome, loaded.look);
    return outcome !== null;
  }

  /** What an earlier run has read in these bytes; null when there is nothing to trust. */
  #known(path: string, digest: string): FileOutcome | null {
    const { memory, keysOf } = this.#options;
    const reading = memory.reading(digest, keysOf(path).named, path);
    return reading === undefined ? null : { reading };
  }

  /** Lets a worker load and read files; what it leaves or does not finish is opened here. */
  async #readThere(paths: readonly string[]): Promise<void> {
    const { pool, folder } = this.#options;
    for (const [{ path }, end] of await pool.runTogether(paths.map((path) => this.#task(path, join(folder, path))))) {
      const reading = "result" in end ? end.result : null;
      if (reading !== null) this.#settle({ path, ...reading.file }, this.#keep(path, reading), reading.look);
      else this.#add(() => this.#open(this.#onDisk(path, "result" in end ? null : end)));
    }
  }

  #onDisk(path: string, stop: Stop | null): Opening {
    const place = this.#places.get(path) ?? join(this.#options.folder, path);
    const room = { members: MOST_MEMBERS, bytes: MOST_ARCHIVE_UNPACKED };
    const load = (): Loaded | Promise<Loaded> => loadSmallInput(place) ?? loadInput(place);
    return { path, load, at: { depth: 0, room, own: room }, stop };
  }

  /** Loads a file and settles it, or all that it holds. */
  async #open({ path, load, at, stop }: Opening): Promise<void> {
    const { skip, open, unpackedSize, limits } = this.#options;
    const reason = skip(path);
    const loaded = await Promise.resolve().then(load).catch(toError);
    if (loaded instanceof Error) {
      const file = { path, sha256: "", bytes: loaded instanceof FileTooLargeError ? loaded.bytes : 0 };
      this.#settle(
        file,
        reason === null ? { stopped: unloadable(loaded, this.#looks.has(path)) } : { skipped: reason },
        null,
      );
      return;
    }
    const { bytes, look } = loaded;
    const file = { path, sha256: sha256(bytes), bytes: bytes.length };
    const members = reason === null && stop === null && at.depth < NESTING ? (open(path, bytes) ?? []) : [];
    if (members.length > 0) {
      this.#openArchive(file, members, at, look);
      return;
    }
    if (at.depth > 0) at.own.bytes -= unpackedSize(bytes);
    if (reason !== null) this.#settle(file, { skipped: reason }, look);
    else if (at.own.bytes < 0)
      this.#settle(file, { stopped: REFUSALS.fullArchive("展開した中身", MOST_ARCHIVE_UNPACKED) }, null);
    else if (stop !== null) this.#settle(file, { stopped: stoppedBy(stop, limits) }, look);
    else this.#settle(file, await this.#read(file, bytes), look);
  }

  #openArchive(
    file: VisitedFile["file"],
    members: readonly Member[],
    { depth, room }: Whereabouts,
    look: Look | null,
  ): void {
    if (!takeRoom(room, members)) {
      this.#settle(file, { stopped: REFUSALS.fullArchive("中のファイル", MOST_ARCHIVE_UNPACKED, MOST_MEMBERS) }, null);
      return;
    }
    this.#options.progress.grow(members.length);
    const at = { depth: depth + 1, room, own: { bytes: MOST_ARCHIVE_UNPACKED } };
    for (const { path, load } of members) {
      const opening = { path, at, stop: null, load: () => ({ bytes: load(), look: null }) };
      // Members go first, so that few archives are open at once.
      this.#add(() => this.#open(opening), { priority: at.depth });
    }
    const skipped = `ZIPファイルとして開き、中の${String(members.length)}件をそれぞれ確かめました。`;
    this.#settle(file, { skipped }, look, true);
  }

  /** The reading of loaded bytes: an earlier run's, or a worker's. */
  async #read({ path, sha256: digest }: VisitedFile["file"], bytes: Uint8Array): Promise<FileOutcome> {
    const { pool, limits } = this.#options;
    const known = this.#known(path, digest);
    if (known !== null) return known;
    const end = await pool.run(this.#task(path, bytes));
    if (!("result" in end)) return { stopped: stoppedBy(end, limits) };
    if (end.result === null) throw new Error(`A worker was handed the bytes of ${path} and left them.`);
    return this.#keep(path, end.result);
  }

  #task(path: string, source: ReadingTask["source"]): ReadingTask {
    return { path, source, passwords: this.#options.keysOf(path).passwords };
  }

  #keep(path: string, { file, ...read }: NonNullable<WorkerReading>): FileOutcome {
    const { memory, keysOf } = this.#options;
    return { reading: memory.keep(file.sha256, keysOf(path).named, path, read) };
  }

  /** @param look null where the next run may take nothing on trust: what was written to while it was read is looked at anew. */
  #settle(file: VisitedFile["file"], outcome: FileOutcome, look: Look | null, archive = false): void {
    const { settle, progress } = this.#options;
    const isOpen = isUnfinished(outcome);
    // Without a digest no run takes the file for known.
    this.#files.push(settle({ file: isOpen ? { ...file, sha256: "" } : file, outcome }));
    progress.step();
    if (look === null || isOpen) return;
    this.#inputs.set(file.path, { size: look.size, modified: look.modified, sha256: file.sha256, archive });
  }

  #add(visit: () => Promise<void>, { queue = this.#queue, priority = 0 } = {}): void {
    queue.add(visit, { priority }).catch((error: unknown) => {
      this.#failures.push(error);
      // The run ends with what has failed: nothing further need be read.
      this.#queue.clear();
      this.#largeQueue.clear();
    });
  }
}

function isKnown({ how }: Decision): boolean {
  return how === "known";
}

/** Lets those come in that have arrived meanwhile, and the answers to them go out. */
function messagesFromWorkers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
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
