/** Whom to ask first: each reason by itself, their order, and what a letter is enough for. */
import { describe, expect, it } from "vitest";
import { ASKED_TOO_OFTEN, MANY_ERRORS, type FollowUp } from "../../pipeline/model/follow-up.ts";
import type { Finding, FindingCode } from "../../pipeline/model/finding.ts";
import type { InstitutionResult } from "../../pipeline/model/inspection.ts";
import type { Measure } from "../../pipeline/model/measure.ts";
import type { Deficiency } from "../../pipeline/model/rollup.ts";
import { followUpOf, rankFollowUps, type FollowUpFacts } from "../../pipeline/rollup/follow-ups.ts";
import { rollUp } from "../../pipeline/rollup/index.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import { catalog } from "../build/catalog.ts";
import { institution, registry } from "../build/registry.ts";
import { answers, finding, result } from "../build/results.ts";

const AOBA = institution("482013", "青葉市");
const SENT = `${AOBA.code}.xlsx`;
const NUMBERS = catalog.measures.map(({ number }) => number);
const filled = (blank = 0) =>
  answers(NUMBERS, Object.fromEntries(NUMBERS.slice(0, blank).map((number) => [number, { kind: "missing" as const }])));
const errors = (count: number, code: FindingCode = "reason-missing", file = SENT): readonly Finding[] =>
  Array.from({ length: count }, () => finding(code, { file }));
const rejectedFor = (...codes: readonly FindingCode[]): InstitutionResult =>
  result(AOBA, null, { status: "rejected", findings: codes.map((code) => finding(code)) });
const asked = (timesAsked: number): InstitutionResult => {
  return { ...result(AOBA, filled()), lastRequest: { before: 2, fixed: 1, open: 1, new: 0, timesAsked } };
};
const measure = (priority: boolean): Measure => ({ ...(catalog.measures[0] as Measure), priority });
const planned = (overdue: boolean, priority = true): Deficiency => {
  return { institution: AOBA, measure: measure(priority), plannedOn: "2027-01-31", remark: "", overdue };
};

function reasonsOf(more: Partial<FollowUpFacts>): readonly string[] | null {
  const facts = { result: result(AOBA, filled()), deficiencies: [], inspected: 92 };
  const followUp = followUpOf({ ...facts, deadline: "2027-02-28", asOf: "2027-03-31", ...more });
  return followUp?.reasons.map(({ reason, count }) => `${reason} ${String(count)}`) ?? null;
}

describe("an institution is asked", () => {
  it.each<[string, Partial<FollowUpFacts>, readonly string[] | null]>([
    ["not, where all is well", {}, null],
    ["when nothing has come after the deadline", { result: result(AOBA, null) }, ["not_received 1"]],
    ["not on the day itself", { result: result(AOBA, null), asOf: "2027-02-28" }, null],
    ["not while it has longer", { result: result(AOBA, null), deadline: "2027-04-30" }, null],
    ["when nothing could be read", { result: rejectedFor("file-encrypted", "file-unreadable") }, ["unreadable 2"]],
    ["not for what has come and waits to be read", { result: rejectedFor("submission-waiting") }, null],
    ["not for what could not be used besides", { result: rejectedFor("submission-waiting", "form-blank", "file-encrypted") }, null], // prettier-ignore
    ["not for what we have not finished", { result: rejectedFor("file-unfinished") }, null],
    ["when it is in doubt whose it is", { result: rejectedFor("institution-ambiguous") }, ["identity 1"]],
    [
      "for both where both hold",
      { result: rejectedFor("institution-mismatch", "file-encrypted") },
      ["unreadable 1", "identity 1"],
    ],
    [
      "also when the file counts that may be another's",
      { result: result(AOBA, filled(), { findings: errors(1, "institution-mismatch") }) },
      ["identity 1"],
    ],
    ["when the form is blank", { result: rejectedFor("form-blank") }, ["blank 1"]],
    ["when half of it is blank", { result: result(AOBA, filled(46)) }, ["blank 46"]],
    ["not when less is", { result: result(AOBA, filled(45)) }, null],
    ["when it was asked twice", { result: asked(ASKED_TOO_OFTEN) }, [`asked_again ${String(ASKED_TOO_OFTEN)}`]],
    ["not when it was asked once", { result: asked(ASKED_TOO_OFTEN - 1) }, null],
    [
      "when priority measures are overdue",
      { deficiencies: [planned(true), planned(false), planned(true, false), planned(true)] },
      ["overdue_priority 2"],
    ],
    [
      "when much must be corrected",
      { result: result(AOBA, filled(), { findings: errors(MANY_ERRORS) }) },
      [`many_findings ${String(MANY_ERRORS)}`],
    ],
    ["not for a little less", { result: result(AOBA, filled(), { findings: errors(MANY_ERRORS - 1) }) }, null],
    [
      "not for what stands in a file that does not count",
      { result: result(AOBA, filled(), { findings: errors(MANY_ERRORS, "reason-missing", "old.xlsx") }) },
      null,
    ],
  ])("%s", (_, facts, expected) => {
    expect(reasonsOf(facts)).toEqual(expected);
  });
});

it("ranks by the most urgent reason, then by how much it is, then by code", () => {
  const one = (code: string, ...reasons: FollowUp["reasons"]): FollowUp => {
    return { institution: institution(code, code), reasons, timesAsked: 0 };
  };
  const many = (count: number) => ({ reason: "many_findings", count }) as const;
  const ranked = rankFollowUps([
    one("6", many(20)),
    one("5", many(20)),
    one("7", many(19)),
    one("4", { reason: "overdue_priority", count: 1 }, many(99)),
    one("3", { reason: "identity", count: 1 }),
    one("2", { reason: "unreadable", count: 1 }),
    one("1", { reason: "not_received", count: 1 }),
  ]);
  expect(ranked.map(({ institution: { code } }) => code)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
});

it("is known for every body that covers an institution, with the deadline that a decision gave it", () => {
  const [late, longer] = [institution("482013", "青葉市"), institution("482030", "月見市")];
  const known = registry([late, longer]);
  const rollups = rollUp({
    registry: known,
    scope: scopeOf(known.cycle, catalog.measures),
    asOf: "2027-03-31",
    results: new Map([late, longer].map((each) => [each.code, result(each, null)])),
    unassigned: [],
    decisions: [
      {
        decision: {
          row: 2,
          on: "2027-02-01",
          file: "",
          sheet: "",
          institutionCode: longer.code,
          measure: null,
          cell: "G2",
          findingCode: null,
          kind: "期限を延長",
          value: "2027-04-30",
          reason: "庁舎の移転",
          by: "担当",
          until: null,
        },
        institution: longer,
        state: "applied",
        effect: "",
      },
    ],
  });
  const followed = rollups.map(({ body, followUps }) => [body.code, followUps.map((each) => each.institution.code)]);
  expect(Object.fromEntries(followed)).toEqual({
    OP0001: [late.code],
    MN0001: [late.code],
    AG0001: [],
    "480002": [late.code],
    "490008": [],
  });
});
