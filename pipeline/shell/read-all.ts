/** Every input file through the reading workers, archives opened in place, whatever happens to any one of them. */
import { join } from "node:path";
import PQueue from "p-queue";
import type { FindingCode } from "../model/finding.ts";
import type { Program } from "../model/program.ts";
import type { InputState } from "../model/run-state.ts";
import { FileTooLargeError, lookAtFile, readInput, sha256, type Loaded, type Look } from "./input-folder.ts";
import { openWorkerPool, type PoolLimits, type TaskEnd, type WorkerPool } from "./worker-pool.ts";

/** An archive in an archive is opened, one in that is not. */
const NESTING = 2;
const AT_HAND = 2;
/** What one file may hold in all, archives in it included: more than every institution there is, and all of their forms. */
const MOST_MEMBERS = 5_000;
const MOST_UNPACKED = 1_000_000_000;

/** What earlier runs remember of files. */
export interface ReadingMemory {
  /** What the last run found at this path; undefined when there was nothing. */
  readonly last: (path: string) => InputState | undefined;
  /** Whether a file that looks like this has surely not been touched since. */
  readonly isUntouched: (look: Look, last: InputState) => boolean;
  /** The reading of these bytes; undefined when there is none. `named` tells protected files of different institutions apart. */
  readonly reading: (sha256: string, named: string | null) => string | undefined;
  readonly keep: (sha256: string, named: string | null, text: string, isProtected: boolean) => void;
}

export interface ReadAllOptions<Settled> {
  readonly program: Program;
  readonly folder: string;
  readonly limits: Omit<PoolLimits, "atHand">;
  /** Copied into every worker. */
  readonly scope: unknown;
  readonly memory: ReadingMemory;
  /** Why a file is not read; null when it is. */
  readonly skip: (path: string) => string | null;
  /** The files in an archive; null when the bytes are none. */
  readonly open: (
    path: string,
    bytes: Uint8Array,
  ) => readonly { readonly path: string; readonly size: number; readonly load: () => Uint8Array }[] | null;
  /** The institution that a file name names, and the passwords to try. */
  readonly keysOf: (path: string) => { readonly named: string | null; readonly passwords: readonly string[] };
  /** Files found inside an archive come on top of those listed. */
  readonly onFound: (more: number) => void;
  readonly onStep: () => void;
  /** Called for each file once its outcome is known, while others are still being read. */
  readonly settle: (file: ReadFile) => Settled;
}

/** What became of one file: skipped, read (as state text), or stopped by a limit. */
export type ReadOutcome =
  | { readonly skipped: string }
  | { readonly text: string }
  | { readonly stopped: { readonly code: FindingCode; readonly message: string } };

export interface ReadFile {
  readonly file: { readonly path: string; readonly sha256: string; readonly bytes: number };
  readonly outcome: ReadOutcome;
}

export interface ReadAllResult<Settled> {
  /** What `settle` made of each path and of each file in an archive among them, in no fixed order. */
  readonly files: readonly Settled[];
  /** What the next run may take on trust, by path. */
  readonly inputs: Readonly<Record<string, InputState>>;
}

export async function readAll<Settled>(
  paths: readonly string[],
  options: ReadAllOptions<Settled>,
): Promise<ReadAllResult<Settled>> {
  const pool = openWorkerPool<{ readonly text: string; readonly isProtected: boolean }>(
    { program: options.program, module: "reading-worker.js" },
    options.scope,
    { ...options.limits, atHand: AT_HAND },
  );
  const visit = createVisit(pool, options);
  try {
    for (const path of paths) visit.addFile(path);
    await visit.idle();
    return { files: visit.files, inputs: Object.fromEntries(visit.inputs) };
  } finally {
    pool.close();
  }
}

interface Visit<Settled> {
  readonly addFile: (path: string) => void;
  /** @throws what `settle` has thrown. */
  readonly idle: () => Promise<void>;
  readonly files: readonly Settled[];
  readonly inputs: ReadonlyMap<string, InputState>;
}

type Pool = WorkerPool<{ readonly text: string; readonly isProtected: boolean }>;

