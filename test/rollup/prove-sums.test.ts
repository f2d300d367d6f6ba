import { describe, expect, it } from "vitest";
import type { FileRecord } from "../../pipeline/model/inspection.ts";
import type { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { proveSums, rollUp, scopeOf } from "../../pipeline/rollup/index.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
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

  it.each<[string, Partial<Evidence>]>([
    ["a file was lost", { found: 4 }],
    ["a file is listed twice", { files: [...of.files, ...of.files] }],
    ["an accepted file has no submission", { files: of.files.map((file) => ({ ...file, status: "accepted" })) }],
    ["an institution was lost", { expected: 3 }],
    ["a submission lacks answers", { results: [short, second].filter((one) => one !== undefined) }],
    ["a body counts an answer twice", { rollups: [wrongTotals, ...bodies].filter((one) => one !== undefined) }],
    ["a body lost an institution", { rollups: [wrongStatus, ...bodies].filter((one) => one !== undefined) }],
  ])("%s", (_, wrong) => {
    expect(() => proveSums({ ...of, ...wrong })).toThrow(
      expect.objectContaining({ name: "PipelineError", exitCode: 1 }) as PipelineError,
    );
  });
});
