/** What rules are asked about: every answer to an inspected measure, whatever it says. */
import { expect, it } from "vitest";
import type { Measure } from "../../pipeline/model/measure.ts";
import { validateSubmission } from "../../pipeline/validate/index.ts";
import { findingOf, perAnswer, type Rule } from "../../pipeline/validate/rule.ts";
import { tableRows } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { rawSheet } from "../build/raw-workbook.ts";
import { registry } from "../build/registry.ts";
import { CLEAN, formRows, normalize, TSUKIMI } from "../build/submission.ts";

const submission = normalize(rawSheet("自己点検表", formRows(tableRows(CLEAN))));
const subjectOf = (measures: readonly Measure[]) => ({
  submission,
  institution: TSUKIMI,
  cycle: registry([]).cycle,
  asOf: "2027-03-31",
  measures: new Map(measures.map((measure) => [measure.number, measure])),
});

/** Has something to say about every 〇. */
const onImplemented: Rule = perAnswer(({ answer, measure }, subject) =>
  answer.mark.kind === "implemented"
    ? findingOf("answers-all-alike", subject, answer, { found: measure.heading })
    : null,
);

it("a rule on plain 〇 finds every one of them, in the form's order, with its measure", () => {
  const expected = catalog.measures.filter(({ number }) => CLEAN[number] === undefined);
  const findings = validateSubmission(subjectOf(catalog.measures), [onImplemented]);
  expect(findings.map(({ measure, message }) => [measure, message])).toEqual(
    expected.map(({ number, heading }) => [number, heading]),
  );
});

it("measures that are not inspected are not asked about", () => {
  const inspected = catalog.measures.filter(({ number }) => number === 1 || number === 3);
  const findings = validateSubmission(subjectOf(inspected), [onImplemented]);
  expect(findings.map(({ measure }) => measure)).toEqual([1, 3]);
});

it("rules are asked in turn", () => {
  const once =
    (found: string): Rule =>
    (subject) => [findingOf("answers-all-alike", subject, { measure: null, place: null }, { found })];
  const findings = validateSubmission(subjectOf(catalog.measures), [once("前"), once("後")]);
  expect(findings.map(({ message }) => message)).toEqual(["前", "後"]);
});
