/** Where the figures in sentences come from: an origin for every name of the wording that holds one. A name without does not compile. */
import type { TrendFact } from "../../../../model/body-figures.ts";
import { FEWEST_ANSWERS } from "../../../../model/implementation-rate.ts";
import type { DecisionKind } from "../../../../model/decision.ts";
import { EQUALS_APART, type TraceOrigin, type TraceSelection } from "../../../../model/trace.ts";
import { equalsWithoutBar, lowMeasures } from "../charts/by-measure-chart.ts";
import { chartedSubordinates } from "../charts/subordinates-chart.ts";
import { MOST_ROWS, NAMES_IN_SENTENCE } from "../limits.ts";
import type { ReportSource } from "../report-source.ts";
import { listedFollowUps } from "../tables/follow-ups-table.ts";
import { superlativesOf, type Superlatives } from "../superlatives.ts";
import type { CountName, LIST_NAMES, ListName, TextName } from "../wording-names.ts";
import { originsBelow, quarterKey } from "./below.ts";
import { NONE, originsOf, REPORTED, SCHEDULED, WRITTEN_OTHERWISE, type Origins, type Traced } from "../../origins.ts";

/** null: no figure. */
type Maybe = Traced | null;
type ItemOf<L extends ListName> = Readonly<Record<(typeof LIST_NAMES)[L][number], Maybe>>;

/** By name; of a list, by item and name. */
export interface TracedNames {
  readonly texts: Readonly<Record<TextName, Maybe>>;
  readonly counts: Readonly<Record<CountName, Traced>>;
  readonly lists: { readonly [L in ListName]: readonly ItemOf<L>[] };
}

/** Of one body's report. */
export function tracedNames(source: ReportSource): TracedNames {
  const origins = originsOf(source.rollup.body.code);
  const found = superlativesOf(source);
  const counts = {
    ...submissionOrigins(source, origins),
    ...answerOrigins(source, origins, found),
    ...changeOrigins(origins),
  };
  return { texts: tracedTexts(source, origins, found), counts: traceAll(counts), lists: tracedLists(source, origins) };
}

function traceAll<Name extends string>(all: Readonly<Record<Name, TraceOrigin>>): Record<Name, Traced> {
  const entries = Object.entries<TraceOrigin>(all).map(([name, from]) => [name, { from }] as const);
  return Object.fromEntries(entries) as Record<Name, Traced>;
}

/** Settings of the registry, and of the reports, are no figures. */
const SETTINGS = {
  cycleName: null,
  cycleKind: null,
  asOf: null,
  issueDate: null,
  deadline: null,
  formVersion: null,
  operatorName: null,
  bodyCode: null,
  bodyName: null,
  bodyKind: null,
  department: null,
  contact: null,
  addressee: null,
  headTitle: null,
  headName: null,
  documentNumber: null,
  previousCycleName: null,
  fewestAnswers: null,
} as const;

function tracedTexts(source: ReportSource, origins: Origins, found: Superlatives): TracedNames["texts"] {
  const { rollup, figures } = source;
  const last = figures.forecast.quarters.at(-1);
  return {
    ...SETTINGS,
    sumCheck: {
      from: { sum: ["acceptedCount", "needsCorrectionCount", "notReceivedCount", "rejectedCount"] },
      value: rollup.status.institutions,
    },
    implementationRate: { from: origins.rate() },
    previousRate: { from: origins.rateThen() },
    inspectedNumbers: { from: origins.count("measures", { inspected: "○" }), value: rollup.scope.inspected.length },
    reportedNumbers: { from: origins.count("measures", REPORTED), value: rollup.scope.reported.length },
    ...tracedExtremes(rollup.body.code, origins, found),
    // It names chapters.
    heatLegend: null,
    lastQuarter: { from: { pick: "last", by: "closes", of: scheduled(origins) }, value: last ? quarterKey(last) : "" },
  };
}

