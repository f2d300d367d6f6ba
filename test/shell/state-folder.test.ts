import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openReadingStore } from "../../pipeline/shell/state-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "annex2-state-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function remember(keys: readonly string[]): Promise<void> {
  const store = await openReadingStore(folder, "d");
  for (const key of keys) store.add(key, `reading of ${key}`);
  await store.close();
}

it("keeps what it is given for the next run, as long as the digest is the same", async () => {
  await remember(["a", "b"]);
  await remember(["c"]);
  const store = await openReadingStore(folder, "d");
  expect(["a", "b", "c", "d"].map(store.get)).toEqual(["reading of a", "reading of b", "reading of c", undefined]);
  await store.close();
  expect((await openReadingStore(folder, "other")).isEmpty).toBe(true);
});

it("lets go of readings that nobody asked for once they are most of all, and keeps what was asked for or is new", async () => {
  await remember(Array.from({ length: 40 }, (_, index) => `old${String(index)}`));
  const store = await openReadingStore(folder, "d");
  expect(store.get("old7")).toBe("reading of old7");
  store.add("new", "reading of new");
  await store.close();
  expect(readFileSync(join(folder, "readings.txt"), "utf8").trim().split("\n")).toHaveLength(3);
  const next = await openReadingStore(folder, "d");
  expect(["old7", "new", "old8"].map(next.get)).toEqual(["reading of old7", "reading of new", undefined]);
  await next.close();
});

it("keeps no more than so many bytes; the rest is read again", async () => {
  const first = await openReadingStore(folder, "d", undefined, 120);
  for (const key of ["a", "b", "c", "d"]) first.add(key, "reading ".repeat(5));
  await first.close();
  expect(statSync(join(folder, "readings.txt")).size).toBeLessThanOrEqual(140);
  const next = await openReadingStore(folder, "d", undefined, 140);
  expect(["a", "b", "c", "d"].map((key) => next.get(key) !== undefined)).toEqual([true, true, false, false]);
  await next.close();
  expect((await openReadingStore(folder, "d", undefined, 50)).isEmpty).toBe(true);
});
