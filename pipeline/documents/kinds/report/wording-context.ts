/** What the wording of a report is filled with: roll-up and figures as named texts, counts, flags and lists. */
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import type { ClosingForecast } from "../../../model/body-figures.ts";
import { formatImplementationRate, formatRate, implementationRate } from "../../../model/implementation-rate.ts";
import type { AnswerTotals, BodyRollup, Deficiency } from "../../../model/rollup.ts";
import { escapeAll, printAll, type PrintedCount } from "../../wording/context-values.ts";
import { formatNumberRanges } from "../../wording/format-number-ranges.ts";
import { chaptersLegend, GREYS_LEGEND, reportedChapters } from "../heat.ts";
import { newsList } from "./news-list.ts";
import { quarterLabel } from "./quarter-label.ts";
import type { ReportSource } from "./report-source.ts";
import { checkSum } from "./sum-check.ts";
import { busiestLine } from "./tables/closing-table.ts";
import { lowestOfHeat } from "./tables/subordinates-heat-table.ts";
import { subordinatesAddUp } from "../../../model/subordinates-add-up.ts";
import { lowMeasures } from "./charts/by-measure-chart.ts";
import { closingChart } from "./charts/closing-chart.ts";
import { chartedSubordinates, subordinatesChart } from "./charts/subordinates-chart.ts";
import type { CountName, FlagName, LIST_NAMES, ListName, TextName } from "./wording-names.ts";
import { gistOf } from "../measure-gist.ts";

type ListItem<L extends ListName> = Readonly<Record<(typeof LIST_NAMES)[L][number], PrintedCount>>;

/** A value for every name of the vocabulary: one that is missing does not compile. */
export type ReportContext = Readonly<Record<TextName, string>> &
  Readonly<Record<CountName, PrintedCount>> &
  Readonly<Record<FlagName, boolean>> & { readonly [L in ListName]: readonly ListItem<L>[] };

/** What there is room for: printed in full, one by one, or drawn. */
export type Listed = Pick<
  Readonly<Record<FlagName, boolean>>,
  "deficienciesListed" | "overdueListed" | "unsentListed" | "measuresCharted"
>;

/** The context of one report; texts are escaped for Markdown. */
export function wordingContext(source: ReportSource, listed: Listed): ReportContext {
  return { ...texts(source), ...counts(source), ...flags(source), ...listed, ...lists(source) };
}

function texts(source: ReportSource): Readonly<Record<TextName, string>> {
  const { rollup, figures } = source;
  const { body, cycle, scope } = rollup;
  const { trend } = figures;
  return escapeAll({
    cycleName: cycle.name,
    cycleKind: cycle.kind,
    asOf: formatWareki(rollup.asOf),
    deadline: formatWareki(cycle.deadline),
    formVersion: cycle.formVersion,
    operatorName: cycle.operator,
    bodyCode: body.code,
    bodyName: body.name,
    bodyKind: body.kind,
    department: body.department,
    addressee: body.addressee,
    headTitle: body.headTitle ?? "",
    headName: body.headName ?? "",
    documentNumber: body.documentNumber ?? "",
    sumCheck: checkSum(rollup.status).text,
    implementationRate: formatImplementationRate(rollup.totals),
    inspectedNumbers: formatNumberRanges(scope.inspected.map((measure) => measure.number)),
    reportedNumbers: formatNumberRanges(scope.reported.map((measure) => measure.number)),
    previousCycleName: trend?.previous.cycle.name ?? "",
    previousRate: trend?.overall.then ? formatImplementationRate(trend.overall.then) : "",
    ...extremes(source),
    ...quarters(figures.forecast, rollup.asOf),
  });
}

