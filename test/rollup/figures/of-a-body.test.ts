/** What stands beside each figure: cells of now and then, names, reasons; and what happens without an earlier cycle. */
import { describe, expect, it } from "vitest";
import type { BodyFigures, BodyTrend } from "../../../pipeline/model/body-figures.ts";
import { scopeOf } from "../../../pipeline/model/cycle-scope.ts";
import type { InstitutionResult } from "../../../pipeline/model/inspection.ts";
import type { PastCycle, PastSubmission } from "../../../pipeline/model/past-cycle.ts";
import type { Institution } from "../../../pipeline/model/registry.ts";
import type { BodyRollup } from "../../../pipeline/model/rollup.ts";
import { alignPast, figureBodies, proveFigures, rollUp } from "../../../pipeline/rollup/index.ts";
import { catalog } from "../../build/catalog.ts";
import { institution, registry } from "../../build/registry.ts";
import { answers, finding, result, type Given } from "../../build/results.ts";

const MEASURES = catalog.measures.filter(({ number }) => [2, 3, 30, 31].includes(number));
const [FIRST = 0, SECOND = 0] = MEASURES.map(({ number }) => number);
const AOBA = institution("482013", "青葉市", { aggregator: "AG0001" });
const TSUKIMI = institution("482030", "月見市", { formerCodes: ["482056", "482064"] });
const YUNAGI = institution("492027", "夕凪市", { supervisor: "490008" });
const CENTER = institution("AG0001", "架空集約センター", { kind: "集約機関", supervisor: "AG0001" });

const filled = (given: Readonly<Record<number, Given>> = {}) =>
  answers(
    MEASURES.map(({ number }) => number),
    given,
  );

function pastOf(code: string, given: Readonly<Record<number, Given>> = {}): PastSubmission {
  const list: (PastSubmission["answers"][number] | undefined)[] = [];
  for (const { number } of MEASURES) {
    const { kind, on = null, remark = "" } = given[number] ?? { kind: "implemented" };
    list[number] = { kind, plannedOn: on, remark, sheet: "表", cell: `E${String(number)}` };
  }
  return { code, name: `前の${code}`, file: `${code}.xlsx`, answers: list };
}

const past = (submissions: readonly PastSubmission[], registered: readonly string[] | null = null): PastCycle => ({
  run: { asOf: "2026-03-31", cycle: { name: "令和7年度 定期点検", formVersion: "2.0" } },
  submissions: new Map(submissions.map((each) => [each.code, each])),
  registered: registered && new Set(registered),
  users: null,
  measures: MEASURES.map(({ number, text }) => ({ number, title: "", text })),
});

/** So many institutions with nothing to tell them apart but their codes. */
function towns(count: number, more: Partial<Institution> = {}): readonly Institution[] {
  return Array.from({ length: count }, (_, index) => institution(`49${String(4001 + index)}`, "町", more));
}

/** Facts with the numbers of their measures. */
function shown(facts: BodyTrend["facts"] = []) {
  return facts.map((fact) => ({ ...fact, measure: "measure" in fact ? fact.measure.number : null }));
}

function figure(results: readonly InstitutionResult[], before: PastCycle | null) {
  const known = registry(results.map((one) => one.institution));
  const input = {
    registry: known,
    scope: scopeOf(known.cycle, MEASURES),
    asOf: "2027-03-31",
    results: new Map(results.map((one) => [one.institution.code, one])),
    unassigned: [
      finding("institution-unknown", { file: "x.xlsx", message: "不明" }),
      { ...finding("file-unreadable", { file: "架空第1県/y.xlsx", message: "破損" }), folderOf: "480002" },
      finding("decision-unmatched"),
    ],
  };
  const rollups = rollUp(input);
  const figures = figureBodies(input, rollups, before && alignPast(before, known, MEASURES));
  const of = (code: string): BodyFigures => {
    const own = figures.find(({ body }) => body.code === code);
    if (own === undefined) throw new Error(`No body ${code}.`);
    return own;
  };
  return { of, figures, rollups };
}

