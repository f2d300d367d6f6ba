/** What the wording of a report is filled with: roll-up and figures as named texts, counts, flags and lists. */
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import type { ClosingForecast, SenderTrend } from "../../../model/body-figures.ts";
import { isDoneByAggregator } from "../../../model/cycle-scope.ts";
import type { DecisionKind } from "../../../model/decision.ts";
import { FEWEST_ANSWERS, formatImplementationRate, formatRate } from "../../../model/implementation-rate.ts";
import { submittedIn, type AnswerTotals, type BodyRollup, type Deficiency } from "../../../model/rollup.ts";
import { escapeAll, printAll, type PrintedCount } from "../../wording/context-values.ts";
import { formatNumberRanges } from "../../wording/format-number-ranges.ts";
import { chaptersLegend, GREYS_LEGEND, reportedChapters } from "../heat.ts";
import { newsList } from "./news-list.ts";
import { quarterLabel } from "./quarter-label.ts";
import type { ReportSource } from "./report-source.ts";
import { checkSum } from "./sum-check.ts";
import { superlativesOf, type Superlatives } from "./superlatives.ts";
import { heatedStandings } from "./tables/subordinates-heat-table.ts";
import { listedFollowUps } from "./tables/follow-ups-table.ts";
import { subordinatesAddUp } from "../../../model/subordinates-add-up.ts";
import { equalsWithoutBar, lowMeasures } from "./charts/by-measure-chart.ts";
import { closingChart } from "./charts/closing-chart.ts";
import { chartedSubordinates, subordinatesChart } from "./charts/subordinates-chart.ts";
import type { CountName, FlagName, LIST_NAMES, ListName, TextName } from "./wording-names.ts";
import { gistOf } from "../measure-gist.ts";
import { namesOfEquals } from "../superlative.ts";

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
  const found = superlativesOf(source);
  return { ...texts(source, found), ...counts(source, found), ...flags(source, found), ...listed, ...lists(source) };
}

function texts(source: ReportSource, found: Superlatives): Readonly<Record<TextName, string>> {
  const { rollup, figures } = source;
  const { body, cycle, scope } = rollup;
  const { trend } = figures;
  return escapeAll({
    cycleName: cycle.name,
    cycleKind: cycle.kind,
    asOf: formatWareki(rollup.asOf),
    issueDate: cycle.issuedOn === undefined ? "" : formatWareki(cycle.issuedOn),
    deadline: formatWareki(cycle.deadline),
    formVersion: cycle.formVersion,
    operatorName: cycle.operator,
    bodyCode: body.code,
    bodyName: body.name,
    bodyKind: body.kind,
    department: body.department,
    contact: body.contact ?? "",
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
    ...extremes(source, found),
    heatLegend:
      heatedStandings(source).length === 0
        ? ""
        : `${GREYS_LEGEND}。${chaptersLegend(reportedChapters(rollup.scope.reported))}`,
    lastQuarter: lastQuarter(figures.forecast, rollup.asOf),
  });
}

/** Names and rates; several that share it stand together. Empty where nothing is the lowest or the most. */
function extremes(source: ReportSource, found: Superlatives) {
  const { lowestChapters, mostPlannedChapters, lowestMeasures, worstBodies, lowestCells, busiestQuarters } = found;
  const [chapter, measure, worst, cell] = [lowestChapters[0], lowestMeasures[0], worstBodies[0], lowestCells[0]];
  const { asOf } = source.rollup;
  return {
    lowestChapter: chapterNames(lowestChapters),
    lowestChapterRate: chapter ? formatImplementationRate(chapter.totals) : "",
    mostPlannedChapter: chapterNames(mostPlannedChapters),
    lowestMeasure: namesOfEquals(
      lowestMeasures.map((each) => `No.${String(each.measure.number)}「${gistOf(each.measure)}」`),
      "項目",
    ),
    lowestMeasureRate: measure ? formatRate(measure.rate) : "",
    fewestAnswers: String(FEWEST_ANSWERS),
    worstBody: bodyNames(worstBodies),
    worstBodyRate: worst ? formatRate(worst.rate) : "",
    unratedBody: bodyNames(found.unratedBodies),
    lowestOfHeat: namesOfEquals(
      lowestCells.map((each) => `${each.body.name}の「${each.chapter}」`),
      "か所",
    ),
    lowestOfHeatRate: cell ? formatRate(cell.rate) : "",
    busiestQuarter: namesOfEquals(
      busiestQuarters.map((quarter) => quarterLabel(quarter, asOf)),
      "つの四半期",
    ),
  };
}

function bodyNames(standings: Superlatives["worstBodies"]): string {
  return namesOfEquals(
    standings.map(({ body }) => body?.name ?? ""),
    "機関",
  );
}

function chapterNames(chapters: Superlatives["lowestChapters"]): string {
  return namesOfEquals(
    chapters.map(({ chapter }) => `「${chapter}」`),
    "章",
  );
}

function lastQuarter({ quarters }: ClosingForecast, asOf: string): string {
  const last = quarters.at(-1);
  return last === undefined ? "" : quarterLabel(last, asOf);
}

