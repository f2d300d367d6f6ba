/** Whatever a report prints is in its basis: a report whose basis is the same is not drawn again. */
import { describe, expect, it } from "vitest";
import type { BodyRollup } from "../../pipeline/model/rollup.ts";
import { printedRollup } from "../../pipeline/documents/kinds/report/printed-rollup.ts";
import { reportBasis } from "../../pipeline/documents/kinds/report/report-basis.ts";
import { aFinding, anInstitution, aRollup, aSubordinate, submitters } from "./rollup-builders.ts";

const rollup = aRollup({
  submitters: submitters(12),
  subordinates: [aSubordinate("架空第2県", submitters(3))],
  changes: { findings: [aFinding("answer-missing", anInstitution(1)), aFinding("institution-unknown", null)] },
});
const changedFirst = <Item>(list: readonly Item[], change: Partial<Item>): readonly Item[] =>
  list.map((item, index) => (index === 0 ? { ...item, ...change } : item));
const [deficiency, excluded, summary] = [rollup.deficiencies[0], rollup.notApplicable[0], rollup.institutions[0]];
const otherAnswers = summary?.answers.map((kind, index) => (index === 0 ? "invalid" : kind)) ?? [];
const other = anInstitution(50);
const basisOf = (of: BodyRollup): string => reportBasis(printedRollup(of));

describe("the basis of a report changes with", () => {
  it.each<[string, Partial<BodyRollup>]>([
    ["the body", { body: { ...rollup.body, name: "別の県" } }],
    ["the as-of date", { asOf: "2027-04-01" }],
    ["the state of an institution", { institutions: changedFirst(rollup.institutions, { status: "rejected" }) }],
    ["its name", { institutions: changedFirst(rollup.institutions, { institution: other }) }],
    ["an answer", { institutions: changedFirst(rollup.institutions, { answers: otherAnswers }) }],
    [
      "the order of answers",
      { institutions: changedFirst(rollup.institutions, { answers: summary?.answers.toReversed() ?? [] }) },
    ],
    ["who plans", { deficiencies: changedFirst(rollup.deficiencies, { institution: other }) }],
    [
      "what is planned",
      { deficiencies: changedFirst(rollup.deficiencies, excluded ? { measure: excluded.measure } : {}) },
    ],
    ["for when", { deficiencies: changedFirst(rollup.deficiencies, { plannedOn: "2031-01-01" }) }],
    ["with what remark", { deficiencies: changedFirst(rollup.deficiencies, { remark: "別の特記事項" }) }],
    [
      "whether it is overdue",
      { deficiencies: changedFirst(rollup.deficiencies, { overdue: deficiency?.overdue !== true }) },
    ],
    ["who leaves out", { notApplicable: changedFirst(rollup.notApplicable, { institution: other }) }],
    [
      "what is left out",
      { notApplicable: changedFirst(rollup.notApplicable, deficiency ? { measure: deficiency.measure } : {}) },
    ],
    ["why", { notApplicable: changedFirst(rollup.notApplicable, { reason: "別の理由" }) }],
    [
      "whether the aggregator does it",
      { notApplicable: changedFirst(rollup.notApplicable, { byAggregator: excluded?.byAggregator !== true }) },
    ],
    ["whose finding it is", { findings: changedFirst(rollup.findings, { institution: null }) }],
    ["what the finding says", { findings: changedFirst(rollup.findings, { message: "別の内容" }) }],
    ["where", { findings: changedFirst(rollup.findings, { cell: "E99" }) }],
    ["who sent nothing", { notReceived: [...rollup.notReceived, other] }],
    ["which of them", { notReceived: rollup.notReceived.map(() => other) }],
    ["the bodies below", { subordinates: [] }],
    ["the totals", { totals: { ...rollup.totals, invalid: 99 } }],
  ])("%s", (_, change) => {
    expect(basisOf({ ...rollup, ...change })).not.toBe(basisOf(rollup));
  });
});

it("is the same for the same report, and small: no measure's text stands in its lists", () => {
  expect(basisOf({ ...rollup })).toBe(basisOf(rollup));
  const text = deficiency?.measure.text ?? "?";
  expect(rollup.deficiencies.filter(({ measure }) => measure.text === text).length).toBeGreaterThan(0);
  expect(basisOf(rollup).split(text).length - 1).toBe(
    rollup.scope.inspected.concat(rollup.scope.reported).filter((measure) => measure.text === text).length,
  );
  expect(basisOf(rollup)).toContain('"〇〇');
});