describe("without an earlier cycle", () => {
  it("what is compared is null, never zero", () => {
    const { of } = figure([result(AOBA, filled({ [FIRST]: { kind: "planned", on: "2027-09-30" } }))], null);
    const { trend, changes, forecast, standings } = of("MN0001");
    expect([trend, changes, forecast.pushedBack, standings[0]?.then]).toEqual([null, null, null, null]);
    expect(forecast.quarters).toEqual([{ fiscalYear: 2027, quarter: 2, count: 1, remaining: 0 }]);
  });

  it("a body that had nobody sending then has nothing to compare, others have", () => {
    const { of } = figure([result(AOBA, filled()), result(YUNAGI, filled())], past([pastOf("482013")]));
    expect(of("490008").trend).toBeNull();
    expect(of("480002").trend?.overall.compared).toBe(of("480002").trend?.overall.measures);
  });
});

describe("an answer that changed", () => {
  it("has its cell of now, and file and cell of then", () => {
    const given = [result(AOBA, filled({ [FIRST]: { kind: "planned", on: "2028-03-31", remark: "更改" } }))];
    const [worse, ...rest] = figure(given, past([pastOf("482013")])).of("480002").changes?.worsened ?? [];
    expect(rest).toEqual([]);
    expect(worse).toMatchObject({
      institution: { code: "482013" },
      measure: { number: FIRST },
      now: {
        kind: "planned",
        plannedOn: "2028-03-31",
        remark: "更改",
        file: "482013.xlsx",
        place: { cell: `E${String(FIRST)}` },
      },
      then: {
        kind: "implemented",
        code: "482013",
        name: "前の482013",
        file: "482013.xlsx",
        sheet: "表",
        cell: `E${String(FIRST)}`,
      },
    });
  });

  it("says of a time that is over that it was not kept, and not that none is stated any more", () => {
    const before = past([
      pastOf("482013", {
        [FIRST]: { kind: "planned", on: "2026-11-30" },
        [SECOND]: { kind: "planned", on: "2026-11-30" },
      }),
    ]);
    const now = filled({ [FIRST]: { kind: "planned", passed: "2026-11-30" }, [SECOND]: { kind: "planned" } });
    const { changes, forecast } = figure([result(AOBA, now)], before).of("480002");
    expect(changes?.slipped.map(({ passed, dateLost, now: { passedOn } }) => [passed, dateLost, passedOn])).toEqual([
      [true, false, "2026-11-30"],
      [true, true, undefined],
    ]);
    expect(forecast).toMatchObject({ undated: 2, overdue: 0, pushedBack: 1 });
  });

  it("of merged institutions, was 〇 only where all had 〇; the latest day of theirs counts", () => {
    const before = past([
      pastOf("482056", {
        [FIRST]: { kind: "planned", on: "2027-01-31" },
        [SECOND]: { kind: "planned", on: "2027-06-30" },
      }),
      pastOf("482064", { [SECOND]: { kind: "planned", on: "2027-12-31" } }),
    ]);
    const now = filled({
      [FIRST]: { kind: "planned", on: "2027-09-30" },
      [SECOND]: { kind: "planned", on: "2027-09-30" },
    });
    const { changes, trend, forecast } = figure([result(TSUKIMI, now)], before).of("480002");
    expect(changes?.worsened).toEqual([]);
    expect(
      changes?.slipped.map(({ measure, later, passed, then }) => [measure.number, later, passed, then.code]),
    ).toEqual([[FIRST, true, true, "482056"]]);
    expect(trend?.measures[1]?.then).toMatchObject({ planned: 2, implemented: 0 });
    expect([trend?.senders.both, forecast.pushedBack]).toEqual([1, 1]);
  });

  it("of merged institutions, was not 〇 where one had － or nothing: what is － still is no worsening", () => {
    const before = past([
      pastOf("482056", { [FIRST]: { kind: "not_applicable", remark: "系がない" }, [SECOND]: { kind: "missing" } }),
      pastOf("482064"),
    ]);
    const now = filled({
      [FIRST]: { kind: "not_applicable", remark: "系がない" },
      [SECOND]: { kind: "planned", on: "2027-09-30" },
    });
    const { changes } = figure([result(TSUKIMI, now)], before).of("480002");
    expect(changes?.worsened).toEqual([]);
    expect(changes?.copied.map(({ then }) => then.code)).toEqual(["482056"]);
  });

  it("－ on ◆ is no worsening where the aggregator does it now, and its standing reason is no copy", () => {
    const now = filled({
      30: { kind: "not_applicable", remark: "集約機関" },
      31: { kind: "not_applicable", remark: "集約機関" },
    });
    const before = past([pastOf("482013", { 31: { kind: "not_applicable", remark: "集約機関" } })]);
    const { changes } = figure([result(AOBA, now)], before).of("480002");
    expect([changes?.worsened, changes?.copied]).toEqual([[], []]);
  });
});