function counts(source: ReportSource, found: Superlatives): Readonly<Record<CountName, PrintedCount>> {
  const { rollup, figures } = source;
  const { status, scope, totals, deficiencies, notApplicable, findings, files, decisions } = rollup;
  const findingsOf = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return printAll({
    institutionCount: status.institutions,
    submittedCount: submittedIn(status),
    acceptedCount: status.accepted,
    needsCorrectionCount: status.needs_correction,
    notReceivedCount: status.not_received,
    rejectedCount: status.rejected,
    inspectedMeasureCount: scope.inspected.length,
    reportedMeasureCount: scope.reported.length,
    ...answerCounts(totals),
    mostPlannedChapterCount: found.mostPlannedChapters[0]?.totals.planned ?? 0,
    lowMeasureCount: lowMeasures(source).length,
    unchartedEqualCount: equalsWithoutBar(source).length,
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
    unlistedFollowUpCount: rollup.followUps.length - listedFollowUps(rollup).length,
    subordinateCount: figures.standings.length,
    unchartedSubordinateCount: chartedSubordinates(figures.standings).left.length,
    acceptedFileCount: files.accepted,
    supersededFileCount: files.superseded,
    rejectedFileCount: files.rejected,
    decisionCount: decisions.length,
    decidedAnswerCount: countDecided(rollup, "回答を読み替え"),
    decidedDateCount: countDecided(rollup, "実施予定時期を読み替え"),
    ...figureCounts(figures),
    busiestQuarterCount: found.busiestQuarters[0]?.count ?? 0,
  });
}

function figureCounts({ trend, changes, forecast, directMeasures, strayFiles }: ReportSource["figures"]) {
  const { total, overdue, undated, pushedBack } = forecast;
  const fate = changes?.fate;
  const aggregators = directMeasures.flatMap((each) => each.aggregators.map(({ aggregator }) => aggregator.code));
  return {
    comparedMeasureCount: trend?.overall.compared ?? 0,
    previousSubmittedCount: trend === null ? 0 : trend.senders.both + trend.senders.onlyThen.length,
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

/** Of how many answers to reported measures a person has said what the mark, or the date, is to be; ◆ counts as － whatever anybody says. */
function countDecided({ decisions, scope }: BodyRollup, decided: DecisionKind): number {
  const reported = new Map(scope.reported.map((measure) => [measure.number, measure]));
  const answers = decisions.flatMap(({ decision: { kind, measure: number }, institution }) => {
    const measure = reported.get(number ?? 0);
    if (kind !== decided || measure === undefined || institution === null) return [];
    return isDoneByAggregator(measure, institution) ? [] : [`${institution.code} ${String(measure.number)}`];
  });
  return new Set(answers).size;
}

/** What is written and cannot be read is not the same as nothing written. */
function undatedCounts(deficiencies: readonly Deficiency[]) {
  const undated = deficiencies.filter(({ plannedOn }) => plannedOn === null);
  const unstated = undated.filter(({ remark }) => remark === "").length;
  const passed = undated.filter(({ passedOn }) => passedOn !== undefined).length;
  return {
    unreadableDateCount: undated.length - unstated - passed,
    passedDateCount: passed,
    unstatedDateCount: unstated,
  };
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

function flags({ rollup, figures }: ReportSource, found: Superlatives): Readonly<Record<OwnFlag, boolean>> {
  const { changes } = figures;
  return {
    priorityOnly: rollup.scope.priorityOnly,
    sumMatches: checkSum(rollup.status).matches,
    subordinatesAddUp: subordinatesAddUp(rollup),
    subordinatesCharted: subordinatesChart(figures.standings) !== null,
    closingCharted: closingChart(figures.forecast, rollup.asOf) !== null,
    severalQuarters: figures.forecast.quarters.length > 1,
    busiestQuarterShared: found.busiestQuarters.length > 1,
    mostPlannedChapterShared: found.mostPlannedChapters.length > 1,
    lowMeasuresLeftOut: found.leavesOutLow,
    movedMeasuresLeftOut: figures.trend?.leavesOutMoved ?? false,
    newDeficiencies: (changes?.origin.fresh ?? 0) + (changes?.origin.unknown ?? 0) > 0,
    answersToCompare: [changes?.worsened, changes?.slipped, changes?.copied].some((pairs) => (pairs?.length ?? 0) > 0),
    hasPrevious: figures.trend !== null,
    previousFromOthers: figures.trend !== null && areOthers(figures.trend.senders),
  };
}

/** More than a tenth of those whom the rates of now and then count are counted by one of them only, as early in a cycle. */
function areOthers({ both, onlyNow, onlyThen }: SenderTrend): boolean {
  const once = onlyNow.length + onlyThen.length;
  return once * 10 > both + once;
}

function lists({ rollup, figures, nameOf }: ReportSource): Pick<ReportContext, ListName> {
  return {
    chapters: rollup.chapters.map(({ chapter, measures, totals }) => ({
      ...escapeAll({ chapter, implementationRate: formatImplementationRate(totals) }),
      ...printAll({ measureCount: measures, implementedCount: totals.implemented, plannedCount: totals.planned }),
    })),
    subordinates: rollup.subordinates.map(({ body, status, totals }) => ({
      ...escapeAll({ name: body?.name ?? "直接取りまとめ", implementationRate: formatImplementationRate(totals) }),
      ...printAll({ institutionCount: status.institutions, submittedCount: submittedIn(status) }),
    })),
    news: newsList(figures.trend?.facts ?? [], nameOf),
  };
}
