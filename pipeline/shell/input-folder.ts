/** What lies below a folder, and the bytes of each file. */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open, readdir, readFile, stat } from "node:fs/promises";
import { join, posix } from "node:path";
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

/** Size and modification time (milliseconds) of files, by path; those that cannot be looked at are left out. */
export async function lookAtFiles(
  folder: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, { readonly size: number; readonly modified: number }>> {
  const looks = await Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs } = await stat(join(folder, path)).catch(() => ({ size: -1, mtimeMs: 0 }));
      return [path, { size, modified: mtimeMs }] as const;
    }),
  );
  return new Map(looks.filter(([, { size }]) => size >= 0));
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

/**
 * The bytes of a submission.
 *
 * @throws FileTooLargeError; any other error when it cannot be opened, or is a device or a pipe, which might never end.
 */
export async function readInput(path: string): Promise<Uint8Array> {
  // Opening a pipe waits for a writer unless told not to; Windows has no such flag and no such pipes.
  const handle = await open(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw Object.assign(new Error("Not a file."), { syscall: "open" });
    if (stat.size > FILE_LIMIT) throw new FileTooLargeError(stat.size);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
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
