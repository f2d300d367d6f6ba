import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openReadingStore } from "../../pipeline/shell/reading-store.ts";
import { storeHeader, storeLine } from "../../pipeline/state/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "annex2-state-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function text(reading: Uint8Array | undefined): string | undefined {
  return reading && Buffer.from(reading).toString();
}

async function remember(keys: readonly string[]): Promise<void> {
  const store = await openReadingStore(folder, "d");
  for (const key of keys) store.add(key, Buffer.from(`reading of ${key}`));
  await store.close();
}

it("keeps what it is given for the next run, as long as the digest is the same", async () => {
  await remember(["a", "b"]);
  await remember(["c"]);
  const store = await openReadingStore(folder, "d");
  expect(["a", "b", "c", "d"].map((key) => text(store.get(key)))).toEqual([
    "reading of a",
    "reading of b",
    "reading of c",
    undefined,
  ]);
  await store.close();
  expect((await openReadingStore(folder, "other")).isEmpty).toBe(true);
});

it("lets go of readings that nobody asked for once they are most of all, and keeps what was asked for or is new", async () => {
  await remember(Array.from({ length: 40 }, (_, index) => `old${String(index)}`));
  const store = await openReadingStore(folder, "d");
  expect(text(store.get("old7"))).toBe("reading of old7");
  store.add("new", Buffer.from("reading of new"));
  await store.close();
  expect(readFileSync(join(folder, "readings.txt"), "utf8").trim().split("\n")).toHaveLength(2);
  const next = await openReadingStore(folder, "d");
  expect(["old7", "new", "old8"].map((key) => text(next.get(key)))).toEqual([
    "reading of old7",
    "reading of new",
    undefined,
  ]);
  await next.close();
});

it("keeps no more than so many bytes; the rest is read again", async () => {
  const keys = Array.from({ length: 100 }, (_, index) => String(index));
  const first = await openReadingStore(folder, "d", undefined, 400);
  for (const key of keys) first.add(key, Buffer.from(`reading of ${key}`));
  await first.close();
  expect(statSync(join(folder, "readings.txt")).size).toBeLessThanOrEqual(420);
  const next = await openReadingStore(folder, "d", undefined, 420);
  const kept = keys.filter((key) => next.get(key) !== undefined);
  expect(kept.length).toBeGreaterThan(10);
  expect(kept).toEqual(keys.slice(0, kept.length));
  await next.close();
  expect((await openReadingStore(folder, "d", undefined, 50)).isEmpty).toBe(true);
});

it("writes what it is given while a run goes on: one that is killed loses few", async () => {
  const store = await openReadingStore(folder, "d");
  for (let key = 0; key < 100; key++) store.add(String(key), Buffer.from("reading"));
  const other = await openReadingStore(folder, "d");
  expect(["0", "90"].map(other.has)).toEqual([true, true]);
  await Promise.all([store.close(), other.close()]);
});

it("holds nothing large for long: long readings are packed alone", async () => {
  const long = Buffer.alloc(1_000_000, "長");
  const store = await openReadingStore(folder, "d");
  store.add("a", long);
  const other = await openReadingStore(folder, "d");
  expect(Buffer.compare(other.get("a") ?? Buffer.of(), long)).toBe(0);
  await Promise.all([store.close(), other.close()]);
});

it("gives nothing of a page that is none, whatever its checksum", async () => {
  writeFileSync(join(folder, "readings.txt"), storeHeader("d") + storeLine("a,b", "text"));
  const store = await openReadingStore(folder, "d");
  expect([store.has("a"), store.get("a")]).toEqual([true, undefined]);
  await store.close();
});