function createVisit<Settled>(pool: Pool, options: ReadAllOptions<Settled>): Visit<Settled> {
  // The queue bounds what is in memory: a file is loaded only when its turn comes.
  // A few more than the workers have at hand, so that none waits for the disk.
  const queue = new PQueue({ concurrency: options.limits.jobs * AT_HAND + 2 });
  const files: Settled[] = [];
  const failures: unknown[] = [];
  const add = (visit: () => Promise<unknown>, priority = 0): void => {
    queue.add(visit, { priority }).catch((error: unknown) => failures.push(error));
  };
  const inputs = new Map<string, InputState>();
  const settle = (file: ReadFile["file"], outcome: ReadOutcome): void => {
    files.push(options.settle({ file, outcome }));
    options.onStep();
  };
  const addMember = (path: string, depth: number, room: Room, load: () => Uint8Array): void => {
    // Members go first, so that few archives are open at once.
    const loadMember = (): Promise<Loaded> => Promise.resolve().then(() => ({ bytes: load(), look: null }));
    add(() => visitBytes(path, depth, room, loadMember), depth);
  };
  /** Settles a file and returns what the next run may take on trust; null when that is nothing. */
  const visitBytes = async (
    path: string,
    depth: number,
    room: Room,
    load: () => Promise<Loaded>,
  ): Promise<InputState | null> => {
    const loaded = await load().catch(toError);
    const reason = options.skip(path);
    if (loaded instanceof Error) {
      const tooLarge = loaded instanceof FileTooLargeError;
      const stopped = {
        code: tooLarge ? "file-suspicious" : "file-unreadable",
        message: failureMessage(loaded),
      } as const;
      settle(
        { path, sha256: "", bytes: tooLarge ? loaded.bytes : 0 },
        reason === null ? { stopped } : { skipped: reason },
      );
      return null;
    }
    const { bytes, look } = loaded;
    const file = { path, sha256: sha256(bytes), bytes: bytes.length };
    // A file that was written to while it was read is looked at anew by the next run.
    const state = (archive: boolean): InputState | null => look && { ...look, sha256: file.sha256, archive };
    const members = reason === null && depth < NESTING ? options.open(path, bytes) : null;
    if (members === null || members.length === 0) {
      settle(file, reason === null ? await readBytes(file, bytes, pool, options) : { skipped: reason });
      return state(false);
    }
    if (!takeRoom(room, members)) {
      settle(file, { stopped: { code: "file-suspicious", message: TOO_MUCH } });
      return null;
    }
    options.onFound(members.length);
    for (const member of members) addMember(member.path, depth + 1, room, member.load);
    settle(file, { skipped: `ZIPファイルとして開き、中の${String(members.length)}件をそれぞれ確かめました。` });
    return state(true);
  };
  const visitFile = async (path: string): Promise<void> => {
    const place = join(options.folder, path);
    const last = options.memory.last(path);
    const outcome = last === undefined ? null : await recallOutcome(path, place, last, options);
    if (last !== undefined && outcome !== null) {
      inputs.set(path, last);
      settle({ path, sha256: last.sha256, bytes: last.size }, outcome);
      return;
    }
    const state = await visitBytes(path, 0, fullRoom(), () => readInput(place));
    if (state !== null) inputs.set(path, state);
  };
  return {
    addFile: (path) => {
      add(() => visitFile(path));
    },
    idle: async () => {
      await queue.onIdle();
      if (failures.length > 0) throw failures[0];
    },
    files,
    inputs,
  };
}

/** What may still be taken out of a file; shared by all that it holds. */
interface Room {
  members: number;
  bytes: number;
}

function fullRoom(): Room {
  return { members: MOST_MEMBERS, bytes: MOST_UNPACKED };
}

/** Whether the members still fit; their room is then taken. */
function takeRoom(room: Room, members: readonly { readonly size: number }[]): boolean {
  room.members -= members.length;
  for (const { size } of members) room.bytes -= size;
  return room.members >= 0 && room.bytes >= 0;
}

/** What an earlier run made of the same bytes; null when they must be loaded. */
async function recallOutcome(
  path: string,
  place: string,
  last: InputState,
  { skip, memory, keysOf }: Pick<ReadAllOptions<unknown>, "skip" | "memory" | "keysOf">,
): Promise<ReadOutcome | null> {
  const look = await lookAtFile(place);
  if (look === null || !memory.isUntouched(look, last)) return null;
  const reason = skip(path);
  if (reason !== null) return { skipped: reason };
  const text = last.archive ? undefined : memory.reading(last.sha256, keysOf(path).named);
  return text === undefined ? null : { text };
}

async function readBytes(
  file: ReadFile["file"],
  bytes: Uint8Array,
  pool: Pool,
  options: Pick<ReadAllOptions<unknown>, "memory" | "keysOf" | "limits">,
): Promise<ReadOutcome> {
  const { named, passwords } = options.keysOf(file.path);
  const known = options.memory.reading(file.sha256, named);
  if (known !== undefined) return { text: known };
  const end = await pool.run({ path: file.path, bytes, passwords });
  if (!("result" in end)) return { stopped: stoppedBy(end, options.limits) };
  options.memory.keep(file.sha256, named, end.result.text, end.result.isProtected);
  return { text: end.result.text };
}

function stoppedBy(
  end: Exclude<TaskEnd<unknown>, { readonly result: unknown }>,
  limits: ReadAllOptions<unknown>["limits"],
): { readonly code: FindingCode; readonly message: string } {
  if ("failed" in end) return { code: "file-unreadable", message: failureMessage(end.failed) };
  const limit =
    end.stopped === "time"
      ? `${String(limits.seconds)}秒以内に読み終わらない`
      : `メモリーの上限（${String(limits.megabytes)}MB）を超える`;
  return { code: "file-suspicious", message: `${limit}ため、読み取りを打ち切りました。` };
}

const TOO_MUCH = `ZIPファイルの中のファイルが${String(MOST_MEMBERS)}件又は${String(MOST_UNPACKED / 1e6)}MBを超えるため、開きません。`;

/** System errors have a call and mean that the file could not be opened at all. */
function failureMessage(failure: Error): string {
  if (failure.name === "ZipError")
    return "ZIPファイルの中のこのファイルは、壊れているか、暗号化されているか、大きすぎるため、取り出せません。";
  if (failure instanceof FileTooLargeError) return `ファイルが大きすぎるため、開きません（${failure.message}）。`;
  return "syscall" in failure
    ? "ファイルを開けません。ほかのプログラムで開いているか、読み取りの権限がありません。"
    : `読み取りの途中で処理が止まりました（${failure.message.slice(0, 200)}）。`;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
