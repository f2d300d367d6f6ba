/** What lies below a folder, as a first look shows it. */
import { createHash } from "node:crypto";
import { stat as lookAt } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import { chunk } from "../lib/chunk.ts";
import { compareCodePoints } from "../lib/code-point-order.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import { readFolder } from "./folder-entries.ts";

/**
 * Paths of all files below `folder`, relative to it, with `/`, in code-point order. Links to folders are not followed. A
 * folder below that cannot be opened stands in the list itself: reading it fails, and so it is not lost.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  return (await listEntries(folder)).paths;
}

/** The same, and which of them are links. */
async function listEntries(folder: string): Promise<Pick<FolderLook, "paths" | "links" | "places">> {
  const links: string[] = [];
  const places = new Map<string, Buffer>();
  const below = async (path: string, from: string | Buffer): Promise<readonly string[]> => {
    const lists = (await readFolder(from)).map(({ name, place, isFolder, isLink }) => {
      const child = posix.join(path, name);
      if (isLink) links.push(child);
      if (typeof place !== "string") places.set(child, place);
      return isFolder ? below(child, place).catch(() => [child]) : Promise.resolve([child]);
    });
    return (await Promise.all(lists)).flat();
  };
  try {
    const paths = [...(await below("", folder))].sort(compareCodePoints);
    return { paths, links: links.sort(compareCodePoints), places };
  } catch (cause) {
    throw unreadableFolder(`入力フォルダー「${folder}」を開けません。`, folder, cause);
  }
}

function unreadableFolder(message: string, where: string, cause: unknown): PipelineError {
  const fix = "フォルダーの場所と、読み取りの権限を確かめてください。";
  return new PipelineError(message, {
    exitCode: 2,
    faults: [{ where, what: "フォルダーを読み取れません。", fix }],
    cause,
  });
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
  /** Where to find those whose names on the disk are no UTF-8: no text leads there. */
  readonly places: ReadonlyMap<string, Buffer>;
  /** By path; files that cannot be looked at are left out. */
  readonly looks: ReadonlyMap<string, Look>;
}

/** Enough to keep the disk busy: each question that waits takes memory of the system's own. */
const AT_ONCE = 500;

/** Lists a folder and looks at every file. @throws PipelineError as {@link listFiles} does. */
export async function lookAtFolder(folder: string): Promise<FolderLook> {
  const at = Date.now();
  const { paths, links, places } = await listEntries(folder);
  const looks = new Map<string, Look>();
  const lookAtOne = (path: string): Promise<void> =>
    new Promise((resolve) => {
      lookAt(places.get(path) ?? join(folder, path), (error, stats) => {
        if (!error) looks.set(path, { size: stats.size, modified: stats.mtimeMs });
        resolve();
      });
    });
  for (const some of chunk(paths, AT_ONCE)) await Promise.all(some.map(lookAtOne));
  return { at, paths, links, places, looks };
}

/** What stands at a path, links followed; null when there is nothing, or nothing that may be looked at. */
export async function kindOf(path: string): Promise<"file" | "folder" | null> {
  const stats = await stat(path).catch(() => null);
  if (stats === null) return null;
  return stats.isDirectory() ? "folder" : "file";
}

/** Names in a folder, in code-point order; none when there is no such folder. @throws PipelineError (exit 2) when it cannot be opened. */
export async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort(compareCodePoints);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && (cause.code === "ENOENT" || cause.code === "ENOTDIR")) return [];
    throw unreadableFolder(`フォルダー「${folder}」を開けません。`, folder, cause);
  }
}

/** Lower-case hexadecimal SHA-256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
