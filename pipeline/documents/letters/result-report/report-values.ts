/** Values that both kinds of 様02-06 have. */
import { formatCount } from "../../../lib/format-count.ts";
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import { formatImplementationRate } from "../../../model/implementation-rate.ts";
import type { CycleScope } from "../../../model/cycle-scope.ts";
import type { InstitutionResult } from "../../../model/inspection.ts";
import type { Cycle } from "../../../model/registry.ts";
import type { AnswerTotals } from "../../../model/rollup.ts";
import type { TraceOrigin } from "../../../model/trace.ts";
import { REPORTED, SCHEDULED, WRITTEN_OTHERWISE, type Origins } from "../../kinds/origins.ts";

/** The title of the form. */
export const TITLE = "様02-06 安全管理措置確認結果報告書";

/** What it is called for short. */
export const DOCUMENT = "様02-06";

/** Beside those of every letter. */
export const REPORT_TEXTS = [
  "宛名",
  "提出期限",
  "基準日",
  "点検期間",
  "実施率",
  "報告する措置",
  "評価",
  "改善",
] as const;
/** Numbers of measures, and of answers to those that are reported. */
export const REPORT_COUNTS = [
  "点検措置数",
  "報告措置数",
  "実施済数",
  "未実施数",
  "対象外数",
  "空欄数",
  "判読不能数",
  "集約機関実施数",
  "記載と異なる数",
  "実施予定数",
  "期限超過数",
  "時期不明数",
] as const;
/** For `{{#if …}}` in a passage. */
export const REPORT_FLAGS = ["定期点検である"] as const;
/** Worded by the office. */
export const REPORT_PASSAGES = ["評価", "改善"] as const;
/** Columns of the list 添付. */
export const ATTACHMENT = ["番号", "名称"] as const;

type Values =
  | Record<Exclude<(typeof REPORT_TEXTS)[number], "評価" | "改善" | "宛名">, string>
  | Record<(typeof REPORT_COUNTS)[number], string | number>
  | Record<(typeof REPORT_FLAGS)[number], boolean>;

/** The days of those △ that are reported, `YYYY-MM-DD`; null where none is stated or can be read. */
interface PlannedDays {
  readonly asOf: string;
  readonly days: readonly (string | null)[];
}

/** Answers that count as － because an aggregator does the measure, and how many of them are written otherwise. */
interface LeftAnswers {
  readonly all: number;
  readonly otherwise: number;
}

/** What is counted besides answers of each kind. */
interface CountedBesides {
  readonly left: LeftAnswers;
  readonly planned: PlannedDays;
}

/** @param results whose answers are counted */
export function reportValues(
  cycle: Cycle,
  { inspected, reported, priorityOnly }: CycleScope,
  totals: AnswerTotals,
  results: readonly InstitutionResult[],
  { left, planned: { days, asOf } }: CountedBesides,
): Values & Readonly<Record<string, string | number | boolean>> {
  return {
    提出期限: formatWareki(cycle.deadline),
    基準日: formatWareki(asOf),
    点検期間: inspectionPeriod(results),
    実施率: formatImplementationRate(totals),
    報告する措置: priorityOnly ? "重点報告事項" : cycle.onlyMeasures === null ? "すべての措置" : "点検の対象とした措置",
    点検措置数: printed(inspected.length),
    報告措置数: printed(reported.length),
    実施済数: printed(totals.implemented),
    未実施数: printed(totals.planned),
    対象外数: printed(totals.not_applicable),
    空欄数: printed(totals.missing),
    判読不能数: printed(totals.invalid),
    集約機関実施数: printed(left.all),
    記載と異なる数: printed(left.otherwise),
    実施予定数: printed(days.filter((day) => day !== null && day >= asOf).length),
    期限超過数: printed(days.filter((day) => day !== null && day < asOf).length),
    時期不明数: printed(days.filter((day) => day === null).length),
    定期点検である: cycle.kind === "定期点検",
  };
}

/** Names of both kinds that hold figures. */
export type ReportFigure = (typeof REPORT_COUNTS)[number] | "実施率";

/** Where they come from. @param own of all institutions that the paper is about */
export function reportOrigins({ answers, count, rate }: Origins): Readonly<Record<ReportFigure, TraceOrigin>> {
  return {
    点検措置数: count("measures", { inspected: "○" }),
    報告措置数: count("measures", REPORTED),
    実施済数: answers({ answer: "implemented" }),
    未実施数: answers({ answer: "planned" }),
    対象外数: answers({ answer: "not_applicable" }),
    空欄数: answers({ answer: "missing" }),
    判読不能数: answers({ answer: "invalid" }),
    集約機関実施数: answers({ left: "○" }),
    記載と異なる数: answers(WRITTEN_OTHERWISE),
    実施予定数: answers({ closes: SCHEDULED }),
    期限超過数: answers({ closes: "overdue" }),
    時期不明数: answers({ closes: "undated" }),
    実施率: rate(),
  };
}

/** A number stays one while it prints the same, so that 0 counts as "no" in a passage. */
export function printed(count: number): string | number {
  return count < 1000 ? count : formatCount(count);
}

/** The list 添付, numbered. */
export function attachments(names: readonly string[]): readonly Record<(typeof ATTACHMENT)[number], string>[] {
  return names.map((名称, index) => ({ 番号: String(index + 1), 名称 }));
}

/** From the first to the last day on which somebody inspected, without days that are to be corrected or confirmed. */
function inspectionPeriod(results: readonly InstitutionResult[]): string {
  const stated = results.filter(({ submission }) => (submission?.inspected?.on ?? null) !== null);
  const days = stated
    .filter((result) => !isDayDoubtful(result))
    .flatMap(({ submission }) => submission?.inspected?.on ?? [])
    .sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return stated.length > 0 ? "点検日を確認中" : "点検日の記載なし";
  const period = first === last ? formatWareki(first) : `${formatWareki(first)}から${formatWareki(last)}まで`;
  return days.length < stated.length ? `${period}（確認中を除く）` : period;
}

/** We ask whether it is the day of this inspection; a person may have accepted it. */
function isDayDoubtful({ findings, submission }: InstitutionResult): boolean {
  return findings.some(
    ({ code, severity, file }) =>
      code === "inspection-date-outside-cycle" && severity !== "info" && file === submission?.file,
  );
}
