/** What lies below a folder, as a first look shows it; and the files that a run cannot do without. */
import { createHash } from "node:crypto";
import { stat as lookAt } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import { chunk } from "../lib/chunk.ts";
import { compareCodePoints } from "../lib/code-point-order.ts";
import { PipelineError } from "../model/pipeline-error.ts";

/**
 * Paths of all files below `folder`, relative to it, with `/`, in code-point order. Links to folders are not followed. A
 * folder below that cannot be opened stands in the list itself: reading it fails, and so it is not lost.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  return (await listEntries(folder)).paths;
}

/** The same, and which of them are links. */
async function listEntries(folder: string): Promise<Pick<FolderLook, "paths" | "links">> {
  const links: string[] = [];
  const below = async (path: string): Promise<readonly string[]> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    const lists = entries.map((entry) => {
      const child = posix.join(path, entry.name);
      if (entry.isSymbolicLink()) links.push(child);
      return entry.isDirectory() ? below(child).catch(() => [child]) : Promise.resolve([child]);
    });
    return (await Promise.all(lists)).flat();
  };
  try {
    return { paths: [...(await below(""))].sort(compareCodePoints), links: links.sort(compareCodePoints) };
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

/** What lies below a folder at one moment. */
export interface FolderLook {
  /** Milliseconds since 1970; nothing was looked at before it. */
  readonly at: number;
  /** As {@link listFiles} gives them. */
  readonly paths: readonly string[];
  /** Those of the paths that are links, to files or to folders. */
  readonly links: readonly string[];
  /** By path; files that cannot be looked at are left out. */
  readonly looks: ReadonlyMap<string, Look>;
}

/** Enough to keep the disk busy: each question that waits takes memory of the system's own. */
const AT_ONCE = 500;

/** Lists a folder and looks at every file. @throws PipelineError as {@link listFiles} does. */
export async function lookAtFolder(folder: string): Promise<FolderLook> {
  const at = Date.now();
  const { paths, links } = await listEntries(folder);
  const looks = new Map<string, Look>();
  const lookAtOne = (path: string): Promise<void> =>
    new Promise((resolve) => {
      lookAt(join(folder, path), (error, stats) => {
        if (!error) looks.set(path, { size: stats.size, modified: stats.mtimeMs });
        resolve();
      });
    });
  for (const some of chunk(paths, AT_ONCE)) await Promise.all(some.map(lookAtOne));
  return { at, paths, links, looks };
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

/** What stands at a path, links followed; null when there is nothing, or nothing that may be looked at. */
export async function kindOf(path: string): Promise<"file" | "folder" | null> {
  const stats = await stat(path).catch(() => null);
  if (stats === null) return null;
  return stats.isDirectory() ? "folder" : "file";
}

/** Names in a folder, in code-point order; none when it cannot be opened. */
export async function listNames(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort(compareCodePoints);
}

/** Lower-case hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