/** The chapter, the measure, the body below with the lowest rate; the first of equals, as they are printed. Empty where there is none. */
function extremes(source: ReportSource) {
  const { rollup, figures } = source;
  const cell = lowestOfHeat(source);
  const chapter = lowest(rollup.chapters, ({ totals }) => totals);
  const totals = new Map<number, AnswerTotals>(rollup.measures.map((each) => [each.number, each]));
  const measure = lowest(rollup.scope.reported, ({ number }) => totals.get(number) ?? null);
  const worst = figures.standings.find(({ rank }) => rank !== null);
  return {
    lowestChapter: chapter?.item.chapter ?? "",
    lowestChapterRate: chapter ? formatRate(chapter.rate) : "",
    mostPlannedChapter: mostPlannedChapter(rollup)?.chapter ?? "",
    lowestMeasure: measure ? `No.${String(measure.item.number)}「${gistOf(measure.item)}」` : "",
    lowestMeasureRate: measure ? formatRate(measure.rate) : "",
    worstBody: worst?.body?.name ?? "",
    worstBodyRate: worst ? formatRate(worst.rate) : "",
    lowestOfHeat: cell === undefined ? "" : `${cell.name}の「${cell.chapter}」`,
    lowestOfHeatRate: cell === undefined ? "" : formatRate(cell.rate),
    heatLegend: cell === undefined ? "" : `${GREYS_LEGEND}。${chaptersLegend(reportedChapters(rollup.scope.reported))}`,
  };
}

/** The first of equals; null without a △. */
function mostPlannedChapter({ chapters }: BodyRollup): BodyRollup["chapters"][number] | null {
  const [most] = chapters.toSorted((a, b) => b.totals.planned - a.totals.planned);
  return most === undefined || most.totals.planned === 0 ? null : most;
}

function lowest<Item>(items: readonly Item[], totalsOf: (item: Item) => AnswerTotals | null) {
  let found: { readonly item: Item; readonly rate: number } | null = null;
  for (const item of items) {
    const totals = totalsOf(item);
    const rate = totals && implementationRate(totals);
    if (rate !== null && (found === null || rate < found.rate)) found = { item, rate };
  }
  return found;
}

function quarters(forecast: ClosingForecast, asOf: string) {
  const last = forecast.quarters.at(-1);
  return {
    lastQuarter: last === undefined ? "" : quarterLabel(last, asOf),
    busiestQuarter: busiestLine(forecast, asOf)?.label ?? "",
  };
}

function counts(source: ReportSource): Readonly<Record<CountName, PrintedCount>> {
  const { rollup, figures } = source;
  const { status, scope, totals, deficiencies, notApplicable, findings, files, decisions } = rollup;
  const findingsOf = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return printAll({
    institutionCount: status.institutions,
    submittedCount: status.accepted + status.needs_correction,
    acceptedCount: status.accepted,
    needsCorrectionCount: status.needs_correction,
    notReceivedCount: status.not_received,
    rejectedCount: status.rejected,
    inspectedMeasureCount: scope.inspected.length,
    reportedMeasureCount: scope.reported.length,
    ...answerCounts(totals),
    mostPlannedChapterCount: mostPlannedChapter(rollup)?.totals.planned ?? 0,
    lowMeasureCount: lowMeasures(source).length,
    deficiencyCount: deficiencies.length,
    ...undatedCounts(deficiencies),
    notApplicableCount: notApplicable.length,
    byAggregatorCount: notApplicable.filter((entry) => entry.byAggregator).length,
    writtenByUserCount: notApplicable.filter((entry) => entry.writtenAs !== undefined).length,
    findingCount: findings.length,
    errorFindingCount: findingsOf("error"),
    warningFindingCount: findingsOf("warning"),
    infoFindingCount: findingsOf("info"),
    followUpCount: rollup.followUps.length,
    subordinateCount: figures.standings.length,
    unchartedSubordinateCount: chartedSubordinates(figures.standings).left.length,
    acceptedFileCount: files.accepted,
    supersededFileCount: files.superseded,
    rejectedFileCount: files.rejected,
    decisionCount: decisions.length,
    decidedAnswerCount: countDecidedAnswers(rollup),
    ...figureCounts(figures),
    busiestQuarterCount: busiestLine(figures.forecast, rollup.asOf)?.count ?? 0,
  });
}

