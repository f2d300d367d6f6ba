import { describe, expect, it } from "vitest";
import type { InstitutionResult } from "../../pipeline/model/inspection.ts";
import type { Cycle } from "../../pipeline/model/registry.ts";
import type { BodyRollup } from "../../pipeline/model/rollup.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import { countKinds } from "../../pipeline/model/answer-kind.ts";
import { rollUp } from "../../pipeline/rollup/index.ts";
import { catalog } from "../build/catalog.ts";
import { institution, registry } from "../build/registry.ts";
import { answers, finding, result, type Given } from "../build/results.ts";

const NUMBERS = catalog.measures.map(({ number }) => number);
const filled = (given: Readonly<Record<number, Given>> = {}) => answers(NUMBERS, given);

/** ◆ measures, all of them reported: an institution with an aggregator leaves them to it. */
const LEFT = 7;
const AOBA = institution("482013", "青葉市", { aggregator: "AG0001" });
const TSUKIMI = institution("482030", "月見市");
const YUNAGI = institution("492027", "夕凪市", { supervisor: "490008", aggregator: "AG0001" });
const KENPO = institution("KH0001", "架空健康保険組合", { supervisor: "MN0001" });
const CENTER = institution("AG0001", "架空集約センター", { kind: "集約機関", supervisor: "AG0001" });
const JUMIN = institution("JK0001", "架空住民情報センター", { supervisor: "OP0001" });
const ALL = [AOBA, TSUKIMI, YUNAGI, KENPO, CENTER, JUMIN];

function rollUpAll(
  results: readonly InstitutionResult[],
  cycle: Partial<Cycle> = {},
  unassigned = [finding("institution-unknown")],
) {
  const known = registry(
    results.map((one) => one.institution),
    cycle,
  );
  const rollups = rollUp({
    registry: known,
    scope: scopeOf(known.cycle, catalog.measures),
    asOf: "2027-03-31",
    results: new Map(results.map((one) => [one.institution.code, one])),
    unassigned,
  });
  return (code: string): BodyRollup => {
    const rollup = rollups.find(({ body }) => body.code === code);
    if (rollup === undefined) throw new Error(`No body ${code}.`);
    return rollup;
  };
}

const codes = (list: readonly { readonly institution: { readonly code: string } }[]) =>
  list.map((one) => one.institution.code);

describe("whom a report covers", () => {
  const of = (code: string) => rollUpAll(ALL.map((one) => result(one, filled())))(code);

  it.each([
    ["480002", ["482013", "482030"]],
    ["490008", ["492027"]],
    ["MN0001", ["482013", "482030", "492027", "KH0001"]],
    ["AG0001", ["482013", "492027", "AG0001"]],
    ["OP0001", ["482013", "482030", "492027", "AG0001", "JK0001", "KH0001"]],
  ])("%s covers %j", (body, expected) => {
    expect(codes(of(body).institutions)).toEqual(expected);
  });

  it("the bodies below are summed up one by one, and those without one between in a last line", () => {
    const lines = of("MN0001").subordinates.map(({ body, status }) => [body?.code ?? null, status.institutions]);
    expect(lines).toEqual([
      ["480002", 2],
      ["490008", 1],
      [null, 1],
    ]);
  });

  it("a body without bodies below has no such lines", () => {
    expect(of("480002").subordinates).toEqual([]);
  });

  it("a body whose institutions all have a body between has no last line", () => {
    const given = [result(AOBA, filled()), result(YUNAGI, null)];
    const lines = rollUpAll(given)("MN0001").subordinates;
    expect(lines.map(({ body, status, totals }) => [body?.code, status.institutions, totals.implemented])).toEqual([
      ["480002", 1, 46 - LEFT],
      ["490008", 1, 0],
    ]);
  });

  it("the files of a body are those of whom it covers, each under what became of it", () => {
    const files = (accepted: number, superseded: number, rejected: number) => ({
      files: { accepted, superseded, rejected },
    });
    const given = [
      result(AOBA, filled(), files(1, 2, 4)),
      result(TSUKIMI, filled(), files(1, 3, 8)),
      result(YUNAGI, null, files(0, 0, 16)),
    ];
    const filesOf = (code: string) => rollUpAll(given)(code).files;
    expect(filesOf("480002")).toEqual({ accepted: 2, superseded: 5, rejected: 12 });
    expect(filesOf("OP0001")).toEqual({ accepted: 2, superseded: 5, rejected: 29 });
  });

  it("files of nobody are the operator's only", () => {
    expect(of("OP0001").findings.map(({ institution: whose }) => whose)).toEqual([null]);
    expect(of("OP0001").files.rejected).toBe(1);
    expect(of("MN0001").findings).toEqual([]);
  });
});

