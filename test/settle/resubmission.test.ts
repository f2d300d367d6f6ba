/** What changed between the submissions of one institution. */
import { describe, expect, it } from "vitest";
import type { Finding, FindingCode } from "../../pipeline/model/finding.ts";
import type { Resubmission } from "../../pipeline/model/resubmission.ts";
import type { AnswerKind } from "../../pipeline/model/answer-kind.ts";
import { settleSubmissions } from "../../pipeline/settle/index.ts";
import { registry } from "../build/registry.ts";
import { answers, finding, read } from "../build/results.ts";
import { AOBA } from "../build/submission.ts";

type Found = readonly [code: FindingCode, measure: number | null, more?: Partial<Finding>];

/** The submissions of one institution, inspected day after day. */
function resubmission(
  ...submissions: readonly { readonly found: readonly Found[]; readonly marks?: Readonly<Record<number, AnswerKind>> }[]
): Resubmission | undefined {
  const inspections = submissions.map(({ found, marks = {} }, index) => {
    const path = `${String(index)}.xlsx`;
    const given = read(AOBA.code, path, {
      on: `2027-02-${String(index + 10)}`,
      findings: found.map(([code, measure, more]) =>
        finding(code, { measure, file: path, cell: measure === null ? "" : `E${String(index)}`, ...more }),
      ),
    });
    const kinds = Object.fromEntries(Object.entries(marks).map(([number, kind]) => [number, { kind }]));
    return { ...given, submission: { ...given.submission, answers: answers([1, 2, 3], kinds) } };
  });
  const read_ = [...inspections].reverse();
  const settled = settleSubmissions(
    read_.map((inspection) => ({ file: { path: inspection.path, sha256: inspection.path, bytes: 1 }, inspection })),
    registry([AOBA]),
  );
  return settled.institutions[0]?.resubmission;
}

const changes = (given: Resubmission | undefined) =>
  given?.findings.map(({ code, measure, change, asked }) => [code, measure, change, asked]);

it("a single submission has nothing to be compared with", () => {
  expect(resubmission({ found: [["answer-missing", 1]] })).toBeUndefined();
});

it("each finding is fixed, still open or new; where its cell stands does not matter", () => {
  const given = resubmission(
    {
      found: [
        ["answer-missing", 1],
        ["reason-missing", 2],
        ["inspection-date-missing", null],
      ],
    },
    {
      found: [
        ["reason-missing", 2],
        ["answer-missing", 3],
      ],
    },
  );
  expect(changes(given)).toEqual([
    ["inspection-date-missing", null, "fixed", 1],
    ["answer-missing", 1, "fixed", 1],
    ["reason-missing", 2, "open", 1],
    ["answer-missing", 3, "new", 0],
  ]);
  // The missing date is a warning: nobody has been asked to correct it.
  expect(given?.places).toEqual({ before: 2, fixed: 1, open: 1, new: 1 });
  expect([given?.earlier, given?.file]).toEqual([["0.xlsx"], "1.xlsx"]);
});

describe("how often something was asked", () => {
  const has: readonly Found[] = [["answer-missing", 1]];
  it.each([
    ["in two submissions in a row", [has, has, has], "open", 2],
    ["not before it was right once", [has, [], has, has], "open", 1],
    ["since it was right the last time", [[], has, [], has, has], "open", 1],
    ["not at all, when it was right the last time", [has, [], has], "new", 0],
    ["twice, then fixed", [has, has, []], "fixed", 2],
  ])("%s", (_, found, change, asked) => {
    expect(changes(resubmission(...found.map((each) => ({ found: each }))))).toEqual([
      ["answer-missing", 1, change, asked],
    ]);
  });
});

it("answers that are others now; what is for information only asks nothing", () => {
  const given = resubmission(
    { found: [["answer-mark-unusual", 1]], marks: { 1: "planned", 2: "missing" } },
    { found: [], marks: { 1: "planned", 2: "not_applicable", 3: "planned" } },
  );
  expect(given?.answers).toEqual([
    { measure: 2, before: "missing", now: "not_applicable" },
    { measure: 3, before: "implemented", now: "planned" },
  ]);
  expect(given?.findings).toEqual([]);
});
