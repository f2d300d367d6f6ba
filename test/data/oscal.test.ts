/**
 * OSCAL assessment results, held against a model of what NIST's JSON schema of version 1.2 asks of the parts that are used: names,
 * what must be there, no list empty, how identifiers, moments and tokens are spelt.
 */
import { expect, it } from "vitest";
import * as z from "zod";
import { toAssessmentResults } from "../../pipeline/data/index.ts";
import { catalog } from "../build/catalog.ts";
import { answers, field, submission } from "../build/results.ts";
import { AOBA } from "../build/submission.ts";

const uuid = z
  .string()
  .regex(/^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$/u);
const moment = z.string().regex(/^(?:19|2\d)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T00:00:00\+09:00$/u);
const line = z.string().regex(/^[^\n]+$/u);
const lines = z.string();
const word = z.string().regex(/^\S(.*\S)?$/u);
const token = z.string().regex(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u);
const reference = z.string().regex(/^[\w.~!$&'()*+,;=:@/?#%-]+$/u);
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1);
const controls = some(z.strictObject({ "control-id": token }));
const assessmentResults = z.strictObject({
  "assessment-results": z.strictObject({
    uuid,
    metadata: z.strictObject({
      title: line,
      "last-modified": moment,
      version: word,
      "oscal-version": word,
      parties: some(z.strictObject({ uuid, type: z.enum(["organization", "person"]), name: word, remarks: lines })),
    }),
    "import-ap": z.strictObject({ href: reference }),
    results: some(
      z.strictObject({
        uuid,
        title: line,
        description: lines,
        start: moment,
        "reviewed-controls": z.strictObject({
          "control-selections": some(
            // Either is asked for, alone or with exceptions.
            z.union([
              z.strictObject({ "include-all": z.strictObject({}), "exclude-controls": controls.optional() }),
              z.strictObject({ "include-controls": controls, "exclude-controls": controls.optional() }),
            ]),
          ),
        }),
        observations: some(
          z.strictObject({
            uuid,
            title: line,
            description: lines,
            methods: some(z.enum(["EXAMINE", "INTERVIEW", "TEST", "UNKNOWN"])),
            collected: moment,
            "relevant-evidence": some(z.strictObject({ href: reference, description: lines })),
            remarks: lines.optional(),
          }),
        ),
        risks: some(
          z.strictObject({
            uuid,
            title: line,
            description: lines,
            statement: lines,
            status: token,
            deadline: moment.optional(),
          }),
        ).optional(),
        findings: some(
          z.strictObject({
            uuid,
            title: line,
            description: lines,
            target: z.strictObject({
              type: z.enum(["statement-id", "objective-id"]),
              "target-id": token,
              status: z.strictObject({ state: z.enum(["satisfied", "not-satisfied"]) }),
            }),
            "related-observations": some(z.strictObject({ "observation-uuid": uuid })),
            "related-risks": some(z.strictObject({ "risk-uuid": uuid })).optional(),
          }),
        ).optional(),
      }),
    ),
    "back-matter": z.strictObject({ resources: some(z.strictObject({ uuid, title: line, description: lines })) }),
  }),
});

const cycle = { name: "令和8年度 定期点検", formVersion: "2.0", asOf: "2027-03-31" };
const measures = new Map(catalog.measures.map((measure) => [measure.number, measure]));
const given = submission("青葉市/点検 #1?.xlsx", {
  inspected: { on: "2027-02-10", field: field("R9.2.10") },
  answers: answers([1, 2, 3, 4, 5, 6], {
    1: { kind: "implemented", rawMark: "〇" },
    2: { kind: "planned", on: "2027-09-30", remark: "令和9年9月", rawMark: "△" },
    3: { kind: "planned", rawMark: "△" },
    4: { kind: "not_applicable", remark: "該当する機器がない", rawMark: "－" },
    5: { kind: "missing" },
    6: { kind: "invalid", rawMark: "検討中\n（仮）" },
  }),
});
const text = toAssessmentResults({ institution: AOBA }, given, cycle, measures);
const document = assessmentResults.parse(JSON.parse(text))["assessment-results"];
const [result] = document.results;
if (result === undefined) throw new Error("no result");

it("〇 is satisfied, △ is not and has a risk with its deadline, － is excluded", () => {
  expect(result.findings?.map(({ target }) => [target["target-id"], target.status.state])).toEqual([
    ["measure-1", "satisfied"],
    ["measure-2", "not-satisfied"],
    ["measure-3", "not-satisfied"],
  ]);
  expect(result.risks?.map(({ deadline, statement }) => [deadline, statement])).toEqual([
    ["2027-09-30T00:00:00+09:00", "令和9年9月"],
    [undefined, "実施予定時期の記載がありません。"],
  ]);
  expect(result["reviewed-controls"]["control-selections"]).toEqual([
    {
      "include-controls": [1, 2, 3, 5, 6].map((measure) => ({ "control-id": `measure-${String(measure)}` })),
      "exclude-controls": [{ "control-id": "measure-4" }],
    },
  ]);
});

it("has an observation of every answer, also of those that say nothing, with its cell", () => {
  expect(result.observations).toHaveLength(6);
  expect(result.observations[5]?.description).toContain("検討中");
  expect(result.observations[0]?.["relevant-evidence"][0]).toEqual({
    href: "%E9%9D%92%E8%91%89%E5%B8%82/%E7%82%B9%E6%A4%9C%20%231%3F.xlsx",
    description: "シート「自己点検表」のセルE1",
  });
  expect(result.start).toBe("2027-02-10T00:00:00+09:00");
});

it("what refers to something refers to what is there, and no two things have one identifier", () => {
  const resources = document["back-matter"].resources;
  const named = [
    document.uuid,
    ...document.metadata.parties.map((party) => party.uuid),
    result.uuid,
    ...[...result.observations, ...(result.risks ?? []), ...(result.findings ?? []), ...resources].map(
      (each) => each.uuid,
    ),
  ];
  expect(new Set(named).size).toBe(named.length);
  expect(document["import-ap"].href).toBe(`#${resources[0]?.uuid ?? ""}`);
  for (const { "related-observations": observations, "related-risks": risks = [] } of result.findings ?? []) {
    expect(named).toContain(observations[0]?.["observation-uuid"]);
    for (const risk of risks) expect(named).toContain(risk["risk-uuid"]);
  }
  expect(result.findings?.map(({ "related-risks": risks }) => risks?.length ?? 0)).toEqual([0, 1, 1]);
});

it("is the same in every run, and another in another cycle", () => {
  expect(toAssessmentResults({ institution: AOBA }, given, cycle, measures)).toBe(text);
  const next = assessmentResults.parse(
    JSON.parse(toAssessmentResults({ institution: AOBA }, given, { ...cycle, name: "令和9年度" }, measures)),
  )["assessment-results"];
  expect(next.uuid).not.toBe(document.uuid);
});

it.each<[string, Parameters<typeof submission>[1], string]>([
  ["all is excluded", { answers: answers([1], { 1: { kind: "not_applicable" } }) }, '"include-all":{}'],
  ["all is done", { answers: answers([1], { 1: { kind: "implemented" } }) }, '"state":"satisfied"'],
  ["nothing says anything", { answers: answers([1], { 1: { kind: "missing" } }) }, '"include-controls"'],
  [
    "days are of no year that OSCAL knows",
    {
      inspected: { on: "9999-12-31", field: field("9999/12/31") },
      answers: answers([1], { 1: { kind: "planned", on: "3027-09-30", remark: "3027年9月" } }),
    },
    '"start":"2027-03-31T',
  ],
])("is valid where %s, in a file and of an institution of any name", (_, content, expected) => {
  const one = submission("\uD800.xlsx", content);
  const lines = new Map(catalog.measures.map((measure) => [measure.number, { ...measure, section: "1.1\n組織" }]));
  const written = toAssessmentResults({ institution: { ...AOBA, name: "青葉\n市" } }, one, cycle, lines);
  expect(written).toContain("%EF%BF%BD.xlsx");
  expect(written).toContain(expected);
  assessmentResults.parse(JSON.parse(written));
});