describe("what is inspected and what is reported", () => {
  const { cycle } = registry([]);
  const numbersOf = (more: Partial<Cycle>) => {
    const { inspected, reported, priorityOnly } = scopeOf({ ...cycle, ...more }, catalog.measures);
    return [inspected.length, reported.length, priorityOnly];
  };

  it.each<[Cycle["kind"], number, boolean]>([
    ["定期点検", 46, true],
    ["接続申請時", 92, false],
    ["基本計画策定時", 92, false],
  ])("%s inspects all measures and reports %i", (kind, reported, priorityOnly) => {
    expect(numbersOf({ kind })).toEqual([92, reported, priorityOnly]);
  });

  it("変更時 inspects and reports the named measures only", () => {
    const { inspected, reported } = scopeOf({ ...cycle, kind: "変更時", onlyMeasures: [20, 23] }, catalog.measures);
    expect([inspected, reported].map((list) => list.map(({ number }) => number))).toEqual([
      [20, 23],
      [20, 23],
    ]);
  });

  it("answers to measures that are not inspected count nowhere", () => {
    const given = [result(TSUKIMI, filled({ 3: { kind: "planned" } }))];
    const { measures, totals } = rollUpAll(given, { kind: "変更時", onlyMeasures: [1, 2] })("480002");
    expect(measures.map(({ number, implemented }) => [number, implemented])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(totals).toEqual({ implemented: 2, planned: 0, not_applicable: 0, missing: 0, invalid: 0 });
  });

  it("△ on a measure that is not reported is counted as data, and is no deficiency", () => {
    const given = [result(TSUKIMI, filled({ 1: { kind: "planned" }, 2: { kind: "planned" } }))];
    const periodic = rollUpAll(given)("480002");
    expect([periodic.deficiencies.map(({ measure }) => measure.number), periodic.totals.planned]).toEqual([[2], 1]);
    expect(periodic.measures[0]).toMatchObject({ number: 1, planned: 1 });
    expect(rollUpAll(given, { kind: "接続申請時" })("480002").totals.planned).toBe(2);
  });
});

it("kinds are counted one by one", () => {
  const kinds = ["planned", "planned", "implemented", "invalid", "invalid", "invalid"] as const;
  expect(countKinds(kinds)).toEqual({ implemented: 1, planned: 2, not_applicable: 0, missing: 0, invalid: 3 });
});

describe("totals", () => {
  const some = filled({
    2: { kind: "planned" },
    3: { kind: "not_applicable" },
    15: { kind: "missing" },
    16: { kind: "invalid" },
  });
  const of = (code: string) => rollUpAll([result(AOBA, some), result(TSUKIMI, null), result(YUNAGI, filled())])(code);

  it("are over the reported measures of the submissions read", () => {
    expect(of("480002").totals).toEqual({
      implemented: 35,
      planned: 1,
      not_applicable: 1 + LEFT,
      missing: 1,
      invalid: 1,
    });
    expect(of("OP0001").totals.implemented).toBe(35 + 39);
  });

  it("of one body add up to those of all, kind by kind", () => {
    const all = rollUpAll([result(AOBA, some), result(YUNAGI, some)])("OP0001");
    expect(all.totals).toEqual({ implemented: 70, planned: 2, not_applicable: 2 + 2 * LEFT, missing: 2, invalid: 2 });
    const planned = all.chapters.map(
      ({ totals: { implemented, planned: plans, not_applicable, missing, invalid } }) => [
        implemented,
        plans,
        not_applicable,
        missing,
        invalid,
      ],
    );
    expect(planned).toEqual([
      [14, 2, 2, 0, 0],
      [2, 0, 0, 2, 2],
      [10, 0, 0, 0, 0],
      [12, 0, 6, 0, 0],
      [32, 0, 8, 0, 0],
    ]);
  });

  it("of the chapters add up to those of the body", () => {
    const { chapters, totals } = of("480002");
    expect(chapters.map(({ measures }) => measures)).toEqual([9, 3, 5, 9, 20]);
    expect(chapters.reduce((sum, chapter) => sum + chapter.totals.implemented, 0)).toBe(totals.implemented);
    expect(chapters.map((chapter) => chapter.totals.missing)).toEqual([0, 1, 0, 0, 0]);
  });

  it("an institution that sent nothing has no answers and is named", () => {
    const { institutions, notReceived, status } = of("480002");
    expect(institutions.map((one) => one.answers.length)).toEqual([46, 0]);
    expect(notReceived).toEqual([TSUKIMI]);
    expect(status).toMatchObject({ institutions: 2, accepted: 1, not_received: 1 });
  });
});

describe("lists are sorted", () => {
  it("deficiencies by measure, then date with undated last, then institution; overdue ones are marked", () => {
    const planned = (on: string | null): Given => ({ kind: "planned", on });
    const of = rollUpAll([
      result(YUNAGI, filled({ 5: planned("2027-09-30"), 2: planned("2028-03-31") })),
      result(TSUKIMI, filled({ 5: planned(null), 2: planned("2027-03-31") })),
      result(AOBA, filled({ 5: planned("2027-09-30"), 2: planned("2027-03-30") })),
    ]);
    const list = of("OP0001").deficiencies.map((d) => [d.measure.number, d.plannedOn, d.institution.code, d.overdue]);
    expect(list).toEqual([
      [2, "2027-03-30", "482013", true],
      [2, "2027-03-31", "482030", false],
      [2, "2028-03-31", "492027", false],
      [5, "2027-09-30", "482013", false],
      [5, "2027-09-30", "492027", false],
      [5, null, "482030", false],
    ]);
  });

  it("not applicable by measure, then institution; what the aggregator does is marked", () => {
    const given = filled({ 30: { kind: "not_applicable" }, 5: { kind: "not_applicable", remark: "理由" } });
    const all = rollUpAll([result(TSUKIMI, given), result(AOBA, given)])("480002").notApplicable;
    const list = all.filter(({ measure }) => measure.number <= 30);
    expect(list.map((n) => [n.measure.number, n.institution.code, n.reason, n.byAggregator])).toEqual([
      [5, "482013", "理由", false],
      [5, "482030", "理由", false],
      [30, "482013", "", true],
      [30, "482030", "", false],
    ]);
  });

  it("what is written at a ◆ measure by whom an aggregator does it for is named, and no deficiency; that of others is", () => {
    const given = filled({
      30: { kind: "planned", on: "2026-09-30" },
      31: { kind: "missing" },
      43: { kind: "not_applicable" },
    });
    const { notApplicable, deficiencies, measures, institutions } = rollUpAll([
      result(TSUKIMI, given),
      result(AOBA, given),
    ])("480002");
    const ofAoba = notApplicable.filter(({ institution: { code }, measure }) => code === AOBA.code && measure.direct);
    expect(ofAoba.map(({ measure, writtenAs }) => [measure.number, writtenAs]).slice(0, 4)).toEqual([
      [30, "planned"],
      [31, "missing"],
      [43, undefined],
      [64, "implemented"],
    ]);
    expect(deficiencies.map(({ institution: { code }, overdue }) => [code, overdue])).toEqual([[TSUKIMI.code, true]]);
    expect(measures.find(({ number }) => number === 30)).toMatchObject({ planned: 1, not_applicable: 1 });
    expect(institutions.map(({ answers: all }) => all.filter((kind) => kind === "planned").length)).toEqual([0, 1]);
  });

  it("findings by institution, file, then measure; those about a whole file first", () => {
    const findings = [
      finding("answer-missing", { measure: 9, file: "b.xlsx" }),
      finding("answer-missing", { measure: 10, file: "a.xlsx" }),
      finding("reason-missing", { measure: 9, file: "a.xlsx" }),
      finding("submission-late", { file: "a.xlsx" }),
    ];
    const list = rollUpAll([
      result(TSUKIMI, filled(), { findings }),
      result(AOBA, filled(), { findings: findings.slice(0, 1) }),
    ])("480002").findings;
    expect(list.map((f) => [f.institution?.code, f.file, f.measure])).toEqual([
      ["482013", "b.xlsx", 9],
      ["482030", "a.xlsx", null],
      ["482030", "a.xlsx", 9],
      ["482030", "a.xlsx", 10],
      ["482030", "b.xlsx", 9],
    ]);
  });

  it.each([[[9, 2, 5]], [[5, 9, 2]], [[2, 9, 5]]])(
    "findings about measures %j of one file by measure, whatever the order in which they were found",
    (found) => {
      const findings = found.map((measure) => finding("answer-missing", { measure }));
      const list = rollUpAll([result(AOBA, filled(), { findings })])("480002").findings;
      expect(list.map(({ measure }) => measure)).toEqual([2, 5, 9]);
    },
  );

  it("findings about one measure by their code", () => {
    const findings = [finding("reason-missing", { measure: 2 }), finding("answer-missing", { measure: 2 })];
    const list = rollUpAll([result(AOBA, filled(), { findings })])("480002").findings;
    expect(list.map(({ code }) => code)).toEqual(["answer-missing", "reason-missing"]);
  });
});
