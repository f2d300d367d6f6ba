/** The figures of drawn countries, beside a recount from flat rows that imports nothing of the pipeline. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { AnswerKind } from "../../../pipeline/model/answer-kind.ts";
import type { AnswerPair, BodyFigures } from "../../../pipeline/model/body-figures.ts";
import { scopeOf } from "../../../pipeline/model/cycle-scope.ts";
import { alignPast, figureBodies, proveFigures, rollUp } from "../../../pipeline/rollup/index.ts";
import { readPastCycle } from "../../../pipeline/sources/index.ts";
import { packPast, unpackPast } from "../../../pipeline/state/index.ts";
import { catalog } from "../../build/catalog.ts";
import { institution, registry } from "../../build/registry.ts";
import { answer, result } from "../../build/results.ts";
import { recountFigures, type Answer, type Country, type Member } from "./recount-figures.ts";

const AS_OF = "2027-03-31";
/** A few of each sort: the recount looks at every pair. */
const MEASURES = catalog.measures.filter(
  ({ number, priority }) => (priority && [2, 30, 31, 43, 64].includes(number)) || number === 1,
);
const DATES = ["", "2026-12-31", "2027-03-30", "2027-03-31", "2027-04-01", "2027-06-30", "2027-07-01", "2028-01-15"];
const KINDS: readonly AnswerKind[] = [
  "implemented",
  "implemented",
  "planned",
  "planned",
  "not_applicable",
  "missing",
  "invalid",
];

const answered = fc.record({
  kind: fc.constantFrom(...KINDS),
  on: fc.constantFrom(...DATES),
  remark: fc.constantFrom("", "更改に合わせる", '設備が"ない", ため'),
});
const sheet = fc.option(fc.array(answered, { minLength: MEASURES.length, maxLength: MEASURES.length }), { freq: 4 });
const member = fc.record({
  supervisor: fc.constantFrom("480002", "490008", "MN0001", "OP0001"),
  aggregator: fc.constantFrom("", "AG0001"),
  isInquirer: fc.boolean(),
  /** How many codes of then it names; the first of them may be its own. */
  former: fc.constantFrom(0, 0, 0, 1, 2),
  namesItself: fc.boolean(),
  now: sheet,
});
const country = fc.record({
  members: fc.array(member, { minLength: 1, maxLength: 9 }),
  center: fc.option(sheet),
  then: fc.array(sheet, { minLength: 24, maxLength: 24 }),
  renumbered: fc.boolean(),
  /** Who left ◆ measures to an aggregator then, by its code's place; null where that cycle kept no such table. */
  usersThen: fc.option(fc.array(fc.boolean(), { minLength: 24, maxLength: 24 })),
});

type Drawn = typeof country extends fc.Arbitrary<infer T> ? T : never;
type Sheet = Drawn["center"];

function toCountry({
  members,
  center,
  then,
  renumbered,
  usersThen,
}: Drawn): Country & { readonly codesThen: readonly string[] } {
  const numberThen = (number: number): number => (renumbered ? 93 - number : number);
  const rowsOf = (code: string, given: Sheet, numberOf = (number: number): number => number): readonly Answer[] =>
    (given ?? []).map(({ kind, on, remark }, index) => ({
      code,
      measure: numberOf(MEASURES[index]?.number ?? 0),
      answer: kind,
      on: kind === "planned" ? on : "",
      remark,
    }));
  let next = 0;
  const listed: (Member & { readonly now: Sheet })[] = members.map(({ former, namesItself, ...one }, index) => {
    const code = `K${String(index + 1)}`;
    const others = Array.from({ length: former }, () => `X${String(++next)}`);
    return { ...one, code, former: former > 0 && namesItself ? [code, ...others] : others };
  });
  if (center !== null)
    listed.push({ code: "AG0001", supervisor: "AG0001", aggregator: "", isInquirer: false, former: [], now: center });
  const codesThen = [...listed.map(({ code }) => code), ...Array.from({ length: 12 }, (_, at) => `X${String(at + 1)}`)];
  const isClaimed = (code: string): boolean => listed.some(({ former }) => former.includes(code));
  const usersNow = listed.filter(({ isInquirer, aggregator }) => isInquirer && aggregator !== "");
  return {
    codesThen,
    usersThen:
      usersThen === null
        ? usersNow.flatMap(({ code, former }) => (isClaimed(code) ? former : [code, ...former]))
        : codesThen.filter((_, index) => usersThen[index]),
    bodies: registry([]).bodies.map(({ code, kind, parent }) => ({ code, kind, parent: parent ?? "" })),
    members: listed,
    now: listed.flatMap(({ code, now }) => rowsOf(code, now)),
    then: codesThen.flatMap((code, index) => rowsOf(code, then[index] ?? null, numberThen)),
    reported: MEASURES.filter(({ priority }) => priority).map(({ number, direct }) => ({
      number,
      before: numberThen(number),
      direct,
    })),
    asOf: AS_OF,
  };
}

