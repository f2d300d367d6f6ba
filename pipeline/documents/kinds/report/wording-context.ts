/** What the wording of a report is filled with: a roll-up as named texts, counts, flags and lists. */
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import type { AnswerTotals, Deficiency } from "../../../model/rollup.ts";
import type { PrintedRollup } from "./printed-rollup.ts";
import { formatImplementationRate } from "../../../model/implementation-rate.ts";
import { subordinatesAddUp } from "./tables/subordinates-table.ts";
import { escapeAll, printAll, type PrintedCount } from "../../wording/context-values.ts";
import { formatNumberRanges } from "../../wording/format-number-ranges.ts";
import { checkSum } from "./sum-check.ts";
import type { CountName, FlagName, ListName, TextName } from "./wording-names.ts";
import type { LIST_NAMES } from "./wording-names.ts";

type ListItem<L extends ListName> = Readonly<Record<(typeof LIST_NAMES)[L][number], PrintedCount>>;

/** A value for every name of the vocabulary: one that is missing does not compile. */
export type ReportContext = Readonly<Record<TextName, string>> &
  Readonly<Record<CountName, PrintedCount>> &
  Readonly<Record<FlagName, boolean>> & { readonly [L in ListName]: readonly ListItem<L>[] };

/** The context of one report; texts are escaped for Markdown. */
export function wordingContext(rollup: PrintedRollup): ReportContext {
  return { ...texts(rollup), ...counts(rollup), ...flags(rollup), ...lists(rollup) };
}

function texts(rollup: PrintedRollup): Readonly<Record<TextName, string>> {
  const { body, cycle, scope } = rollup;
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
    sumCheck: checkSum(rollup.status).text,
    implementationRate: formatImplementationRate(rollup.totals),
    inspectedNumbers: formatNumberRanges(scope.inspected.map((measure) => measure.number)),
    reportedNumbers: formatNumberRanges(scope.reported.map((measure) => measure.number)),
  });
}

function counts(rollup: PrintedRollup): Readonly<Record<CountName, PrintedCount>> {
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
    deficiencyCount: deficiencies.length,
    overdueCount: deficiencies.filter((deficiency) => deficiency.overdue).length,
    ...undatedCounts(deficiencies),
    notApplicableCount: notApplicable.length,
    byAggregatorCount: notApplicable.filter((entry) => entry.byAggregator).length,
    findingCount: findings.length,
    errorFindingCount: findingsOf("error"),
    warningFindingCount: findingsOf("warning"),
    infoFindingCount: findingsOf("info"),
    subordinateCount: rollup.subordinates.length,
    acceptedFileCount: files.accepted,
    supersededFileCount: files.superseded,
    rejectedFileCount: files.rejected,
    decisionCount: decisions.length,
    decidedAnswerCount: countDecidedAnswers(rollup),
  });
}

/** Answers to reported measures of which a person has said how they are meant: mark, date, or both. */
function countDecidedAnswers({ decisions, scope }: PrintedRollup): number {
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

function flags(rollup: PrintedRollup): Readonly<Record<FlagName, boolean>> {
  return {
    priorityOnly: rollup.scope.priorityOnly,
    sumMatches: checkSum(rollup.status).matches,
    subordinatesAddUp: subordinatesAddUp(rollup),
  };
}

function lists(rollup: PrintedRollup): Pick<ReportContext, ListName> {
  return {
    chapters: rollup.chapters.map(({ chapter, measures, totals }) => ({
      ...escapeAll({ chapter, implementationRate: formatImplementationRate(totals) }),
      ...printAll({ measureCount: measures, implementedCount: totals.implemented, plannedCount: totals.planned }),
    })),
    notReceived: rollup.notReceived.map(({ code, name, department, contact }) =>
      escapeAll({ code, name, department, contact }),
    ),
    subordinates: rollup.subordinates.map(({ body, status, totals }) => ({
      ...escapeAll({ name: body?.name ?? "直接取りまとめ", implementationRate: formatImplementationRate(totals) }),
      ...printAll({ institutionCount: status.institutions, submittedCount: status.accepted + status.needs_correction }),
    })),
  };
}