/** Those that share it are all told, where the sentence names the first. */
function tracedExtremes(code: string, origins: Origins, found: Superlatives) {
  const { lowestChapters, mostPlannedChapters, lowestMeasures, worstBodies, lowestCells, busiestQuarters } = found;
  const reported = origins.select("answers", REPORTED);
  const planned = origins.select("answers", { ...REPORTED, answer: "planned" });
  const [cell, measure] = [lowestCells[0], lowestMeasures[0]?.measure.number];
  return {
    lowestChapter: {
      from: { pick: "lowest-rate", by: "chapter", of: reported },
      value: together(lowestChapters.map(({ chapter }) => chapter)),
    },
    lowestChapterRate: { from: origins.rate({ chapter: lowestChapters[0]?.chapter ?? "" }) },
    mostPlannedChapter: {
      from: { pick: "most", by: "chapter", of: planned },
      value: together(mostPlannedChapters.map(({ chapter }) => chapter)),
    },
    lowestMeasure: {
      from: { pick: "lowest-rate", by: "measure", of: reported, fewest: FEWEST_ANSWERS },
      value: together(lowestMeasures.map((each) => String(each.measure.number))),
    },
    lowestMeasureRate: { from: origins.rate({ measure: String(measure ?? "") }) },
    worstBody: { from: { below: code }, value: bodiesTogether(worstBodies) },
    worstBodyRate: { from: originsBelow(code, worstBodies[0]?.body ?? null).rate() },
    unratedBody: { from: { below: code, unrated: true }, value: bodiesTogether(found.unratedBodies) },
    lowestOfHeat: {
      from: { chaptersBelow: code, among: MOST_ROWS.heatedBodies },
      value: together(lowestCells.map(({ body, chapter }) => `${body.name}の「${chapter}」`)),
    },
    lowestOfHeatRate: { from: originsBelow(code, cell?.body ?? null).rate({ chapter: cell?.chapter ?? "" }) },
    busiestQuarter: {
      from: { pick: "most", by: "closes", of: scheduled(origins) },
      value: together(busiestQuarters.map(quarterKey)),
    },
  } as const satisfies Partial<TracedNames["texts"]>;
}

function bodiesTogether(standings: Superlatives["worstBodies"]): string {
  return together(standings.map(({ body }) => body?.name ?? ""));
}

function together(values: readonly string[]): string {
  return values.join(EQUALS_APART);
}

function scheduled({ select }: Origins): TraceSelection {
  return select("answers", { ...REPORTED, closes: SCHEDULED });
}

function submissionOrigins({ rollup, figures }: ReportSource, { count, findings, select }: Origins) {
  const status = (name: string): TraceOrigin => count("institutions", { status: name });
  const file = (name: string): TraceOrigin => count("files", { status: name });
  const decided = (decision: DecisionKind): TraceOrigin => ({
    distinct: "answer_key",
    of: select("decisions", { ...REPORTED, left: "", status: "applied", decision }),
  });
  return {
    institutionCount: count("institutions"),
    submittedCount: count("institutions", { submitted: "○" }),
    acceptedCount: status("accepted"),
    needsCorrectionCount: status("needs_correction"),
    notReceivedCount: status("not_received"),
    rejectedCount: status("rejected"),
    inspectedMeasureCount: count("measures", { inspected: "○" }),
    reportedMeasureCount: count("measures", REPORTED),
    findingCount: count("findings"),
    errorFindingCount: findings("error"),
    warningFindingCount: findings("warning"),
    infoFindingCount: findings("info"),
    followUpCount: count("institutions", { follow_up: "○" }),
    unlistedFollowUpCount: {
      count: select("institutions", { follow_up: "○" }),
      less: listedFollowUps(rollup).length,
    },
    subordinateCount: count("below"),
    unchartedSubordinateCount: count("below", { code: chartedSubordinates(figures.standings).left }),
    acceptedFileCount: file("accepted"),
    supersededFileCount: file("superseded"),
    rejectedFileCount: file("rejected"),
    strayFileCount: count("files", { status: "rejected", institution_code: "" }),
    decisionCount: count("decisions", { status: "applied" }),
    decidedAnswerCount: decided("回答を読み替え"),
    decidedDateCount: decided("実施予定時期を読み替え"),
  } as const satisfies Partial<Record<CountName, TraceOrigin>>;
}

