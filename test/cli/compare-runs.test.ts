/** Why did a number change? */
import { expect, it } from "vitest";
import { compareRuns } from "../../pipeline/cli/compare-runs.ts";
import { formatDiff } from "../../pipeline/cli/diff-words.ts";
import type { RunSnapshot } from "../../pipeline/model/run-state.ts";

const totals = { implemented: 92, planned: 0, not_applicable: 0, missing: 0, invalid: 0 };
const standing = { name: "青葉市", status: "accepted" as const, file: "a.xlsx", sha256: "1", totals, errors: 0 };
const snapshot = (institutions: RunSnapshot["institutions"], basis: Record<string, string> = {}): RunSnapshot => ({
  startedAt: "2027-03-31T00:00:00.000Z",
  basis,
  institutions,
});
const absent = {
  ...standing,
  status: "not_received" as const,
  file: "",
  sha256: "",
  totals: { ...totals, implemented: 0 },
};

it.each([
  ["new", absent, standing],
  ["removed", standing, absent],
  ["replaced", standing, { ...standing, sha256: "2", errors: 1 }],
  ["replaced", standing, { ...standing, file: "b.xlsx" }],
  ["same", standing, { ...standing, status: "needs_correction" as const, errors: 1 }],
] as const)("a file is told to be %s", (file, before, after) => {
  const { movements } = compareRuns(snapshot({ "482013": before }), snapshot({ "482013": after }));
  expect(movements).toMatchObject([{ code: "482013", file }]);
});

it.each([
  [absent, standing, "ファイル「a.xlsx」を採用しました（前回は採用したファイルがありません）"],
  [standing, absent, "採用したファイルがなくなりました（前回は「a.xlsx」）"],
])("what counts is told from what has come or gone: %#", (before, after, reason) => {
  const words = formatDiff(compareRuns(snapshot({ a: before }), snapshot({ a: after })));
  expect(words).toContain(`理由: ${reason}`);
});

it("an institution that stands as it stood has not moved", () => {
  expect(compareRuns(snapshot({ a: standing }), snapshot({ a: standing })).movements).toEqual([]);
});

it("a change without a change of file is put down to what else changed", () => {
  const words = formatDiff(
    compareRuns(
      snapshot({ a: standing }, { program: "1" }),
      snapshot({ a: { ...standing, errors: 2 } }, { program: "2" }),
    ),
  );
  expect(words).toMatch(/変わったもの: プログラム/u);
  expect(words).toMatch(/理由: プログラムの変更/u);
});

it("states and answers are called what they are called everywhere", () => {
  const after = {
    ...standing,
    status: "needs_correction" as const,
    totals: { ...totals, implemented: 91, invalid: 1 },
  };
  const words = formatDiff(compareRuns(snapshot({ a: standing }), snapshot({ a: { ...after, errors: 1 } })));
  expect(words).toContain("a 青葉市: 受理 → 要修正、〇 92 → 91、判読不能 0 → 1、要修正の記載不備 0 → 1");
});