describe("who sends", () => {
  it("anew had a code then, or has joined; a former code that nobody bore is told", () => {
    const given = [result(AOBA, filled()), result(TSUKIMI, filled()), result(YUNAGI, null)];
    const { trend, unknownCodes } = figure(given, past([pastOf("492027")], ["482013", "482056", "492027"])).of(
      "OP0001",
    );
    expect(trend?.senders.onlyNow.map(({ institution: { code }, joined }) => [code, joined])).toEqual([
      ["482013", false],
      ["482030", false],
    ]);
    expect(trend?.senders.onlyThen.map(({ code }) => code)).toEqual(["492027"]);
    expect(unknownCodes.map(({ code }) => code)).toEqual(["482064"]);
    const joined = figure(given, past([pastOf("492027")], ["492027"])).of("OP0001").trend?.senders.onlyNow;
    expect(joined?.map((each) => each.joined)).toEqual([true, true]);
    expect(figure(given, past([pastOf("492027")])).of("OP0001").trend?.senders.onlyNow[0]?.joined).toBeNull();
  });

  it("of a body with nothing of then, is nothing to compare: not that nothing was open; a wrong former code is told still", () => {
    const given = [result(TSUKIMI, filled()), result(YUNAGI, filled())];
    const { of } = figure(given, past([pastOf("492027")], ["492027"]));
    const { trend, changes, forecast, unknownCodes } = of("480002");
    expect([trend, changes, forecast.pushedBack]).toEqual([null, null, null]);
    expect(unknownCodes.map(({ code }) => code)).toEqual(["482056", "482064"]);
    expect(of("OP0001").trend?.senders.both).toBe(1);
    const elsewhere = { ...pastOf("492027"), answers: [] };
    expect(figure(given, past([elsewhere])).of("OP0001").trend).toBeNull();
  });
});