function answerOrigins(source: ReportSource, { answers, count, select }: Origins, found: Superlatives) {
  const { figures } = source;
  const kind = (answer: string): TraceOrigin => answers({ answer });
  const [quarter, chapter] = [found.busiestQuarters[0], found.mostPlannedChapters[0]];
  return {
    implementedCount: kind("implemented"),
    plannedCount: kind("planned"),
    notApplicableAnswerCount: kind("not_applicable"),
    missingCount: kind("missing"),
    invalidCount: kind("invalid"),
    // Their rates are traced with the table.
    unchartedEqualCount: count("measures", { ...REPORTED, measure: equalsWithoutBar(source).map(String) }),
    lowMeasureCount: count("measures", { ...REPORTED, measure: lowMeasures(source).map(String) }),
    deficiencyCount: kind("planned"),
    overdueCount: answers({ closes: "overdue" }),
    undatedCount: answers({ closes: "undated" }),
    unreadableDateCount: answers({ closes: "undated", has_remark: "○", passed: "" }),
    passedDateCount: answers({ closes: "undated", passed: "○" }),
    unstatedDateCount: answers({ closes: "undated", has_remark: "" }),
    scheduledCount: answers({ closes: SCHEDULED }),
    busiestQuarterCount: answers({ closes: quarter === undefined ? NONE : quarterKey(quarter) }),
    mostPlannedChapterCount: answers({ answer: "planned", chapter: chapter?.chapter ?? NONE }),
    notApplicableCount: kind("not_applicable"),
    byAggregatorCount: answers({ left: "○" }),
    writtenByUserCount: answers(WRITTEN_OTHERWISE),
    // Without a ◆ measure to report, nothing is left to anybody.
    aggregatorCount:
      figures.directMeasures.length === 0
        ? count("measures", { ...REPORTED, direct: "◆" })
        : { distinct: "aggregator_code", of: select("institutions", { leaves: "○" }) },
    comparedMeasureCount: { distinct: "measure", of: select("then", REPORTED) },
    previousSubmittedCount: { distinct: "institution_code", of: select("then", REPORTED) },
  } as const satisfies Partial<Record<CountName, TraceOrigin>>;
}

function changeOrigins({ count }: Origins) {
  const then = { then_answer: "planned" };
  return {
    pushedBackCount: count("pairs", { pushed_back: "○" }),
    worsenedCount: count("pairs", { worsened: "○" }),
    slippedCount: count("pairs", { slipped: "○" }),
    copiedCount: count("pairs", { copied: "○" }),
    formerDeficiencyCount: count("pairs", then),
    formerImplementedCount: count("pairs", { ...then, answer: "implemented" }),
    formerPlannedCount: count("pairs", { ...then, answer: "planned" }),
    formerOtherCount: count("pairs", { ...then, answer: ["not_applicable", "missing", "invalid", ""] }),
  } as const satisfies Partial<Record<CountName, TraceOrigin>>;
}

function tracedLists({ rollup, figures }: ReportSource, origins: Origins): TracedNames["lists"] {
  return {
    chapters: rollup.chapters.map(({ chapter }) => ({
      chapter: null,
      measureCount: { from: origins.count("measures", { ...REPORTED, chapter }) },
      implementedCount: { from: origins.answers({ chapter, answer: "implemented" }) },
      plannedCount: { from: origins.answers({ chapter, answer: "planned" }) },
      implementationRate: { from: origins.rate({ chapter }) },
    })),
    subordinates: rollup.subordinates.map(({ body }) => {
      const below = originsBelow(rollup.body.code, body);
      return {
        name: null,
        institutionCount: { from: below.count("institutions") },
        submittedCount: { from: below.count("institutions", { submitted: "○" }) },
        implementationRate: { from: below.rate() },
      };
    }),
    news: (figures.trend?.facts ?? []).map((fact) => tracedNews(fact, origins)),
  };
}

/** Flags say which sentence is printed; they are no figures. */
const NO_NEWS = {
  improved: null,
  worsened: null,
  noLongerSent: null,
  newlySent: null,
  closed: null,
  measureNumber: null,
  measureGist: null,
  names: null,
  rateNow: null,
  rateThen: null,
  count: null,
  of: null,
  moreCount: null,
} as const;

function tracedNews(fact: TrendFact, { rate, rateThen, count, select }: Origins): ItemOf<"news"> {
  if ("measure" in fact) {
    const measure = String(fact.measure.number);
    const rates = { rateNow: { from: rate({ measure }) }, rateThen: { from: rateThen({ measure }) } };
    // Their rates are traced with the table.
    const alike = count("measures", { ...REPORTED, measure: fact.alike.map(({ number }) => String(number)) });
    return { ...NO_NEWS, ...rates, moreCount: fact.alike.length === 0 ? null : { from: alike } };
  }
  if (fact.kind === "closed") {
    const [done, all] = [{ then_answer: "planned", answer: "implemented" }, { then_answer: "planned" }];
    return { ...NO_NEWS, count: { from: count("pairs", done) }, of: { from: count("pairs", all) } };
  }
  const where = { submitted: fact.kind === "newly-sent" ? "○" : "", sent_then: fact.kind === "newly-sent" ? "" : "○" };
  const more = { count: select("institutions", where), less: NAMES_IN_SENTENCE };
  return {
    ...NO_NEWS,
    count: { from: count("institutions", where) },
    moreCount: fact.institutions.length > NAMES_IN_SENTENCE ? { from: more } : null,
  };
}
