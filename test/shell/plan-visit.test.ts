/** What is to be done with a file shows before any file is opened. */
import { expect, it } from "vitest";
import type { InputState } from "../../pipeline/model/run-state.ts";
import { planVisit, type Decision, type ReadingMemory } from "../../pipeline/shell/plan-visit.ts";

const LOOK = { size: 20_000, modified: 1 };
const file = (more: Partial<InputState> = {}): InputState => ({ ...LOOK, sha256: "a", archive: false, ...more });

/** A plan looks at no reading. */
function unasked(): never {
  throw new Error("Asked for a reading.");
}

/** Earlier runs saw `last` at every path, and have read the bytes "a". */
const remembering = (last?: InputState, isUntouched = true): ReadingMemory => ({
  isEmpty: last === undefined,
  last: () => last,
  isUntouched: () => isUntouched,
  has: (sha256) => sha256 === "a",
  reading: unasked,
  keep: unasked,
});

function decide(
  memory: ReadingMemory,
  { path = "a.xlsx", size = LOOK.size, place = false } = {},
): Decision | undefined {
  return planVisit(
    {
      paths: [path],
      looks: new Map([[path, { ...LOOK, size }]]),
      places: new Map(place ? [[path, Buffer.from(path)]] : []),
    },
    {
      memory,
      skip: (name) => (name.startsWith("~$") ? "ロックファイルです。" : null),
      keysOf: () => ({ named: null, passwords: [] }),
    },
  )[0];
}

const NOTHING = remembering();
const HERE = { how: "open", isLarge: false };

it.each<[string, ReadingMemory, Parameters<typeof decide>[1], object]>([
  ["nothing remembered", NOTHING, {}, { how: "new" }],
  ["nothing remembered, a lock file", NOTHING, { path: "~$a.xlsx" }, HERE],
  ["nothing remembered, more than a worker loads", NOTHING, { size: 1_000_001 }, HERE],
  ["nothing remembered, far larger than a workbook", NOTHING, { size: 30_000_001 }, { how: "open", isLarge: true }],
  ["nothing remembered, a name that is no text", NOTHING, { place: true }, HERE],
  ["untouched and read", remembering(file()), {}, { how: "known", last: file(), skipped: null }],
  ["untouched and read, large", remembering(file()), { size: 9e7 }, { how: "known", skipped: null }],
  ["untouched, no reading of it", remembering(file({ sha256: "b" })), {}, { how: "compare" }],
  ["untouched, an archive", remembering(file({ archive: true })), {}, HERE],
  ["untouched, a lock file", remembering(file()), { path: "~$a" }, { how: "known", skipped: "ロックファイルです。" }],
  ["touched", remembering(file(), false), {}, { how: "compare" }],
  ["touched, an archive then", remembering(file({ archive: true }), false), {}, { how: "compare" }],
  ["touched, a lock file", remembering(file(), false), { path: "~$a" }, HERE],
])("%s", (_, memory, found, decision) => {
  expect(decide(memory, found)).toMatchObject(decision);
});

it("a file without a look is never known", () => {
  const found = { paths: ["a", "b"], looks: new Map(), places: new Map() };
  const basis = { skip: () => null, keysOf: () => ({ named: null, passwords: [] }) };
  expect(planVisit(found, { ...basis, memory: remembering(file()) })).toEqual([
    { path: "a", how: "compare" },
    { path: "b", how: "compare" },
  ]);
});
