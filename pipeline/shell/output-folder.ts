/** Writing outputs: each file appears whole or not at all. */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import { makeFolder } from "./make-folder.ts";

/** Name of the state below the outputs folder. */
export const STATE_FOLDER = ".state";
const TEMPORARY = "tmp-";

/** Removes what a run that was killed had begun to write. Call it with the folder's lock held. */
export async function clearTemporaries(folder: string): Promise<void> {
  const names = await readdir(join(folder, STATE_FOLDER)).catch(() => []);
  for (const name of names)
    if (name.startsWith(TEMPORARY)) await rm(join(folder, STATE_FOLDER, name), { force: true }).catch(() => undefined);
}

/** A file's content in the order in which it is written. */
export type Parts = readonly (Uint8Array | string)[] | Generator<Uint8Array, void>;

/** Windows answers with one of these when Word or Excel holds the file open, or when rights are missing. */
const LOCKED = new Set(["EBUSY", "EPERM", "EACCES", "ETXTBSY"]);

/**
 * Writes beside the target and renames over it. null when done; a fault when another program holds the file or the disk
 * refuses it, so that the caller can go on with the other files.
 *
 * @param name path below `folder`, with `/`.
 * @param isWanted asked when all is written: if not, the file stays as it is. What it throws as a PipelineError is thrown.
 */
export async function writeOutput(
  folder: string,
  name: string,
  parts: Parts,
  isWanted: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<Fault | null> {
  const target = join(folder, ...name.split("/"));
  // Beside the state, so that a run that is killed leaves nothing among the reports; the next run clears it away.
  const temporary = join(folder, STATE_FOLDER, `${TEMPORARY}${randomUUID()}`);
  try {
    await inFolder(temporary, () => writeWhole(temporary, parts));
    if (await isWanted()) await inFolder(target, () => rename(temporary, target));
    else await rm(temporary, { force: true });
    return null;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (error instanceof PipelineError) throw error;
    return toFault(target, error);
  }
}

/** Most files go where others went before: a folder is made when it turns out to be missing, and `work` done again. */
async function inFolder(path: string, work: () => Promise<void>): Promise<void> {
  await work().catch(async (error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    await makeFolder(dirname(path));
    await work();
  });
}

async function writeWhole(path: string, parts: Parts): Promise<void> {
  const file = await open(path, "w");
  try {
    for (const part of parts) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Appends to a log, a whole line or none: half a line that a full disk lets through is taken back, so that the next one stays readable.
 *
 * @returns the fault when it could not be written.
 */
export async function appendLine(folder: string, name: string, line: string): Promise<Fault | null> {
  const path = join(folder, name);
  try {
    const file = await open(path, LOG_FLAGS);
    try {
      const { size } = await file.stat();
      await file.writeFile(`${line}\n`).catch(async (error: unknown) => {
        await file.truncate(size).catch(() => undefined);
        throw error;
      });
    } finally {
      await file.close();
    }
    return null;
  } catch (error) {
    return toFault(path, error);
  }
}

/** What appends to a log. Opening a pipe for writing waits for a reader unless told not to; Windows has no such flag and no such pipes. */
export const LOG_FLAGS =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | ((constants.O_NONBLOCK as number | undefined) ?? 0);

const REASONS: Readonly<Record<string, string>> = {
  ENOTDIR: "フォルダーではありません（途中にファイルなどがあります）。",
  ENOENT: "この場所にはフォルダーを作れません。",
  EROFS: "書き込みのできない場所です。",
  ENAMETOOLONG: "フォルダーの名前が長すぎます。",
  ELOOP: "リンクが自分に戻っています。",
};

/** Why something could not be written there, as a clerk should read it. */
export function toFault(where: string, error: unknown): Fault {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (LOCKED.has(code)) {
    return {
      where,
      what: "ファイルを書き込めません。WordやExcelで開いているか、書込みの権限がありません。",
      fix: "ファイルを閉じてから、もう一度実行してください。",
    };
  }
  if (code === "ENOSPC")
    return { where, what: "ディスクの空きが足りません。", fix: "空きを増やしてから、もう一度実行してください。" };
  if (code === "EISDIR")
    return {
      where,
      what: "ファイルを書き込む場所に、同じ名前のフォルダーがあります。",
      fix: "そのフォルダーを別の場所に移すか削除してから、もう一度実行してください。",
    };
  const reason = REASONS[code];
  if (reason !== undefined)
    return { where, what: reason, fix: "出力フォルダーに、書き込めるフォルダーの場所を指定してください。" };
  return {
    where,
    what: `書き込めません（${code === "" ? String(error) : code}）。`,
    fix: "出力フォルダーの場所と権限を確かめてください。",
  };
}

/** The same of a folder that cannot be used at all. */
export function toFolderFault(where: string, error: unknown): Fault {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code !== "EACCES" && code !== "EPERM") return toFault(where, error);
  return {
    where,
    what: "フォルダーに書き込む権限がありません。",
    fix: "権限を確かめるか、出力フォルダーに別の場所を指定してください。",
  };
}

/**
 * A folder of its own for new files; the function writes one by its path with `/`.
 *
 * @throws PipelineError (exit 2) when the folder holds anything already.
 */
export async function openNewFolder(folder: string): Promise<(name: string, content: Uint8Array) => Promise<void>> {
  await makeFolder(folder).catch((error: unknown) => {
    throw new PipelineError(`「${folder}」には書き込めません。`, {
      exitCode: 2,
      faults: [toFolderFault(folder, error)],
      cause: error,
    });
  });
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0) {
    const faults = [
      { where: folder, what: "フォルダーに、すでにファイルがあります。", fix: "新しいフォルダーを指定してください。" },
    ];
    throw new PipelineError(`「${folder}」には書き込めません。`, { exitCode: 2, faults });
  }
  return async (name, content) => {
    const target = join(folder, ...name.split("/"));
    await makeFolder(dirname(target));
    await writeFile(target, content);
  };
}

/** A file to be written where there is none. */
export interface NewFile {
  readonly name: string;
  readonly content: Uint8Array | string;
}

/**
 * Writes files into a folder that may hold others; none over an existing one.
 *
 * @throws PipelineError (exit 2) when one of them is there already, and then nothing is written, or when the folder cannot be written to.
 */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<void> {
  const there = new Set(await readdir(folder).catch(() => []));
  const taken = files.filter(({ name }) => there.has(name));
  if (taken.length > 0)
    throw new PipelineError("同じ名前のファイルがあるため、何も書き込んでいません。", {
      exitCode: 2,
      faults: taken.map(({ name }) => ({
        where: join(folder, name),
        what: "すでにファイルがあります。",
        fix: "別のフォルダーを指定するか、今あるファイルを別の場所に移してから、もう一度実行してください。",
      })),
    });
  try {
    await makeFolder(folder);
    // Made meanwhile by somebody else, it is left alone too.
    for (const { name, content } of files) await writeFile(join(folder, name), content, { flag: "wx" });
  } catch (error) {
    throw new PipelineError(`「${folder}」には書き込めません。`, {
      exitCode: 2,
      faults: [toFolderFault(folder, error)],
      cause: error,
    });
  }
}
