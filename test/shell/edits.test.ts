/** What a person has edited among the outputs is neither overwritten nor removed, whatever the runs still know of themselves. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openEarlierOutputs } from "../../pipeline/shell/earlier-outputs.ts";
import { openOutputs, type Outputs } from "../../pipeline/shell/outputs.ts";
import { NOTHING_EARLIER } from "../build/earlier-outputs.ts";

const REPORT = "reports/A_県/報告書.docx";
const EDITED = new Date(2027, 2, 31, 22, 0, 5);
const MOVED = "reports/A_県/手直し/報告書_2027-03-31_220005.docx";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "annex2-edits-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const open = (last: Outputs | null, earlier = NOTHING_EARLIER): Outputs =>
  openOutputs(folder, last?.states() ?? [], earlier, () => undefined);

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  utimesSync(join(folder, path), EDITED, EDITED);
}

/** Text by path. */
function files(): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => !path.startsWith(".state/"));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

async function firstRun(): Promise<Outputs> {
  const first = open(null);
  await first.write(REPORT, "ours", "1");
  return first;
}

it("an edited document is moved beside, with its time, before the new one is written", async () => {
  const first = await firstRun();
  put(REPORT, "edited");
  const second = open(first);
  expect(await second.current(REPORT, "1")).toBeNull();
  await second.write(REPORT, "ours", "1");
  expect(files()).toEqual({ [REPORT]: "ours", [MOVED]: "edited" });
  expect([second.setAside, second.faults]).toEqual([[{ path: REPORT, movedTo: MOVED }], []]);
});

it("a second edit of the same second has a name of its own", async () => {
  let last = await firstRun();
  for (const text of ["edited", "edited again"]) {
    put(REPORT, text);
    last = open(last);
    await last.write(REPORT, "ours", "1");
  }
  expect(files()).toEqual({
    [REPORT]: "ours",
    [MOVED]: "edited",
    [MOVED.replace(".docx", "_2.docx")]: "edited again",
  });
});

it("what no run has touched is replaced, and data that were edited are kept too", async () => {
  const first = await firstRun();
  await first.writeParts("data/findings.csv", ["a"]);
  put("data/findings.csv", "sorted");
  const second = open(first);
  await second.write(REPORT, "newer", "2");
  await second.writeParts("data/findings.csv", ["a"]);
  expect(files()).toEqual({
    "data/findings.csv": "a",
    "data/手直し/findings_2027-03-31_220005.csv": "sorted",
    [REPORT]: "newer",
  });
});

it("a stale document is removed, an edited one moved", async () => {
  const first = await firstRun();
  await first.write("letters/A_県/a.docx", "letter", "1");
  put(REPORT, "edited");
  const second = open(first);
  await second.removeGone([]);
  expect(files()).toEqual({ [MOVED]: "edited" });
  expect(second.setAside).toEqual([{ path: REPORT, movedTo: MOVED }]);
});

it("without any state, only what stays the same is replaced", async () => {
  await firstRun();
  await open(null).write(REPORT, "ours", "1");
  expect(files()).toEqual({ [REPORT]: "ours" });
  const last = open(null);
  await last.write(REPORT, "newer", "2");
  expect(Object.values(files()).sort()).toEqual(["newer", "ours"]);
  expect(last.setAside).toHaveLength(1);
});

it.each(["written.txt", "reports", "letters", "returned", "data"])(
  "a run that was killed has not edited what it wrote itself: %s",
  async (source) => {
    const earlier = await openEarlierOutputs(folder);
    await open(null, earlier).write(REPORT, "ours", "1");
    if (source !== "written.txt") {
      // The state was deleted: the record of the last run still knows.
      const { sha256 } = await open(null).write(REPORT, "ours", "1");
      const none = { reports: [], data: [] };
      const record = { cycle: { name: "令和8年度" }, ...none, [source]: [{ path: REPORT, sha256 }] };
      rmSync(join(folder, ".state"), { recursive: true });
      writeFileSync(join(folder, "run.json"), JSON.stringify(record));
    }
    const next = await openEarlierOutputs(folder);
    expect(next.cycle).toBe(source === "written.txt" ? null : "令和8年度");
    const outputs = open(null, next);
    await outputs.write(REPORT, "newer", "2");
    expect([files()[REPORT], outputs.setAside]).toEqual(["newer", []]);
  },
);

it("a log of what was written that was cut short still tells of the rest", async () => {
  const earlier = await openEarlierOutputs(folder);
  await open(null, earlier).write(REPORT, "ours", "1");
  const log = join(folder, ".state/written.txt");
  const whole = readFileSync(log, "utf8");
  writeFileSync(log, whole + whole.slice(whole.indexOf("\n") + 1, -8));
  const next = await openEarlierOutputs(folder);
  await open(null, next).write("reports/b.docx", "b", "1");
  const third = await openEarlierOutputs(folder);
  const outputs = open(null, third);
  await outputs.write(REPORT, "newer", "2");
  await outputs.write("reports/b.docx", "newer b", "2");
  expect(outputs.setAside).toEqual([]);
  writeFileSync(log, whole.slice(0, 5));
  await open(null, await openEarlierOutputs(folder)).write("reports/c.docx", "c", "1");
  const last = open(null, await openEarlierOutputs(folder));
  await last.write("reports/c.docx", "newer c", "2");
  expect(last.setAside).toEqual([]);
});

it("what is written at the same time is all told of, whoever comes first", async () => {
  const digests = Array.from({ length: 8 }, (_, index) => index.toString(16).padStart(64, "0"));
  for (let round = 0; round < 200; round++) {
    rmSync(join(folder, ".state"), { recursive: true, force: true });
    mkdirSync(join(folder, ".state"));
    const earlier = await openEarlierOutputs(folder);
    await Promise.all(digests.map(earlier.note));
    const next = await openEarlierOutputs(folder);
    expect(digests.filter((digest) => !next.has(digest))).toEqual([]);
  }
});

it("what cannot be moved is told and left as it is", async () => {
  const first = await firstRun();
  put(REPORT, "edited");
  writeFileSync(join(folder, "reports/A_県/手直し"), "in the way");
  const second = open(first);
  await second.write(REPORT, "newer", "2");
  await second.removeGone([]);
  expect(files()[REPORT]).toBe("edited");
  expect([second.faults.length, second.setAside]).toEqual([2, []]);
});
