/** What lies below a folder, and the bytes of each file. */
import { createHash } from "node:crypto";
import { close, constants, fstat, open, read } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import { promisify } from "node:util";
import { compareCodePoints } from "../lib/code-point-order.ts";
import { PipelineError } from "../model/pipeline-error.ts";

/**
 * Paths of all files below `folder`, relative to it, with `/`, in code-point order. Links to folders are not followed. A
 * folder below that cannot be opened stands in the list itself: reading it fails, and so it is not lost.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const below = async (path: string): Promise<readonly string[]> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    const lists = entries.map((entry) => {
      const child = posix.join(path, entry.name);
      return entry.isDirectory() ? below(child).catch(() => [child]) : Promise.resolve([child]);
    });
    return (await Promise.all(lists)).flat();
  };
  try {
    return [...(await below(""))].sort(compareCodePoints);
  } catch (cause) {
    const faults = [
      {
        where: folder,
        what: "フォルダーを読み取れません。",
        fix: "フォルダーの場所と、読み取りの権限を確かめてください。",
      },
    ];
    throw new PipelineError(`入力フォルダー「${folder}」を開けません。`, { exitCode: 2, faults, cause });
  }
}

/** What a first look at a file shows. */
export interface Look {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** The look of one file; null when it cannot be looked at. */
export async function lookAtFile(path: string): Promise<Look | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { size, modified: mtimeMs };
  } catch {
    return null;
  }
}

/** Size and modification time (milliseconds) of files, by path; those that cannot be looked at are left out. */
export async function lookAtFiles(folder: string, paths: readonly string[]): Promise<ReadonlyMap<string, Look>> {
  const looks = new Map<string, Look>();
  await Promise.all(
    paths.map(async (path) => {
      const look = await lookAtFile(join(folder, path));
      if (look !== null) looks.set(path, look);
    }),
  );
  return looks;
}

/** Far more than any filled-in form, or an archive of all of a country's. */
const FILE_LIMIT = 200_000_000;

/** A file that is not loaded at all. */
export class FileTooLargeError extends Error {
  override readonly name = "FileTooLargeError";
  readonly bytes: number;
  constructor(bytes: number) {
    super(`${String(bytes)}バイトあります。上限は${String(FILE_LIMIT)}バイトです`);
    this.bytes = bytes;
  }
}

export interface Loaded {
  readonly bytes: Uint8Array;
  /** null when the file was written to while it was read. */
  readonly look: Look | null;
}

/**
 * The bytes of a submission, with the look of the very file that they were read from, whatever its name may stand for by now.
 *
 * @throws FileTooLargeError; any other error when it cannot be opened, or is a device or a pipe, which might never end.
 */
export async function readInput(path: string): Promise<Loaded> {
  // Opening a pipe waits for a writer unless told not to; Windows has no such flag and no such pipes.
  const file = await openFile(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  try {
    const before = await statFile(file);
    if (!before.isFile()) throw Object.assign(new Error("Not a file."), { syscall: "open" });
    if (before.size > FILE_LIMIT) throw new FileTooLargeError(before.size);
    const bytes = await readBytes(file, before.size);
    const after = await statFile(file);
    const isQuiet = after.mtimeMs === before.mtimeMs && after.size === bytes.length;
    return { bytes, look: isQuiet ? { size: after.size, modified: after.mtimeMs } : null };
  } finally {
    await closeFile(file);
  }
}

// Descriptors and not handles: with thousands of small files, the bookkeeping of handles costs more than the reading.
const [openFile, statFile, closeFile] = [promisify(open), promisify(fstat), promisify(close)];

/** All there is of `size` bytes; fewer when the file has been cut meanwhile. */
async function readBytes(file: number, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const more = await readFrom(file, bytes, length);
    if (more === 0) break;
    length += more;
  }
  return bytes.subarray(0, length);
}

function readFrom(file: number, bytes: Buffer, offset: number): Promise<number> {
  return new Promise((resolve, reject) => {
    read(file, bytes, offset, bytes.length - offset, offset, (error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
}

/** The bytes of a file that the run cannot do without (registry, form, templates). */
export async function readRequired(folder: string, name: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, name));
  } catch (cause) {
    const faults = [
      {
        where: join(folder, name),
        what: "ファイルがないか、読み取れません。",
        fix: "ファイルを置き、ほかのプログラムで開いていないか確かめてください。",
      },
    ];
    throw new PipelineError(`「${name}」を開けません。`, { exitCode: 2, faults, cause });
  }
}

/** Lower-case hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