/** As the pipeline works them out, from the tables that the last cycle left. */
function figuresOf(
  { members, now, then, usersThen, codesThen }: ReturnType<typeof toCountry>,
  { renumbered, usersThen: told }: Drawn,
): readonly BodyFigures[] {
  const known = registry(
    members.map(({ code, supervisor, aggregator, isInquirer, former }) =>
      institution(code, `${code}市`, {
        supervisor,
        aggregator: aggregator === "" ? null : aggregator,
        kind: isInquirer ? "情報照会者等" : "監視・監督システム運営主体",
        ...(former.length > 0 && { formerCodes: former }),
      }),
    ),
  );
  const results = known.institutions.map((one) => {
    const own = now.filter(({ code }) => code === one.code);
    const given = own.map(({ measure, answer: kind, on, remark }) =>
      answer(measure, { kind: kind as AnswerKind, on: on === "" ? null : on, remark }),
    );
    return result(one, given.length === 0 ? null : given.toSorted((a, b) => a.measure - b.measure));
  });
  const scope = scopeOf(known.cycle, MEASURES);
  const input = {
    registry: known,
    scope,
    asOf: AS_OF,
    results: new Map(results.map((one) => [one.institution.code, one])),
    unassigned: [],
  };
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const line = ({ code, measure, answer: kind, on, remark }: Answer): string =>
    [code, String(measure), kind, on, cell(remark), "a.xlsx", "表", `E${String(measure)}`].join(",");
  const run = { asOf: "2026-03-31", cycle: { name: "前回", formVersion: renumbered ? "1.0" : "2.0" } };
  const tables = {
    answers: ["institution_code,measure,answer,planned_on,remark,file,sheet,cell", ...then.map(line), ""].join("\r\n"),
    submissions:
      told === null
        ? null
        : [
            "institution_code,institution_kind,aggregator_code",
            ...codesThen.map((code) => `${code},情報照会者等,${usersThen.includes(code) ? "AG0001" : ""}`),
            "",
          ].join("\r\n"),
    measures: [
      "measure,measure_title,text",
      ...MEASURES.map(({ number, text }) => `${String(renumbered ? 93 - number : number)},,${cell(text)}`),
      "",
    ].join("\r\n"),
  };
  const past = readPastCycle(run, tables, "前回");
  // What the state keeps of it says the same.
  const kept = unpackPast(packPast(past));
  expect(kept).toEqual(past);
  const rollups = rollUp(input);
  const figures = figureBodies(input, rollups, alignPast(kept ?? past, known, MEASURES));
  proveFigures(figures, rollups);
  return figures;
}

const key = ({ measure, institution: { code } }: AnswerPair) => [measure.number, code] as const;

function flat({ trend, changes, forecast, directMeasures, unsent }: BodyFigures) {
  if (trend === null || changes === null) throw new Error("There is something to compare with.");
  const { senders, overall, measures } = trend;
  const { fate, origin } = changes;
  return {
    now: overall.now,
    thenByMeasure: measures.map(({ then }) => then),
    senders: [senders.both, senders.onlyNow.length, senders.onlyThen.length, senders.neither],
    worsened: changes.worsened.map((pair) => [...key(pair), pair.now.kind]),
    slipped: changes.slipped.map((slip) => [...key(slip), slip.later, slip.passed, slip.dateLost]),
    copied: changes.copied.map(key),
    fate: [fate.total, fate.implemented, fate.planned, fate.notApplicable, fate.unanswered, fate.notSent],
    origin: [origin.stillPlanned, origin.fresh, origin.unknown],
    quarters: forecast.quarters.map(({ fiscalYear, quarter, count }) => [
      `${String(fiscalYear)} Q${String(quarter)}`,
      count,
    ]),
    overdue: forecast.overdue,
    undated: forecast.undated,
    pushedBack: forecast.pushedBack,
    direct: directMeasures.map(({ measure, own, aggregators }) => [
      measure.number,
      Object.values(own).reduce((sum, count) => sum + count, 0),
      aggregators.map(({ aggregator, users, submitted, result: of }) => [
        aggregator.code,
        users,
        submitted,
        of?.answer?.kind ?? null,
      ]),
    ]),
    unsent: unsent.map((one) => one.institution.code),
  };
}

it("are what a recount of flat rows gives, for every body", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(country, (drawn) => {
      const flatRows = toCountry(drawn);
      const figures = figuresOf(flatRows, drawn);
      for (const [index, body] of flatRows.bodies.entries()) {
        const own = figures[index];
        const counted = recountFigures(body, flatRows);
        if (counted.thenByMeasure.every((then) => then === null))
          expect([own?.trend, own?.changes], body.code).toEqual([null, null]);
        else expect(own && flat(own), body.code).toEqual(counted);
        for (const standing of own?.standings ?? []) {
          const below = flatRows.bodies.find(({ code }) => code === standing.body?.code);
          if (below === undefined) continue;
          const recounted = recountFigures(below, flatRows);
          const { now, planned, overdue, notSubmitted } = standing;
          expect([now, planned, overdue, notSubmitted], below.code).toEqual([
            recounted.now,
            recounted.now["planned"],
            recounted.overdue,
            recounted.unsent.length,
          ]);
        }
      }
    }),
    { numRuns: 150, seed: 20_270_331 },
  );
});
