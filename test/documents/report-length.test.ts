/** A report has at most 12 pages whatever the size, 15 where all measures are reported, also where every list of it is as long as can be; and its pages are full. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { BodyChanges, BodyFigures, BodyTrend, ClosingForecast } from "../../pipeline/model/body-figures.ts";
import type { BodyRollup } from "../../pipeline/model/rollup.ts";
import { catalog } from "../build/catalog.ts";
import { missingPrinter, printedPages, type PrintedPages } from "../golden/printed-pages.ts";
import { draw } from "./drawn-report.ts";
import { anInstitution, aRollup, prefecture, submitters } from "./rollup-builders.ts";

const SIZES = [60, 1788];
const MOST = { 定期点検: 12, 接続申請時: 15 } as const;
/** A section begins on the next page where less than this share of a page is left. */
const MOST_WHITE = 0.3;
const REPORTS = (["定期点検", "接続申請時"] as const).flatMap((kind) => SIZES.map((size) => [kind, size] as const));

/** Every institution of a size, and an earlier cycle in which much was otherwise. */
function reportOfSize(kind: keyof typeof MOST, size: number): readonly [BodyRollup, Partial<BodyFigures>] {
  const rollup = aRollup({ cycle: { kind }, measures: catalog.measures, submitters: submitters(size) });
  const followUps = rollup.institutions.slice(0, 5).map(({ institution }) => ({
    institution,
    reasons: [{ reason: "not_received" as const, count: 1 }],
    timesAsked: 0,
  }));
  return [{ ...rollup, followUps, decisions: decisionsOf(Math.min(size, 40)) }, figuresOf(rollup, size)];
}

function figuresOf(rollup: BodyRollup, size: number): Partial<BodyFigures> {
  const changes = changesOf(rollup);
  const then = { ...rollup.totals, planned: rollup.totals.planned + 7 };
  const trend: BodyTrend = {
    previous: { asOf: "2026-03-31", cycle: { name: "令和7年度 定期点検", formVersion: "2.0" } },
    usersThen: new Set(),
    senders: { both: 0, onlyNow: [], onlyThen: rollup.institutions.slice(0, 10).map((each) => each.institution), neither: 0 }, // prettier-ignore
    overall: { now: rollup.totals, then, measures: rollup.scope.reported.length, compared: 40 },
    chapters: rollup.chapters.map(({ chapter, measures, totals }) => ({ chapter, measures, compared: measures, now: totals, then: totals })), // prettier-ignore
    measures: rollup.scope.reported.map((measure) => ({ measure, numberThen: measure.number, now: then, then })),
    facts: factsOf(rollup),
    leavesOutMoved: true,
  };
  const bodies = Math.min(60, Math.floor(size / 20));
  return { trend, changes, forecast: forecastOf(rollup.deficiencies.length), standings: standingsOf(rollup, bodies), directMeasures: directOf(rollup, Math.min(20, bodies)) }; // prettier-ignore
}

/** As many as there can be, in as many words. */
function factsOf({ scope, institutions, deficiencies }: BodyRollup): BodyTrend["facts"] {
  const all = institutions.map(({ institution }) => institution);
  // Measures whose gist fills its room.
  const [rose, fell] = [64, 72].map((wanted) => scope.reported.find(({ number }) => number === wanted));
  if (rose === undefined || fell === undefined) throw new Error("Not reported.");
  return [
    { kind: "improved", measure: rose, now: 950, then: 900, alike: [fell] },
    { kind: "worsened", measure: fell, now: 850, then: 900, alike: [rose] },
    { kind: "no-longer-sent", institutions: all.slice(0, 10) },
    { kind: "newly-sent", institutions: all.slice(10, 20) },
    { kind: "closed", count: 0, of: deficiencies.length },
  ];
}

