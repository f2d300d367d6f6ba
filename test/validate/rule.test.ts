/** A finding as each rule makes it: whose it is, where, and how severe. */
import { expect, it } from "vitest";
import { findingOf, perAnswer, type RuledSubject } from "../../pipeline/validate/rule.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { answer, submission } from "../build/results.ts";
import { TSUKIMI } from "../build/submission.ts";

const subject: RuledSubject = {
  submission: submission("a.xlsx"),
  institution: TSUKIMI,
  cycle: registry([]).cycle,
  asOf: "2027-03-31",
  measures: new Map(),
  answered: catalog.measures.slice(0, 3).map((measure) => ({ answer: answer(measure.number), measure })),
};
const COMMON = { institutionCode: TSUKIMI.code, file: "a.xlsx", message: "文" };

it("a finding names whose it is and where", () => {
  const at = { measure: 8, place: { sheet: "表", cell: "E8" } };
  expect(findingOf("answer-missing", subject, at, { found: "文" })).toEqual({
    ...COMMON,
    measure: 8,
    code: "answer-missing",
    severity: "error",
    sheet: "表",
    cell: "E8",
  });
});

it("a finding about the whole file has no place", () => {
  const found = findingOf("form-altered", subject, { measure: null, place: null }, { found: "文" });
  expect(found).toEqual({ ...COMMON, measure: null, code: "form-altered", severity: "warning", sheet: "", cell: "" });
});

it("what is asked is the end of what is said, and known apart", () => {
  const found = findingOf("form-altered", subject, {}, { found: "甲です。", ask: "乙を記入してください。" });
  expect(found).toMatchObject({ message: "甲です。乙を記入してください。", ask: "乙を記入してください。" });
});

it("a finding is as bad as its code, and worse only where that is said", () => {
  const at = { measure: null, place: null };
  const severities = [undefined, false, true].map(
    (worse) => findingOf("inspection-date-outside-cycle", subject, at, { found: "文" }, worse).severity,
  );
  expect(severities).toEqual(["warning", "warning", "error"]);
});

it("a rule for one answer sees each with its measure, in their order, and says nothing or one thing", () => {
  const rule = perAnswer(({ answer: given, measure }, of) =>
    measure.number === 2 ? null : findingOf("answer-missing", of, given, { found: measure.heading }),
  );
  expect(rule(subject).map(({ measure, message }) => [measure, message])).toEqual(
    [0, 2].map((at) => [at + 1, catalog.measures[at]?.heading]),
  );
});
