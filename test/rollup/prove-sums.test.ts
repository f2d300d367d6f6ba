import { describe, expect, it } from "vitest";
import type { FileRecord } from "../../pipeline/model/inspection.ts";
import type { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import { proveSums, rollUp } from "../../pipeline/rollup/index.ts";
import { catalog } from "../build/catalog.ts";
import { institution, registry } from "../build/registry.ts";
import { answers, result } from "../build/results.ts";
import { AOBA, TSUKIMI } from "../build/submission.ts";

type Evidence = Parameters<typeof proveSums>[0];

const record = (path: string, status: FileRecord["status"]): FileRecord => ({
  path,
  sha256: "",
  bytes: 1,
  status,
  institutionCode: "",
  code: "",
  message: "",
});

/** Three files, one submission, one institution missing: every sum holds. */
function evidence(): Evidence {
  const known = registry([AOBA, TSUKIMI]);
  const scope = scopeOf(known.cycle, catalog.measures);
  const given = answers(scope.inspected.map(({ number }) => number));
  const results = [result(AOBA, given), result(TSUKIMI, null)];
  const byCode = new Map(results.map((one) => [one.institution.code, one]));
  return {
    found: 3,
    files: [record("a", "accepted"), record("b", "superseded"), record("c", "ignored")],
    expected: 2,
    results,
    inspected: 92,
    rollups: rollUp({ registry: known, scope, asOf: "2027-03-31", results: byCode, unassigned: [] }),
  };
}

/** Every state of files and institutions, and every kind of answer, each as often as nothing else. */
function variedEvidence(): Evidence {
  const states = [
    "accepted",
    "needs_correction",
    "needs_correction",
    "not_received",
    "not_received",
    "not_received",
  ] as const;
  const institutions = [...states, ...Array.from({ length: 4 }, () => "rejected" as const)].map((status, index) => ({
    status,
    institution: institution(String(482013 + index), `第${String(index)}市`),
  }));
  const known = registry(institutions.map((one) => one.institution));
  const scope = scopeOf({ ...known.cycle, kind: "変更時", onlyMeasures: [1, 2] }, catalog.measures);
  const kinds = [
    { 1: { kind: "planned" }, 2: { kind: "not_applicable" } },
    { 1: { kind: "missing" }, 2: { kind: "invalid" } },
    {},
  ] as const;
  const results = institutions.map(({ institution: one, status }, index) => {
    const given = kinds[index];
    return result(one, given === undefined ? null : answers([1, 2], given), { status });
  });
  const files = (count: number, status: FileRecord["status"]): readonly FileRecord[] =>
    Array.from({ length: count }, (_, index) => record(`${status}${String(index)}`, status));
  return {
    found: 15,
    files: [...files(3, "accepted"), ...files(1, "superseded"), ...files(4, "rejected"), ...files(7, "ignored")],
    expected: 10,
    results,
    inspected: 2,
    rollups: rollUp({
      registry: known,
      scope,
      asOf: "2027-03-31",
      results: new Map(results.map((one) => [one.institution.code, one])),
      unassigned: [],
    }),
  };
}

it("each state of a file, of an institution and of an answer counts once", () => {
  expect(proveSums(variedEvidence())).toEqual({
    files: { total: 15, accepted: 3, superseded: 1, rejected: 4, ignored: 7 },
    institutions: { institutions: 10, accepted: 1, needs_correction: 2, not_received: 3, rejected: 4 },
    answers: { total: 6, measures: 2, submissions: 3 },
  });
});

it("sums that hold are returned, to be printed", () => {
  expect(proveSums(evidence())).toMatchObject({
    files: { total: 3, accepted: 1, superseded: 1, rejected: 0, ignored: 1 },
    institutions: { institutions: 2, accepted: 1, not_received: 1 },
    answers: { total: 92, measures: 92, submissions: 1 },
  });
});

describe("a sum that does not hold is a bug", () => {
  const of = evidence();
  const [first, second] = of.results;
  const short = first && { ...first, submission: first.submission && { ...first.submission, answers: [] } };
  const [body, ...bodies] = of.rollups;
  const wrongTotals = body && {
    ...body,
    measures: body.measures.map((totals) => ({ ...totals, planned: totals.planned + 1 })),
  };
  const wrongStatus = body && { ...body, status: { ...body.status, not_received: 0 } };

  it.each<[string, Partial<Evidence>, string]>([
    ["a file was lost", { found: 4 }, "files: 4 ≠ 3"],
    ["a file is listed twice", { files: [...of.files, ...of.files] }, "files: 3 ≠ 6"],
    [
      "an accepted file has no submission",
      { files: of.files.map((file) => ({ ...file, status: "accepted" })) },
      "submissions: 3 ≠ 1",
    ],
    ["an institution was lost", { expected: 3 }, "institutions: 3 ≠ 2"],
    ["a submission lacks answers", { results: [short, second].filter((one) => one !== undefined) }, "answers: 92 ≠ 0"],
    [
      "a body counts an answer twice",
      { rollups: [wrongTotals, ...bodies].filter((one) => one !== undefined) },
      "answers to measure 1 of OP0001: 1 ≠ 2",
    ],
    [
      "a body lost an institution",
      { rollups: [wrongStatus, ...bodies].filter((one) => one !== undefined) },
      "institutions of OP0001: 2 ≠ 1",
    ],
    [
      "a file is listed without being found",
      { files: of.files.map((file) => ({ ...file, status: "moved" as "ignored" })) },
      "files: 3 ≠ 0",
    ],
  ])("%s", (_, wrong, what) => {
    expect(() => proveSums({ ...of, ...wrong })).toThrow(
      expect.objectContaining({
        name: "PipelineError",
        exitCode: 1,
        message: `集計の検算が合いません（${what}）。プログラムの誤りです。開発元に知らせてください。`,
      }) as PipelineError,
    );
  });
});
