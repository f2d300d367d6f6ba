/**
 * What a report says of measures in several places is the same: the table of measures adds up to that of chapters and to the deficiencies, its
 * column 前回 is last cycle's table, and sentences that name a measure have its figures from there. Two cycles of a country, from answer to cell.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { exportData } from "../../pipeline/data/index.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import type { SignedReport, TableName } from "../../pipeline/documents/kinds/report/signed-report.ts";
import type { AnswerKind } from "../../pipeline/model/answer-kind.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import type { PastCycle } from "../../pipeline/model/past-cycle.ts";
import type { BodyRollup } from "../../pipeline/model/rollup.ts";
import { alignPast, figureBodies, proveFigures, rollUp } from "../../pipeline/rollup/index.ts";
import { settleSubmissions } from "../../pipeline/settle/index.ts";
import { readPastCycle } from "../../pipeline/sources/index.ts";
import { catalog } from "../build/catalog.ts";
import { institution, registry } from "../build/registry.ts";
import { answer, read } from "../build/results.ts";

const KINDS: readonly AnswerKind[] = [
  ...Array<AnswerKind>(6).fill("implemented"),
  "planned",
  "planned",
  "not_applicable",
  "missing",
  "invalid",
];
const given = fc.record({ kind: fc.constantFrom(...KINDS), on: fc.constantFrom("2026-09-30", "2028-03-31", "") });
const turn = fc.record({
  /** Who has one need not have had one last year. */
  aggregator: fc.constantFrom("", "AG0001"),
  answers: fc.option(fc.array(given, { minLength: 92, maxLength: 92 }), { freq: 6 }),
});
const member = fc.record({
  supervisor: fc.constantFrom("480002", "480002", "490008", "MN0001"),
  isInquirer: fc.nat(5).map((draw) => draw > 0),
  then: turn,
  now: turn,
});
const country = fc.record({
  members: fc.oneof(
    fc.array(member, { minLength: 1, maxLength: 4 }),
    fc.array(member, { minLength: 12, maxLength: 20 }),
  ),
  kind: fc.constantFrom("定期点検", "接続申請時"),
});
type Drawn = typeof country extends fc.Arbitrary<infer T> ? T : never;

interface Cycle {
  readonly rollups: readonly BodyRollup[];
  readonly reports: readonly SignedReport[];
  readonly kept: PastCycle;
}

/** As a run makes it, and what it leaves to the next one. */
function cycleOf({ members, kind }: Drawn, time: "now" | "then", past: PastCycle | null): Cycle {
  const listed = members.map(({ supervisor, isInquirer, [time]: { aggregator } }, index) =>
    institution(`K${String(index + 1).padStart(2, "0")}`, `第${String(index + 1)}青葉市`, {
      supervisor,
      aggregator: aggregator === "" ? null : aggregator,
      kind: isInquirer ? "情報照会者等" : "監視・監督システム運営主体",
    }),
  );
  const known = registry(listed, { kind: kind as "定期点検" });
  const files = listed.flatMap(({ code }, index) => {
    const filled = members[index]?.[time].answers;
    if (!filled) return [];
    const answers = filled.map((one, at) =>
      answer(at + 1, { kind: one.kind, on: one.kind === "planned" && one.on !== "" ? one.on : null }),
    );
    const found = read(code, `${code}.xlsx`, { on: "2027-02-10" });
    const inspection = { ...found, submission: { ...found.submission, answers } };
    return [{ file: { path: inspection.path, sha256: code, bytes: 1 }, inspection }];
  });
  const settlement = settleSubmissions(files, known, undefined, new Map());
  const results = new Map(settlement.institutions.map((result) => [result.institution.code, result]));
  const input = {
    registry: known,
    scope: scopeOf(known.cycle, catalog.measures),
    asOf: "2027-03-31",
    results,
    unassigned: settlement.unassigned,
  };
  const rollups = rollUp(input);
  const figures = figureBodies(input, rollups, past && alignPast(past, known, catalog.measures));
  proveFigures(figures, rollups);
  const { institutions } = settlement;
  const reports = report.subjectsOf({ registry: known, asOf: input.asOf, rollups, figures, institutions });
  const data = exportData({ ...settlement, rollups, registry: known, catalog });
  const textOf = (file: string): string => [...(data.find(({ name }) => name === file)?.text() ?? [])].join("");
  const [answers, submissions, measures] = ["answers.csv", "submissions.csv", "measures.csv"].map(textOf);
  const run = { asOf: input.asOf, cycle: { name: "前回", formVersion: "2.0" } };
  const tables = { answers: answers ?? "", submissions: submissions ?? "", measures: measures ?? "" };
  return { rollups, reports, kept: readPastCycle(run, tables, "前回") };
}

type Line = Readonly<Record<string, string>>;

/** Rows by heading; a row that names a chapter has no other cell. */
function linesOf({ tables }: SignedReport, name: TableName): readonly Line[] {
  const { shape, rows = [] } = tables[name] ?? {};
  const headings = shape?.columns.map(({ heading }) => heading) ?? [];
  return rows.map(({ cells }) => Object.fromEntries(cells.map(({ text }, index) => [headings[index] ?? "", text])));
}

