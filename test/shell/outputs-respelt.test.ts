/** What an earlier run wrote goes when nothing writes it any more; what is the same file under another spelling stays. */
import { existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { NOTHING_EARLIER } from "../build/earlier-outputs.ts";
import { openOutputs } from "../../pipeline/shell/outputs.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "annex2-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const FORMER = "reports/a1_甲/報告書.docx";
const NOW = "reports/A1_甲/報告書.docx";
const last = { path: FORMER, sha256: "", size: 1, modified: 0, lookedAt: 0, basis: "" };

function put(path: string): string {
  const place = join(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  return place;
}

it.each([
  ["another file on this system goes", false],
  ["one file, as on Windows and macOS, stays", true],
])("a report whose folder was spelt otherwise: %s", async (_, isOne) => {
  writeFileSync(put(NOW), "x");
  // Two names of one file, as such a system has them for every spelling.
  const isOneHere = existsSync(join(folder, FORMER));
  if (isOne && !isOneHere) linkSync(join(folder, NOW), put(FORMER));
  if (!isOne && !isOneHere) writeFileSync(put(FORMER), "x");
  await openOutputs(folder, [last], NOTHING_EARLIER, () => undefined).removeGone([NOW]);
  expect([existsSync(join(folder, NOW)), existsSync(join(folder, FORMER))]).toEqual([true, isOne || isOneHere]);
});
