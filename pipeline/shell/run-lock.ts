/** One run at a time in an outputs folder. */
import { existsSync } from "node:fs";
import { lstat, rm, rmdir, utimes, writeFile } from "node:fs/promises";
import { hostname, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { lockHolder, type LockHolder } from "../model/lock-holder.ts";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import { formatLocalTime } from "./local-time.ts";
import { makeFolder } from "./make-folder.ts";
import { toFolderFault } from "./output-folder.ts";
import { loadSmallInput } from "./load-input.ts";

/** What holding an outputs folder means. */
export interface RunLock {
  /**
   * Call it before anything is written: while this process was suspended, another run may have taken the lock over.
   *
   * @throws PipelineError (exit 2) when this run does not hold the folder any more.
   */
  readonly check: () => void;
  readonly release: () => Promise<void>;
}

/** Milliseconds. */
interface Patience {
  /** The holder shows that it lives by touching the lock so often; one that was not touched for `stale` is left over. */
  readonly heartbeat: number;
  readonly stale: number;
  /** A lock gets its content right after it was created; without it, its holder was killed in between. */
  readonly empty: number;
  /** The disk is asked who holds the lock so often at most, far more often than a lock becomes stale. */
  readonly check: number;
}

const PATIENCE: Patience = { heartbeat: 5_000, stale: 30_000, empty: 1_000, check: 1_000 };

/**
 * Takes the lock. That of a process that has died is taken over; where clocks cannot tell (another computer's, one set
 * back), whoever holds it is given half a minute to show that it lives.
 *
 * @throws PipelineError (exit 2) that says who holds the lock since when, or why the folder cannot be written to.
 */
export async function takeRunLock(stateFolder: string, patience: Patience = PATIENCE): Promise<RunLock> {
  const path = join(stateFolder, "lock");
  for (const folder of [dirname(stateFolder), stateFolder])
    await makeFolder(folder).catch((error: unknown) => {
      throw unwritable(folder, error);
    });
  const mine = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    user: userName(),
  });
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await tryCreate(path, mine)) return keep(path, mine, patience);
    await takeOver(path, patience);
  }
  throw held(path, null);
}

/** Not every account has a name: those of services in containers have a number only. */
function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
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

/** Removes a dead holder's lock. @throws PipelineError when the holder is alive. */
async function takeOver(path: string, patience: Patience): Promise<void> {
  const seen = await lookAtLock(path);
  if (seen === null) return;
  if (!(await isLeftOver(path, seen, patience))) throw held(path, seen.holder);
  await rm(path, { force: true }).catch((error: unknown) => {
    throw unwritable(path, error);
  });
}

interface LockLook {
  readonly text: string;
  readonly holder: LockHolder | null;
  /** Milliseconds since 1970, by the clock of whoever touched it. */
  readonly modified: number;
}

/** null when there is none. @throws PipelineError when something else stands there: what that is for, only a person can tell. */
async function lookAtLock(path: string): Promise<LockLook | null> {
  const stats = await lstat(path).catch(() => null);
  if (stats === null) return null;
  if (!stats.isFile()) throw refusal("出力フォルダーに書き込めません。", { where: path, ...NO_LOCK });
  const text = Buffer.from(loadSmallInput(path)?.bytes ?? []).toString("utf8");
  return { text, holder: parse(text), modified: stats.mtimeMs };
}

async function isLeftOver(path: string, seen: LockLook, { heartbeat, stale, empty }: Patience): Promise<boolean> {
  const { holder, modified, text } = seen;
  if (text === "") return staysAsItIs(path, seen, empty, empty);
  const isOurs = holder?.host === hostname();
  if (isOurs && !isAlive(holder.pid)) return true;
  const age = Date.now() - modified;
  if (holder !== null && age >= 0 && age <= stale) return false;
  // Another computer's clock may be minutes behind this one, or ahead of it.
  if ((isOurs || holder === null) && age > stale) return true;
  return staysAsItIs(path, seen, stale, heartbeat);
}

/** Whether nobody touches the lock for so long, by this process's own time. */
async function staysAsItIs(path: string, seen: LockLook, time: number, step: number): Promise<boolean> {
  for (let waited = 0; waited < time; waited += step) {
    await delay(step);
    const now = await lookAtLock(path);
    if (now?.text !== seen.text || now.modified !== seen.modified) return now === null;
  }
  return true;
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

function keep(path: string, mine: string, patience: Patience): RunLock {
  /** A lock that cannot be read at this moment (another program holds the file) is still there. */
  const isMine = (): boolean => {
    const loaded = loadSmallInput(path);
    return loaded === null ? existsSync(path) : Buffer.from(loaded.bytes).equals(Buffer.from(mine));
  };
  let asked = now();
  const timer = setInterval(() => {
    if (isMine()) void utimes(path, new Date(), new Date()).catch(() => undefined);
  }, patience.heartbeat);
  timer.unref();
  return {
    check: () => {
      if (now().every((time, clock) => Math.abs(time - (asked[clock] ?? 0)) < patience.check)) return;
      if (!isMine()) throw refusal("同じ出力フォルダーで、別の取りまとめが始まりました。", { where: path, ...LOST });
      asked = now();
    },
    release: async () => {
      clearInterval(timer);
      if (isMine()) await rm(path, { force: true });
      // A run that could not begin leaves no folders behind; folders that hold anything stay.
      for (const folder of [dirname(path), dirname(dirname(path))]) await rmdir(folder).catch(() => undefined);
    },
  };
}

/** The clock on the wall may be set; the other one may stand still while the computer sleeps. */
function now(): readonly number[] {
  return [Date.now(), performance.now()];
}

const NO_LOCK = {
  what: "実行中の印になるファイルの場所に、フォルダーなど別のものがあります。",
  fix: "ほかに取りまとめを実行していないことを確かめて、これを削除してから、もう一度実行してください。",
};

const LOST = {
  what: "この実行が止まっていた間（パソコンのスリープなど）に、別の実行が同じ出力フォルダーを使い始めたか、実行中の印が削除されました。この実行は、書き込みをやめました。",
  fix: "別の実行が終わったことを確かめてから、もう一度実行してください。",
};

function refusal(message: string, fault: Fault): PipelineError {
  return new PipelineError(message, { exitCode: 2, faults: [fault] });
}

function unwritable(where: string, error: unknown): PipelineError {
  return refusal("出力フォルダーに書き込めません。", toFolderFault(where, error));
}

function held(path: string, holder: LockHolder | null): PipelineError {
  const who =
    holder === null
      ? "別の実行"
      : `別の実行（${[
          ...(holder.user === undefined ? [] : [`利用者 ${holder.user}`]),
          `コンピューター ${holder.host}`,
          `プロセス番号 ${String(holder.pid)}`,
          `開始 ${formatLocalTime(holder.since)}`,
        ].join("、")}）`;
  return refusal("同じ出力フォルダーで、別の取りまとめが動いています。", {
    where: path,
    what: `${who}が、同じ出力フォルダーを使っています。`,
    fix: "終わるのを待ってから、もう一度実行してください。",
  });
}
