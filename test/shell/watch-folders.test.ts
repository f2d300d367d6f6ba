import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { watchFolders, type FolderWatch } from "../../pipeline/shell/watch-folders.ts";

const QUIET = 1_000;
let folder: string;
let watch: FolderWatch;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "annex2-watch-"));
  mkdirSync(join(folder, "a"));
  writeFileSync(join(folder, "a", "before.xlsx"), "x");
  watch = watchFolders([folder], QUIET);
  // Until the watch has seen what is there already.
  await delay(300);
});
afterEach(async () => {
  await watch.close();
  rmSync(folder, { recursive: true });
});

it("waits until a file that grows has not changed for a while, and tells all that has changed", async () => {
  const settled = watch.settled();
  const slow = join(folder, "a", "slow.xlsx");
  writeFileSync(slow, "1");
  writeFileSync(join(folder, "quick.xlsx"), "1");
  writeFileSync(join(folder, "~$quick.xlsx"), "1");
  for (let part = 0; part < 4; part++) {
    await delay(QUIET * 0.6);
    appendFileSync(slow, "2");
  }
  const grown = performance.now();
  expect(await settled).toEqual([slow, join(folder, "quick.xlsx")]);
  expect(performance.now() - grown).toBeGreaterThan(QUIET * 0.8);
});

it("keeps what changes while nobody waits", async () => {
  rmSync(join(folder, "a", "before.xlsx"));
  await delay(QUIET * 2);
  expect(await watch.settled()).toEqual([join(folder, "a", "before.xlsx")]);
});

it("ends whoever waits when it is closed", async () => {
  const settled = watch.settled();
  await watch.close();
  expect(await settled).toBeNull();
});