describe("what is new", () => {
  it("is what rose most, what fell most, who sends no more, who sends now, and what was closed: none is left out", () => {
    const now = filled({ [SECOND]: { kind: "planned" } });
    const others = towns(4);
    const before = past([
      pastOf("482013", { [FIRST]: { kind: "planned" } }),
      pastOf("492027"),
      ...others.map(({ code }) => pastOf(code)),
    ]);
    const given = [AOBA, ...others].map((one) => result(one, one === AOBA ? now : filled()));
    const { trend } = figure([...given, result(TSUKIMI, filled()), result(YUNAGI, null)], before).of("OP0001");
    expect(shown(trend?.facts)).toEqual([
      { kind: "improved", measure: FIRST, now: 1000, then: 833, alike: [] },
      { kind: "worsened", measure: SECOND, now: 833, then: 1000, alike: [] },
      { kind: "no-longer-sent", measure: null, institutions: [YUNAGI] },
      { kind: "newly-sent", measure: null, institutions: [TSUKIMI] },
      { kind: "closed", measure: null, count: 1, of: 1 },
    ]);
  });

  it.each([
    [4, 4, [], true],
    [4, 5, [], true],
    [5, 4, [], true],
    [5, 5, [["improved", FIRST]], false],
  ] as const)(
    "is no measure of which fewer than five rates were made, which is said: of %i then, of %i now",
    (then, now, expected, leavesOutMoved) => {
      const others = towns(5);
      const before = past(others.slice(0, then).map(({ code }) => pastOf(code, { [FIRST]: { kind: "planned" } })));
      const given = others.map((one, index) =>
        result(one, filled(index < now ? {} : { [FIRST]: { kind: "not_applicable" } })),
      );
      const { trend } = figure(given, before).of("OP0001");
      const facts = shown(trend?.facts);
      expect(trend?.leavesOutMoved).toBe(leavesOutMoved);
      expect(facts.flatMap(({ kind, measure }) => (measure === null ? [] : [[kind, measure]]))).toEqual(expected);
    },
  );

  it.each([
    [1, false],
    [2, true],
  ])(
    "says that it leaves out a measure that has moved as far, not one that has moved less: %i of 4 to 2 of 6",
    (rose, told) => {
      const others = towns(6);
      const before = past(
        others.map(({ code }, index) =>
          pastOf(code, {
            ...(index < 2 && { [FIRST]: { kind: "planned" } }),
            [SECOND]: { kind: index < rose ? "planned" : index < 4 ? "implemented" : "not_applicable" },
          }),
        ),
      );
      const { trend } = figure(
        others.map((one) => result(one, filled())),
        before,
      ).of("OP0001");
      expect([shown(trend?.facts)[0]?.measure, trend?.leavesOutMoved]).toEqual([FIRST, told]);
    },
  );

  it("says which measures have moved as much", () => {
    const others = towns(6);
    const was = { [FIRST]: { kind: "planned" }, [SECOND]: { kind: "planned" } } as const;
    const before = past(others.map(({ code }, index) => pastOf(code, index === 0 ? was : {})));
    const { trend } = figure(
      others.map((one) => result(one, filled())),
      before,
    ).of("OP0001");
    const [rose] = trend?.facts ?? [];
    if (rose?.kind !== "improved") throw new Error("Two have risen.");
    expect([rose.measure.number, rose.alike.map(({ number }) => number)]).toEqual([FIRST, [SECOND]]);
  });

  it("takes rates that one more of nineteen has moved for moved as much, though they are not when cut to be printed", () => {
    const others = towns(19);
    const before = past(
      others.map(({ code }, index) =>
        pastOf(code, {
          ...(index < 2 && { [FIRST]: { kind: "planned" } }),
          ...(index < 1 && { [SECOND]: { kind: "planned" } }),
        }),
      ),
    );
    const given = others.map((one, index) => result(one, filled(index < 1 ? { [FIRST]: { kind: "planned" } } : {})));
    const [rose] = figure(given, before).of("OP0001").trend?.facts ?? [];
    expect(rose).toMatchObject({ kind: "improved", now: 947, then: 894, alike: [{ number: SECOND }] });
  });

  it("counts no answer that a user of an aggregator has given to a ◆ measure, now or then", () => {
    const users = towns(6, { aggregator: "AG0001" });
    const own = towns(11).slice(6);
    const before = past([...users, ...own].map(({ code }) => pastOf(code)));
    const late = filled({ 30: { kind: "planned", on: "2026-09-30" } });
    const given = [...users.map((one) => result(one, late)), ...own.map((one) => result(one, filled()))];
    const { trend, changes, forecast } = figure(given, before).of("OP0001");
    const measure = trend?.measures.find(({ measure: { number } }) => number === 30);
    expect([measure?.now, measure?.then]).toEqual([
      { implemented: 5, planned: 0, not_applicable: 6, missing: 0, invalid: 0 },
      { implemented: 5, planned: 0, not_applicable: 6, missing: 0, invalid: 0 },
    ]);
    expect([trend?.facts, changes?.worsened, forecast.total]).toEqual([[], [], 0]);
  });

  it("who had an aggregator then is what that cycle's registry said, not today's", () => {
    const [town] = towns(1);
    if (town === undefined) throw new Error("None.");
    const before = past([pastOf(town.code)]);
    const thenOf = (one: Institution, users: readonly string[] | null) =>
      figure([result(one, filled())], { ...before, users: users && new Set(users) })
        .of("OP0001")
        .trend?.measures.find(({ measure: { number } }) => number === 30)?.then?.implemented;
    const user = { ...town, aggregator: "AG0001" };
    expect([thenOf(user, []), thenOf(user, null), thenOf(town, [town.code]), thenOf(town, null)]).toEqual([1, 0, 0, 1]);
  });

  it("is nothing where nothing has changed, and what was closed where that is all", () => {
    const same = figure([result(AOBA, filled())], past([pastOf("482013")])).of("480002");
    expect([same.trend?.facts, same.trend?.leavesOutMoved]).toEqual([[], false]);
    const fell = figure([result(AOBA, filled({ [FIRST]: { kind: "planned" } }))], past([pastOf("482013")]));
    const { trend } = fell.of("480002");
    expect([trend?.facts, trend?.leavesOutMoved]).toEqual([[], true]);
    const closed = figure([result(AOBA, filled())], past([pastOf("482013", { [FIRST]: { kind: "planned" } })])).of(
      "480002",
    );
    expect(closed.trend?.facts.at(-1)).toEqual({ kind: "closed", count: 1, of: 1 });
    const silent = figure([result(AOBA, null)], past([pastOf("482013", { [FIRST]: { kind: "planned" } })])).of(
      "480002",
    );
    expect(silent.trend?.facts.map(({ kind }) => kind)).toEqual(["no-longer-sent"]);
  });
});