function figureCounts({ trend, changes, forecast, directMeasures, strayFiles }: ReportSource["figures"]) {
  const { total, overdue, undated, pushedBack } = forecast;
  const fate = changes?.fate;
  const aggregators = directMeasures.flatMap((each) => each.aggregators.map(({ aggregator }) => aggregator.code));
  return {
    comparedMeasureCount: trend?.overall.compared ?? 0,
    overdueCount: overdue,
    undatedCount: undated,
    scheduledCount: total - overdue - undated,
    pushedBackCount: pushedBack ?? 0,
    aggregatorCount: new Set(aggregators).size,
    strayFileCount: strayFiles.length,
    worsenedCount: changes?.worsened.length ?? 0,
    slippedCount: changes?.slipped.length ?? 0,
    copiedCount: changes?.copied.length ?? 0,
    formerDeficiencyCount: fate?.total ?? 0,
    formerImplementedCount: fate?.implemented ?? 0,
    formerPlannedCount: fate?.planned ?? 0,
    formerOtherCount: fate ? fate.total - fate.implemented - fate.planned : 0,
  };
}

/** Answers to reported measures of which a person has said how they are meant: mark, date, or both. */
function countDecidedAnswers({ decisions, scope }: BodyRollup): number {
  const reported = new Set(scope.reported.map(({ number }) => number));
  const answers = decisions.flatMap(({ decision: { kind, measure }, institution }) =>
    (kind === "回答を読み替え" || kind === "実施予定時期を読み替え") && measure !== null && reported.has(measure)
      ? [`${institution?.code ?? ""} ${String(measure)}`]
      : [],
  );
  return new Set(answers).size;
}

/** What is written and cannot be read is not the same as nothing written. */
function undatedCounts(deficiencies: readonly Deficiency[]) {
  const undated = deficiencies.filter(({ plannedOn }) => plannedOn === null);
  const unstated = undated.filter(({ remark }) => remark === "");
  return { unreadableDateCount: undated.length - unstated.length, unstatedDateCount: unstated.length };
}

function answerCounts(totals: AnswerTotals) {
  return {
    implementedCount: totals.implemented,
    plannedCount: totals.planned,
    notApplicableAnswerCount: totals.not_applicable,
    missingCount: totals.missing,
    invalidCount: totals.invalid,
  };
}

type OwnFlag = Exclude<FlagName, keyof Listed>;

function flags({ rollup, figures }: ReportSource): Readonly<Record<OwnFlag, boolean>> {
  return {
    priorityOnly: rollup.scope.priorityOnly,
    sumMatches: checkSum(rollup.status).matches,
    subordinatesAddUp: subordinatesAddUp(rollup),
    subordinatesCharted: subordinatesChart(figures.standings) !== null,
    closingCharted: closingChart(figures.forecast, rollup.asOf) !== null,
    severalQuarters: figures.forecast.quarters.length > 1,
    worstBodyShared: figures.standings[1]?.rank === 1,
    worstBodyRated: (figures.standings[0]?.rate ?? null) !== null,
    hasPrevious: figures.trend !== null,
  };
}

function lists({ rollup, figures, nameOf }: ReportSource): Pick<ReportContext, ListName> {
  return {
    chapters: rollup.chapters.map(({ chapter, measures, totals }) => ({
      ...escapeAll({ chapter, implementationRate: formatImplementationRate(totals) }),
      ...printAll({ measureCount: measures, implementedCount: totals.implemented, plannedCount: totals.planned }),
    })),
    subordinates: rollup.subordinates.map(({ body, status, totals }) => ({
      ...escapeAll({ name: body?.name ?? "直接取りまとめ", implementationRate: formatImplementationRate(totals) }),
      ...printAll({ institutionCount: status.institutions, submittedCount: status.accepted + status.needs_correction }),
    })),
    news: newsList(figures.trend?.facts ?? [], nameOf),
  };
}
