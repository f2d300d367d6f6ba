/** One run at a time in an outputs folder. */
import { readFile, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { lockHolder, type LockHolder } from "../model/lock-holder.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import { formatLocalTime } from "./local-time.ts";
import { makeFolder } from "./make-folder.ts";
import { toFolderFault } from "./output-folder.ts";

/** The holder shows that it lives by touching the lock; one that was not touched for longer is left over. */
const HEARTBEAT = 5_000;
const STALE = 30_000;
/** A lock gets its content right after it was created; without it, its holder was killed in between. */
const EMPTY = 1_000;

/**
 * Takes the lock and returns what gives it back. The lock of a process that has died is taken over.
 *
 * @throws PipelineError (exit 2) that says who holds the lock since when, or why the folder cannot be written to.
 */
export async function takeRunLock(stateFolder: string): Promise<() => Promise<void>> {
  const path = join(stateFolder, "lock");
  await makeFolder(stateFolder).catch((error: unknown) => {
    throw unwritable(dirname(stateFolder), error);
  });
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() });
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await tryCreate(path, mine)) return keep(path, mine);
    if (await isEmpty(path)) await delay(EMPTY);
    await takeOver(path);
  }
  throw held(path, null);
}

async function tryCreate(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    // A full disk still lets a file be created, only without content.
    await rm(path, { force: true }).catch(() => undefined);
    throw unwritable(path, error);
  }
}

async function isEmpty(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.size === 0;
}

/** Removes a dead holder's lock. @throws PipelineError when the holder is alive. */
async function takeOver(path: string): Promise<void> {
  const [text, touched] = await Promise.all([readFile(path, "utf8").catch(() => ""), stat(path).catch(() => null)]);
  if (touched === null) return;
  const holder = parse(text);
  const silent = Date.now() - touched.mtimeMs > (text === "" ? EMPTY / 2 : STALE);
  const dead = holder !== null && holder.host === hostname() && !isAlive(holder.pid);
  if (!dead && !silent) throw held(path, holder);
  await rm(path, { force: true });
}

function parse(text: string): LockHolder | null {
  try {
    return lockHolder.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function keep(path: string, mine: string): () => Promise<void> {
  const timer = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), HEARTBEAT);
  timer.unref();
  return async () => {
    clearInterval(timer);
    if ((await readFile(path, "utf8").catch(() => "")) === mine) await rm(path, { force: true });
    // A run that could not begin leaves no folders behind; folders that hold anything stay.
    for (const folder of [dirname(path), dirname(dirname(path))]) await rmdir(folder).catch(() => undefined);
  };
}

function unwritable(where: string, error: unknown): PipelineError {
  return new PipelineError("出力フォルダーに書き込めません。", { exitCode: 2, faults: [toFolderFault(where, error)] });
}

function held(path: string, holder: LockHolder | null): PipelineError {
  const who =
    holder === null
      ? "別の実行"
      : `別の実行（コンピューター ${holder.host}、プロセス番号 ${String(holder.pid)}、開始 ${formatLocalTime(holder.since)}）`;
  const faults = [
    {
      where: path,
      what: `${who}が、同じ出力フォルダーを使っています。`,
      fix: "終わるのを待ってから、もう一度実行してください。",
    },
  ];
  return new PipelineError("同じ出力フォルダーで、別の取りまとめが動いています。", { exitCode: 2, faults });
}