describe("the bodies below", () => {
  it("stand worst first: the lower rate, then more overdue, then more missing; nothing sent comes before all", () => {
    const late = filled({ [FIRST]: { kind: "planned", on: "2027-01-31" } });
    const open = filled({ [FIRST]: { kind: "planned", on: "2028-01-31" } });
    const ranks = (aoba: InstitutionResult["submission"], yunagi: typeof aoba) => {
      const of = (one: typeof AOBA, given: typeof aoba) => result(one, given?.answers ?? null);
      const { standings } = figure([of({ ...AOBA, aggregator: null }, aoba), of(YUNAGI, yunagi)], null).of("MN0001");
      return standings.map(({ body, rank, rate }) => [body?.code, rank, rate]);
    };
    const sent = (given: typeof late) => result(AOBA, given).submission;
    expect(ranks(sent(open), sent(late))).toEqual([
      ["490008", 1, 750],
      ["480002", 2, 750],
    ]);
    expect(ranks(sent(late), null)).toEqual([
      ["490008", 1, null],
      ["480002", 2, 750],
    ]);
    expect(ranks(sent(open), sent(open))).toEqual([
      ["480002", 1, 750],
      ["490008", 1, 750],
    ]);
  });

  it("and those without one between come last, without a rank, behind a body without institutions", () => {
    const { standings } = figure([result(AOBA, filled()), result({ ...YUNAGI, supervisor: "MN0001" }, null)], null).of(
      "MN0001",
    );
    expect(standings.map(({ body, rank, institutions }) => [body?.code, rank, institutions])).toEqual([
      ["480002", 1, 1],
      ["490008", null, 0],
      [undefined, null, 1],
    ]);
  });
});

it("◆ is done by an aggregator that has a name, and a result of its own", () => {
  const center = result(CENTER, filled({ 30: { kind: "planned", on: "2027-12-31", remark: "更改" } }));
  const { of } = figure(
    [result(AOBA, filled({ 30: { kind: "not_applicable" } })), result(TSUKIMI, filled()), center],
    null,
  );
  expect(of("480002").directMeasures[0]).toMatchObject({
    measure: { number: 30 },
    own: { implemented: 1, not_applicable: 0 },
    aggregators: [
      {
        aggregator: { name: "架空集約センター" },
        users: 1,
        submitted: 1,
        result: { status: "accepted", answer: { kind: "planned", plannedOn: "2027-12-31", file: "AG0001.xlsx" } },
      },
    ],
  });
  const without = figure([result(AOBA, filled())], null).of("480002").directMeasures[0];
  expect(without?.aggregators[0]?.result).toBeNull();
  const silent = figure([result(AOBA, filled()), result(CENTER, null)], null).of("480002").directMeasures[0];
  expect(silent?.aggregators[0]?.result).toMatchObject({ status: "not_received", answer: null });
});