function count(text = ""): number {
  return text === "－" || text === "" ? 0 : Number(text.replaceAll(",", ""));
}

/** A rate that nobody has made is said in several ways. */
function rate(text = ""): number | null {
  return /\d/u.test(text) ? Number(text.replace("%", "")) : null;
}

function measuresIn(subject: SignedReport): readonly Line[] {
  return linesOf(subject, "by-measure").filter((line) => line["実施率"] !== undefined);
}

const sum = (lines: readonly Line[], ...headings: readonly string[]): number =>
  headings.reduce((all, heading) => lines.reduce((of, line) => of + count(line[heading]), all), 0);

function expectTablesAgree(subject: SignedReport, { scope, deficiencies }: BodyRollup): void {
  const measures = measuresIn(subject);
  const chapterOf = new Map(scope.reported.map(({ number, chapter }) => [String(number), chapter]));
  const { context } = subject;
  for (const chapter of linesOf(subject, "by-chapter")) {
    const own = measures.filter(
      (line) => chapter["章"] === "計" || chapterOf.get(line["番号"] ?? "") === chapter["章"],
    );
    const columns = [["〇"], ["△"], ["－"]].map(([heading = ""]) => [sum([chapter], heading), sum(own, heading)]);
    columns.push([sum([chapter], "空欄", "判読不能"), sum(own, "空欄等")]);
    for (const [whole, parts] of columns) expect(parts, chapter["章"]).toBe(whole);
  }
  const open = (number = "") => deficiencies.filter(({ measure }) => String(measure.number) === number);
  for (const line of measures)
    expect([count(line["△"]), count(line["超過"])], `No.${line["番号"] ?? ""}`).toEqual([
      open(line["番号"]).length,
      open(line["番号"]).filter(({ overdue }) => overdue).length,
    ]);
  expect([sum(measures, "△"), sum(measures, "超過")].map(String)).toEqual(
    [context.deficiencyCount, context.overdueCount].map((printed) => String(count(String(printed)))),
  );
}

function expectSentencesAgree({ context, ...subject }: SignedReport): number {
  const measures = measuresIn({ context, ...subject });
  const lineOf = (number: string): Line => measures.find((line) => line["番号"] === number) ?? {};
  // Of five answers at least, where any measure has them; of what all share, nothing is the lowest.
  const rated = measures.filter((line) => rate(line["実施率"]) !== null);
  const answered = rated.filter((line) => sum([line], "〇", "△", "空欄等") >= 5);
  const among = answered.length > 0 ? answered : rated;
  const least = Math.min(...among.map((line) => rate(line["実施率"]) ?? NaN));
  const lowest = among.filter((line) => rate(line["実施率"]) === least).map((line) => line["番号"]);
  const told = unescaped(context.lowestMeasure);
  const named = Array.from(told.matchAll(/No\.(\d+)「/gu), ([, number]) => number);
  const more = Number(/ほか(\d+)項目$/u.exec(told)?.[1] ?? 0);
  expect([named, named.length + more]).toEqual(
    lowest.length === among.length ? [[], 0] : [lowest.slice(0, 2), lowest.length],
  );
  if (told !== "") expect(rate(unescaped(context.lowestMeasureRate))).toBe(least);
  const news = context.news.filter(({ measureNumber }) => measureNumber !== "");
  for (const item of news) {
    const line = lineOf(String(item.measureNumber));
    expect([unescaped(item.rateNow), unescaped(item.rateThen)]).toEqual([line["実施率"], line["前回"]]);
  }
  return news.length;
}

function unescaped(text: string | number): string {
  return String(text).replace(/\\(.)/gu, "$1");
}

it("in any country, this cycle and the last", { timeout: 240_000 }, () => {
  let named = 0;
  let answeredByUsers = 0;
  fc.assert(
    fc.property(country, (drawn) => {
      const then = cycleOf(drawn, "then", null);
      const now = cycleOf(drawn, "now", then.kept);
      for (const [index, subject] of now.reports.entries()) {
        const [rollup, before] = [now.rollups[index], then.reports[index]];
        if (rollup === undefined || before === undefined) throw new Error("A body has no report.");
        expectTablesAgree(subject, rollup);
        named += expectSentencesAgree(subject);
        answeredByUsers += count(String(subject.context.writtenByUserCount));
        // Users of an aggregator make up its report: whom it covers has changed.
        if (rollup.body.kind === "集約機関") continue;
        const last = new Map(measuresIn(before).map((line) => [line["番号"], line["実施率"]]));
        for (const line of measuresIn(subject))
          expect(rate(line["前回"]), `No.${line["番号"] ?? ""} of ${rollup.body.code}`).toBe(
            rate(last.get(line["番号"])),
          );
      }
    }),
    { seed: 20_270_331, numRuns: 6, endOnFailure: true },
  );
  // Neither is nothing: it is what must not change a figure, and what must not differ.
  expect(Math.min(named, answeredByUsers)).toBeGreaterThan(10);
});