function changesOf({ deficiencies }: BodyRollup): BodyChanges {
  const then = { plannedOn: "2026-12-31", remark: "", code: "", name: "", file: "", sheet: "", cell: "" };
  const pairs = deficiencies.map(({ institution, measure, plannedOn, remark }) => ({
    institution,
    measure,
    now: { kind: "planned" as const, plannedOn, remark, file: "", place: null, remarkPlace: null },
    then: { ...then, kind: "planned" as const },
  }));
  const total = deficiencies.length;
  return {
    worsened: pairs.map((pair) => ({ ...pair, then: { ...then, kind: "implemented" } })),
    slipped: pairs.map((pair) => ({ ...pair, later: true, passed: true, dateLost: false })),
    copied: pairs,
    fate: { total, implemented: 0, planned: total, notApplicable: 0, unanswered: 0, notSent: 0 },
    origin: { stillPlanned: total, fresh: 0, unknown: 0 },
  };
}

function forecastOf(total: number): ClosingForecast {
  const quarters = Array.from({ length: 12 }, (_, index) => ({
    fiscalYear: 2027 + Math.floor(index / 4),
    quarter: ([1, 2, 3, 4] as const)[index % 4] ?? 1,
    count: 1 + index,
    remaining: total,
  }));
  return { total, quarters, overdue: 3, undated: 4, pushedBack: 5 };
}

function standingsOf({ totals, chapters }: BodyRollup, bodies: number): BodyFigures["standings"] {
  return Array.from({ length: bodies }, (_, index) => ({
    body: { ...prefecture, name: `架空第${String(index + 1)}県` },
    institutions: 37,
    submitted: 36,
    notSubmitted: 1,
    now: totals,
    then: totals,
    chapters: chapters.map((chapter) => chapter.totals),
    planned: 12,
    overdue: 3,
    rate: 900,
    rank: index + 1,
  }));
}

function directOf({ scope, totals }: BodyRollup, aggregators: number): BodyFigures["directMeasures"] {
  return scope.reported
    .filter(({ direct }) => direct)
    .map((measure) => ({
      measure,
      own: totals,
      aggregators: Array.from({ length: aggregators }, (_, index) => ({
        aggregator: { ...prefecture, code: `A${String(index)}`, name: `架空第${String(index)}集約センター` },
        users: 100,
        submitted: 100,
        result: null,
      })),
    }));
}

function decisionsOf(count: number): BodyRollup["decisions"] {
  const decision = {
    kind: "回答を読み替え" as const,
    row: 2,
    cell: "G2",
    on: "2027-03-01",
    file: "架空第1県/991001_若葉市.xlsx",
    sheet: "",
    institutionCode: "991001",
    measure: 2,
    findingCode: null,
    value: "〇",
    reason: "担当者に電話で確かめたところ、実施済であるとのことであった。".repeat(6),
    by: "総務課 架空 花子",
    until: null,
  };
  const effect = "点検結果「済」を〇と読み替えた。";
  return Array.from({ length: count }, () => ({ decision, state: "applied" as const, institution: anInstitution(1), effect })); // prettier-ignore
}

const missing = missingPrinter();
const isOptional = process.env["CI"] === undefined || process.platform !== "linux";
describe.skipIf(missing !== null && isOptional)(`pages in LibreOffice ${missing ?? ""}`, () => {
  let reports: readonly PrintedPages[];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "annex2-length-"));
    try {
      const files = REPORTS.map(([kind, size]) => {
        const [rollup, figures] = reportOfSize(kind, size);
        const file = join(folder, `${kind}${String(size)}.docx`);
        writeFileSync(file, draw(rollup, undefined, figures));
        return file;
      });
      reports = await printedPages(files);
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }, 300_000);

  it.each(REPORTS.map(([kind, size], index) => ({ kind, size, index })))(
    "of a cycle $kind, of $size institutions",
    ({ kind, index }) => {
      expect(reports[index]?.pages).toBeLessThanOrEqual(MOST[kind]);
      // Neither the cover nor the last page need be full.
      expect(Math.max(...(reports[index]?.white.slice(1, -1) ?? [1]))).toBeLessThan(MOST_WHITE);
    },
  );
});