it("whoever has sent nothing usable is named with the reason; files of nobody are the operator's", () => {
  const refused = finding("file-encrypted", { file: "b.xlsx", message: "パスワード" });
  const given = [result(AOBA, null, { status: "rejected", findings: [refused] }), result(TSUKIMI, null)];
  const { of } = figure(given, null);
  expect(of("480002").unsent).toMatchObject([
    {
      institution: { code: "482013" },
      status: "rejected",
      waiting: false,
      files: [{ file: "b.xlsx", code: "file-encrypted", message: "パスワード" }],
    },
    { institution: { code: "482030" }, status: "not_received", waiting: false, files: [] },
  ]);
  expect([of("480002").strayFiles, of("OP0001").strayFiles]).toEqual([
    [],
    [
      { file: "x.xlsx", code: "institution-unknown", message: "不明" },
      { file: "架空第1県/y.xlsx", code: "file-unreadable", message: "破損" },
    ],
  ]);
});

it("a file of nobody is shown to the body whose folder it lies in, and counted with the operator only", () => {
  const { of, rollups } = figure([result(AOBA, filled())], null);
  const broken = { file: "架空第1県/y.xlsx", code: "file-unreadable", message: "破損" };
  expect(["480002", "MN0001", "OP0001"].map((code) => of(code).folderFiles)).toEqual([[broken], [], []]);
  const rejected = rollups.map(({ body, files, findings }) => [body.code, files.rejected, findings.length]);
  expect(rejected.filter(([, ...counts]) => counts.some((count) => count !== 0))).toEqual([["OP0001", 2, 3]]);
});

describe("a sum that does not hold is a bug", () => {
  const now = filled({ [FIRST]: { kind: "planned", on: "2027-09-30" }, 30: { kind: "not_applicable" } });
  const before = past([pastOf("482013", { [FIRST]: { kind: "planned", on: "2027-06-30" } })]);
  const { figures, rollups } = figure([result(AOBA, now), result(TSUKIMI, null)], before);
  const [own] = figures;
  const [rollup] = rollups;
  if (own === undefined || rollup === undefined || own.trend === null || own.changes === null) throw new Error("None.");
  const { trend, changes, forecast } = own;
  const broken: readonly (readonly [string, Partial<BodyFigures>, RegExp])[] = [
    ["a quarter", { forecast: { ...forecast, overdue: 1 } }, /deficiencies by quarter of OP0001: 1 ≠ 2/u],
    ["a deficiency", { forecast: { ...forecast, total: 2 } }, /deficiencies of OP0001: 1 ≠ 2/u],
    [
      "what stays",
      { forecast: { ...forecast, quarters: forecast.quarters.map((each) => ({ ...each, remaining: 3 })) } },
      /that stay/u,
    ],
    ["a fate", { changes: { ...changes, fate: { ...changes.fate, notSent: 1 } } }, /of last cycle/u],
    ["an origin", { changes: { ...changes, origin: { ...changes.origin, fresh: 1 } } }, /by origin/u],
    [
      "△ that was △",
      { changes: { ...changes, fate: { ...changes.fate, planned: 0, implemented: 1 } } },
      /that were △/u,
    ],
    ["a sender", { trend: { ...trend, senders: { ...trend.senders, neither: 9 } } }, /senders of OP0001/u],
    ["who sends now", { trend: { ...trend, senders: { ...trend.senders, both: 0, neither: 2 } } }, /senders now/u],
    ["a chapter", { trend: { ...trend, chapters: [] } }, /chapters of OP0001/u],
    ["a measure", { trend: { ...trend, measures: trend.measures.slice(1) } }, /measures of OP0001/u],
    ["a line below", { standings: own.standings.map((line) => ({ ...line, submitted: 7 })) }, /below OP0001/u],
    ["overdue below", { standings: own.standings.map((line) => ({ ...line, overdue: 7 })) }, /overdue of/u],
    ["◆", { directMeasures: own.directMeasures.map((each) => ({ ...each, aggregators: [] })) }, /◆ measure 30/u],
    ["who is silent", { unsent: [] }, /without answers/u],
  ];

  it.each(broken)("%s", (_, wrong, words) => {
    expect(() => {
      proveFigures([{ ...own, ...wrong }], [rollup]);
    }).toThrow(expect.objectContaining({ exitCode: 1, message: expect.stringMatching(words) as string }));
  });

  it("and so are figures that are missing", () => {
    expect(() => {
      proveFigures([], rollups satisfies readonly BodyRollup[]);
    }).toThrow(/bodies with figures/u);
    expect(() => {
      proveFigures(figures, rollups);
    }).not.toThrow();
  });
});
