/** Who may write into an outputs folder: whatever stands where the lock should, and whatever clocks say. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockHolder } from "../../pipeline/model/lock-holder.ts";
import { takeRunLock } from "../../pipeline/shell/run-lock.ts";

const PATIENCE = { heartbeat: 20, stale: 100, empty: 20, check: 10 };
const NO_PROCESS = 2 ** 22 + 1;

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "annex2-lock-"));
  lock = join(folder, "lock");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const take = () => takeRunLock(folder, PATIENCE);
const holder = (more: object = {}): string =>
  JSON.stringify({ pid: process.pid, host: hostname(), since: "2027-03-31T00:00:00.000Z", ...more });

/** @param age in milliseconds; negative in the future. */
function left(content: string, age: number): void {
  writeFileSync(lock, content);
  const touched = new Date(Date.now() - age);
  utimesSync(lock, touched, touched);
}

async function whatStops(): Promise<string> {
  const error: unknown = await take().then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ exitCode: 2 });
  return JSON.stringify(error, ["faults", "where", "what", "fix"]);
}

const OTHER = { host: "another-computer" };

describe("a lock that nobody holds is taken over", () => {
  it.each<[string, string, number]>([
    ["of a process that has died", holder({ pid: NO_PROCESS }), 0],
    ["of a process that was suspended for long", holder(), 200],
    ["of another computer that is silent, whose clock may be behind", holder(OTHER), 3_600_000],
    ["of another computer with a time to come", holder(OTHER), -86_400_000],
    ["with a time to come, since the clock was set back", holder(), -86_400_000],
    ["without content", "", 0],
    ["without content and with a time to come", "", -86_400_000],
    ["with something else in it", "not a lock", 0],
    ["with something else in it, from long ago", "{}", 3_600_000],
  ])("%s", async (_, content, age) => {
    left(content, age);
    const { release } = await take();
    const { pid, user } = lockHolder.parse(JSON.parse(readFileSync(lock, "utf8")));
    expect([pid, user]).toEqual([process.pid, userInfo().username]);
    await release();
  });

  it("of any size", async () => {
    left("", 200);
    truncateSync(lock, 50_000_000_000);
    await (await take()).release();
  });
});

describe("a lock that somebody holds stops the run", () => {
  it.each<[string, number]>([
    ["with a time to come", -86_400_000],
    ["with a time long past, since its clock is behind", 3_600_000],
  ])("of another computer that still touches it, %s", async (_, age) => {
    left(holder(OTHER), age);
    const beat = setInterval(() => {
      left(holder(OTHER), age - 1 + Math.random());
    }, PATIENCE.heartbeat);
    try {
      expect(await whatStops()).toMatch(/another-computer.*終わるのを待って/u);
    } finally {
      clearInterval(beat);
    }
  });

  it("and says whose run it is, on which computer and since when", async () => {
    left(holder({ ...OTHER, user: "suzuki" }), 0);
    const beat = setInterval(() => {
      left(holder({ ...OTHER, user: "suzuki" }), 0);
    }, PATIENCE.heartbeat);
    try {
      expect(await whatStops()).toMatch(/利用者 suzuki、コンピューター another-computer、プロセス番号 \d+、開始 2027/u);
    } finally {
      clearInterval(beat);
    }
  });

  it("cannot be told where the state folder is a file: that is named", async () => {
    const state = join(folder, ".state");
    writeFileSync(state, "");
    await expect(takeRunLock(state, PATIENCE)).rejects.toMatchObject({ faults: [{ where: state }] });
  });

  it("and is no file: what to do is told, and nothing removed", async () => {
    mkdirSync(lock);
    expect(await whatStops()).toMatch(/フォルダーなど別のもの.*これを削除して/u);
    rmSync(lock, { recursive: true });
    if (process.platform === "win32") return;
    symlinkSync(join(folder, "nowhere"), lock);
    expect(await whatStops()).toMatch(/フォルダーなど別のもの/u);
  });
});

describe("a run whose lock was taken over while it was suspended", () => {
  it("may not write on, and leaves the other's lock alone", async () => {
    const { check, release } = await take();
    check();
    writeFileSync(lock, holder(OTHER));
    await delay(2 * PATIENCE.check);
    expect(check).toThrow(/別の取りまとめが始まりました/u);
    await delay(2 * PATIENCE.heartbeat);
    await release();
    expect(readFileSync(lock, "utf8")).toBe(holder(OTHER));
  });

  it("may not write on either when the other has finished", async () => {
    const { check, release } = await take();
    rmSync(lock);
    await delay(2 * PATIENCE.check);
    expect(check).toThrow(expect.objectContaining({ exitCode: 2 }) as Error);
    await release();
  });

  it("may while it holds the lock", async () => {
    const { check, release } = await take();
    await delay(PATIENCE.stale);
    check();
    await release();
  });
});
