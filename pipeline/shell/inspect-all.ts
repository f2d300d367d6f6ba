/** Every input file through the inspection workers, archives opened in place, whatever happens to any one of them. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import PQueue from "p-queue";
import type { FindingCode } from "../model/finding.ts";
import { sha256 } from "./input-folder.ts";
import { openInspectionPool, type InspectionPool, type PoolLimits, type TaskEnd } from "./inspection-pool.ts";

const WORKER = new URL("../inspection-worker.ts", import.meta.url);
/** An archive in an archive is opened, one in that is not. */
const NESTING = 2;

export interface InspectAllOptions<Inspection> {
  readonly folder: string;
  readonly limits: PoolLimits;
  /** Copied into every worker. */
  readonly scope: unknown;
  /** Why a file is not inspected; null when it is. */
  readonly skip: (path: string) => string | null;
  /** The files in an archive; null when the bytes are none. */
  readonly open: (
    path: string,
    bytes: Uint8Array,
  ) => readonly { readonly path: string; readonly load: () => Uint8Array }[] | null;
  /** The inspection of a file whose worker gave no answer. */
  readonly onStopped: (path: string, message: string, code: FindingCode) => Inspection;
  /** Files found inside an archive come on top of those listed. */
  readonly onFound: (more: number) => void;
  readonly onStep: () => void;
}

export interface InspectedFile<Inspection> {
  readonly file: { readonly path: string; readonly sha256: string; readonly bytes: number };
  /** A string says why the file was skipped. */
  readonly inspection: Inspection | string;
}

/** One entry for each path and for each file in an archive among them, in no fixed order. */
export async function inspectAll<Inspection>(
  paths: readonly string[],
  options: InspectAllOptions<Inspection>,
): Promise<readonly InspectedFile<Inspection>[]> {
  const pool = openInspectionPool<Inspection>(WORKER, options.scope, options.limits);
  const visit = createVisit(pool, options);
  try {
    for (const path of paths) visit.add({ path, depth: 0, load: () => readFile(join(options.folder, path)) });
    return await visit.all();
  } finally {
    await pool.close();
  }
}

interface Visited {
  readonly path: string;
  readonly depth: number;
  readonly load: () => Promise<Uint8Array>;
}

function createVisit<Inspection>(
  pool: InspectionPool<Inspection>,
  options: InspectAllOptions<Inspection>,
): { add: (file: Visited) => void; all: () => Promise<readonly InspectedFile<Inspection>[]> } {
  // The queue bounds what is in memory: a file is loaded only when its turn comes.
  const queue = new PQueue({ concurrency: options.limits.jobs });
  const done: InspectedFile<Inspection>[] = [];
  const settle = (file: InspectedFile<Inspection>["file"], inspection: Inspection | string): void => {
    done.push({ file, inspection });
    options.onStep();
  };
  const visit = async ({ path, depth, load }: Visited): Promise<void> => {
    const bytes = await load().catch(toError);
    if (bytes instanceof Error) {
      settle(
        { path, sha256: "", bytes: 0 },
        options.skip(path) ?? options.onStopped(path, failureMessage(bytes), "file-unreadable"),
      );
      return;
    }
    const file = { path, sha256: sha256(bytes), bytes: bytes.length };
    const reason = options.skip(path);
    const members = reason === null && depth < NESTING ? options.open(path, bytes) : null;
    if (members === null || members.length === 0) {
      settle(file, reason ?? toInspection(path, await pool.run({ path, bytes }), options));
      return;
    }
    options.onFound(members.length);
    for (const member of members)
      add({ path: member.path, depth: depth + 1, load: () => Promise.resolve().then(member.load) });
    settle(file, `ZIPファイルとして開き、中の${String(members.length)}件をそれぞれ確かめました。`);
  };
  // Members go first, so that few archives are open at once.
  const add = (file: Visited): void => void queue.add(() => visit(file), { priority: file.depth });
  return {
    add,
    all: async () => {
      await queue.onIdle();
      return done;
    },
  };
}

function toInspection<Inspection>(
  path: string,
  end: TaskEnd<Inspection>,
  { onStopped, limits }: InspectAllOptions<Inspection>,
): Inspection {
  if ("result" in end) return end.result;
  if ("failed" in end) return onStopped(path, failureMessage(end.failed), "file-unreadable");
  const limit =
    end.stopped === "time"
      ? `${String(limits.seconds)}秒以内に読み終わらない`
      : `メモリーの上限（${String(limits.megabytes)}MB）を超える`;
  return onStopped(path, `${limit}ため、読み取りを打ち切りました。`, "file-suspicious");
}

/** System errors have a call and mean that the file could not be opened at all. */
function failureMessage(failure: Error): string {
  if (failure.name === "ZipError")
    return "ZIPファイルの中のこのファイルは、壊れているか、暗号化されているか、大きすぎるため、取り出せません。";
  return "syscall" in failure
    ? "ファイルを開けません。ほかのプログラムで開いているか、読み取りの権限がありません。"
    : `読み取りの途中で処理が止まりました（${failure.message}）。`;
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
