/** What a worker process does with a file: reads it, hands it back to be opened or loaded in pieces, or gives up on it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, expect, it } from "vitest";
import startReading from "../../pipeline/stages/reading-worker.ts";
import { sha256 } from "../../pipeline/shell/input-folder.ts";
import { decodeReading } from "../../pipeline/state/index.ts";
import { tableRows } from "../build/annex2.ts";
import { scopes } from "../build/inspect.ts";
import { CLEAN, formRows, TSUKIMI } from "../build/submission.ts";
import { xlsx } from "../build/xlsx.ts";

const folder = mkdtempSync(join(tmpdir(), "annex2-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const FORM = await xlsx({ 自己点検表: { rows: formRows(tableRows(CLEAN)) } });
const work = startReading(scopes([TSUKIMI]).reading, () => undefined);

/** As the worker is told of a file on the disk. */
function onDisk(name: string, bytes: Uint8Array): { path: string; source: string; passwords: readonly string[] } {
  const source = join(folder, name);
  writeFileSync(source, bytes);
  return { path: name, source, passwords: [] };
}

it("reads files from the disk and from memory", async () => {
  const first = await work(onDisk("a.xlsx", FORM));
  const second = await work({ path: "b.zip!/a.xlsx", source: FORM, passwords: [] });
  const third = await work(onDisk("c.pdf", Buffer.from("%PDF-1.7")));
  expect(first?.file).toEqual({ sha256: sha256(FORM), bytes: FORM.length });
  expect(second?.file).toEqual(first?.file);
  // Only what lies on the disk has a look that a later run can compare.
  expect(first?.look).not.toBeNull();
  expect(second?.look).toBeNull();
  expect([first, second, third].map((reading) => reading?.isProtected)).toEqual([false, false, false]);
  const readings = [first, second, third].map((reading) => decodeReading(reading?.encoded ?? Buffer.of(), "x"));
  expect(readings[0]).toMatchObject({
    outcome: "submission",
    unlocked: false,
    submission: { code: { text: "482030" } },
  });
  expect(readings[1]).toMatchObject({ outcome: "submission" });
  expect(readings[2]).toMatchObject({ outcome: "refused", code: "file-unsupported" });
});

it("hands back an archive, whose members are given out one by one", async () => {
  expect(await work(onDisk("d.zip", zipSync({ "a.xlsx": FORM })))).toBeNull();
});

it("keeps of a file with far more in it than anybody writes what it keeps of any", async () => {
  const remark = "長い備考。".repeat(6_000);
  const answers = Object.fromEntries(
    Array.from({ length: 92 }, (_, index) => [index + 1, { mark: "△", remark: `${remark}${String(index)}` }]),
  );
  const bytes = await xlsx({ 自己点検表: { rows: formRows(tableRows(answers)) } });
  const reading = await work({ path: "e.xlsx", source: bytes, passwords: [] });
  expect(reading?.encoded.length).toBeLessThan(400_000);
  expect(decodeReading(reading?.encoded ?? Buffer.of(), "e.xlsx")).toMatchObject({
    submission: { cut: { count: 92 } },
  });
});
