/** Roll-ups made in memory, in sentences: `aRollup({ institutions: sentBy(3) })`. All names are invented. */
import { FINDING_KINDS, type FindingCode } from "../../pipeline/model/finding.ts";
import type { Measure } from "../../pipeline/model/measure.ts";
import type { Cycle, Institution, SupervisingBody } from "../../pipeline/model/registry.ts";
import {
  INSTITUTION_STATUSES,
  type AnswerTotals,
  type BodyRollup,
  type Deficiency,
  type InstitutionStatus,
  type InstitutionSummary,
  type NotApplicable,
  type ReportFinding,
  type SubmissionStatus,
  type SubordinateSummary,
} from "../../pipeline/model/rollup.ts";
import { shownRollup, type BodyTables } from "../../pipeline/data/body-tables/index.ts";
import type { BodyFigures } from "../../pipeline/model/body-figures.ts";
import { closingForecast } from "../../pipeline/rollup/figures/closing-forecast.ts";
import { rankSubordinates } from "../../pipeline/rollup/figures/rank-subordinates.ts";
import { ANSWER_KINDS, type AnswerKind } from "../../pipeline/model/answer-kind.ts";

const CHAPTERS = [
  { title: "1 安全管理措置の基本的枠組み", to: 13 },
  { title: "2 外部委託", to: 19 },
  { title: "3 情報システムのライフサイクル", to: 28 },
  { title: "4 情報システムのセキュリティ要件", to: 54 },
  { title: "5 情報システムの構成要素", to: 92 },
] as const;
const DIRECT = [30, 31, 43, 64, 70, 71, 72];
const HEADINGS = [
  "情報セキュリティに関する管理体制の整備",
  "実施手順の整備",
  "情報システムを設置する施設・設備の対策の基準の決定",
  "識別コード・主体認証情報の付与管理",
  "通信回線の導入時の対策",
];

/** A form of 92 measures in 5 chapters; every other one and every ◆ is a priority measure. */
export const measures: readonly Measure[] = Array.from({ length: 92 }, (_, index) => aMeasure(index + 1));

function aMeasure(number: number): Measure {
  const chapter = CHAPTERS.find(({ to }) => number <= to)?.title ?? "";
  const direct = DIRECT.includes(number);
  return {
    number,
    chapter,
    section: `${chapter.slice(0, 1)}.${String(1 + (number % 7 > 3 ? 1 : 0))} 架空の節`,
    heading: `(${String(1 + (number % 4))}) ${HEADINGS[number % HEADINGS.length] ?? ""}`,
    text: `架空の措置 ${String(number)} を講じている`,
    priority: direct || number % 2 === 0,
    direct,
  };
}

export const prefecture: SupervisingBody = {
  code: "990001",
  name: "架空第1県",
  kind: "取りまとめ都道府県",
  parent: "M01",
  department: "総務部 市町村課",
  addressee: "架空省 情報連携担当課長",
};

const cycle: Cycle = {
  name: "令和8年度 定期点検",
  kind: "定期点検",
  referenceDate: "2027-03-31",
  deadline: "2027-02-26",
  formVersion: "2.0",
  operator: "架空ネットワーク機構",
  onlyMeasures: null,
};

const TOWNS = [
  "青葉市",
  "若葉市",
  "双葉町",
  "紅葉町",
  "落葉村",
  "言の葉市",
  "木の葉村",
  "四つ葉町",
  "松葉市",
  "草葉町",
];

/** The `index`-th institution (from 0). */
export function anInstitution(index: number, changes: Partial<Institution> = {}): Institution {
  const round = Math.floor(index / TOWNS.length);
  return {
    code: `99${String(1000 + index)}`,
    name: `${round === 0 ? "" : `第${String(round + 1)}`}${TOWNS[index % TOWNS.length] ?? ""}`,
    reading: "かくう",
    kind: "情報照会者等",
    supervisor: prefecture.code,
    aggregator: index % 3 === 0 ? "A01" : null,
    department: "総務課 情報係",
    contact: `000-000-${String(1000 + index)}`,
    ...changes,
  };
}

export interface Submitter {
  readonly institution: Institution;
  readonly status: InstitutionStatus;
  /** Answer to a measure; 〇 when not said. */
  readonly answer?: (measure: Measure) => AnswerKind;
  readonly remark?: string;
  readonly plannedOn?: string | null;
}

/** Institutions of mixed states and answers, always the same. */
export function submitters(count: number): readonly Submitter[] {
  return Array.from({ length: count }, (_, index) => ({
    institution: anInstitution(index),
    status: INSTITUTION_STATUSES[[0, 1, 0, 1, 0, 2, 1, 0, 0, 1, 0, 3][index % 12] ?? 0] ?? "accepted",
    answer: (measure) => mixedAnswer(index, measure),
    plannedOn: [`2027-09-30`, `2026-12-31`, null][index % 3] ?? null,
    remark:
      [
        "令和9年9月末までに規程を改定し、実施する予定",
        "更改に合わせて対応",
        "予算要求中であり、関係課と協議のうえ時期を定める。委託先の切替えも併せて検討している。",
      ][index % 3] ?? "",
  }));
}

function mixedAnswer(index: number, measure: Measure): AnswerKind {
  if (measure.direct && index % 3 === 0) return "not_applicable";
  const dice = (index * 31 + measure.number * 17) % 41;
  if (dice < 3) return "planned";
  if (dice === 3) return "not_applicable";
  if (dice === 4 && (index % 12) % 2 === 1) return index % 4 === 1 ? "missing" : "invalid";
  return "implemented";
}

export interface RollupWishes {
  readonly body?: Partial<SupervisingBody>;
  readonly cycle?: Partial<Cycle>;
  readonly submitters?: readonly Submitter[];
  readonly measures?: readonly Measure[];
  readonly subordinates?: readonly SubordinateSummary[];
  readonly changes?: Partial<BodyRollup>;
}

/** A consistent roll-up of what the submitters sent. */
export function aRollup(wishes: RollupWishes = {}): BodyRollup {
  const theCycle = { ...cycle, ...wishes.cycle };
  const inspected = wishes.measures ?? measures;
  const priorityOnly = theCycle.kind === "定期点検";
  const reported = priorityOnly ? inspected.filter((measure) => measure.priority) : inspected;
  const all = wishes.submitters ?? submitters(12);
  const read = all.filter(({ status }) => status === "accepted" || status === "needs_correction");
  const byNumber = new Map(
    inspected.map((measure) => [measure.number, count(read.map((each) => answerOf(each, measure)))]),
  );
  const totalsOf = (some: readonly Measure[]) => add(some.map(({ number }) => byNumber.get(number) ?? count([])));
  return {
    body: { ...prefecture, ...wishes.body },
    cycle: theCycle,
    asOf: "2027-03-31",
    scope: { inspected, reported, priorityOnly },
    status: statusOf(all),
    files: { accepted: read.length, superseded: 1, rejected: all.filter(({ status }) => status === "rejected").length },
    totals: totalsOf(reported),
    chapters: [...new Set(reported.map(({ chapter }) => chapter))].map((chapter) => {
      const inChapter = reported.filter((measure) => measure.chapter === chapter);
      return { chapter, measures: inChapter.length, totals: totalsOf(inChapter) };
    }),
    measures: inspected.map(({ number }) => ({ number, ...(byNumber.get(number) ?? count([])) })),
    deficiencies: reported.flatMap((measure) => deficienciesOf(read, measure)),
    notApplicable: reported.flatMap((measure) => notApplicableOf(read, measure)),
    findings: all.flatMap((each) => findingsOf(each, inspected)),
    notReceived: all.filter(({ status }) => status === "not_received").map(({ institution }) => institution),
    subordinates: wishes.subordinates ?? [],
    institutions: all.map((each) => summaryOf(each, reported)),
    followUps: [],
    decisions: [],
    ...wishes.changes,
  };
}

/** Figures that fit a roll-up, without an earlier cycle. */
export function figuresOf(rollup: BodyRollup, changes: Partial<BodyFigures> = {}): BodyFigures {
  return {
    body: rollup.body,
    trend: null,
    changes: null,
    unknownCodes: [],
    forecast: closingForecast(rollup.deficiencies, null),
    standings: rankSubordinates(
      rollup.subordinates.map((each) => ({
        ...each,
        chapters: rollup.chapters.map(({ totals }) => totals),
        deficiencies: [],
        then: null,
      })),
    ),
    directMeasures: [],
    unsent: rollup.institutions.flatMap(({ institution, status }) =>
      status === "not_received" || status === "rejected" ? [{ institution, status, waiting: false, files: [] }] : [],
    ),
    strayFiles: [],
    folderFiles: [],
    ...changes,
  };
}

/** A line of 下位機関別の状況 for a body with these submitters. */
export function aSubordinate(name: string | null, some: readonly Submitter[]): SubordinateSummary {
  const { status, totals } = aRollup({ submitters: some });
  return { body: name === null ? null : { ...prefecture, name }, status, totals };
}

function statusOf(all: readonly Submitter[]): SubmissionStatus {
  const counted = (status: InstitutionStatus) => all.filter((each) => each.status === status).length;
  return {
    institutions: all.length,
    accepted: counted("accepted"),
    needs_correction: counted("needs_correction"),
    not_received: counted("not_received"),
    rejected: counted("rejected"),
  };
}

export function aFinding(
  code: FindingCode,
  institution: Institution | null,
  changes: Partial<ReportFinding> = {},
): ReportFinding {
  return {
    institutionCode: institution?.code ?? "",
    institution,
    measure: 12,
    code,
    severity: FINDING_KINDS[code].severity,
    message: "特記事項に「検討中」とあるが、実施予定時期を読み取れない。",
    file: `${institution?.code ?? "不明"}_${institution?.name ?? "不明"}.xlsx`,
    sheet: "別紙2",
    cell: "E12",
    ...changes,
  };
}

function answerOf({ answer }: Submitter, measure: Measure): AnswerKind {
  return answer?.(measure) ?? "implemented";
}

function count(answers: readonly AnswerKind[]): AnswerTotals {
  return Object.fromEntries(
    ANSWER_KINDS.map((kind) => [kind, answers.filter((answer) => answer === kind).length]),
  ) as AnswerTotals;
}

function add(totals: readonly AnswerTotals[]): AnswerTotals {
  return Object.fromEntries(
    ANSWER_KINDS.map((kind) => [kind, totals.reduce((sum, each) => sum + each[kind], 0)]),
  ) as AnswerTotals;
}

function deficienciesOf(read: readonly Submitter[], measure: Measure): readonly Deficiency[] {
  return read
    .filter((each) => answerOf(each, measure) === "planned")
    .map(({ institution, plannedOn = null, remark = "" }) => ({
      institution,
      measure,
      plannedOn,
      remark,
      overdue: plannedOn !== null && plannedOn < "2027-03-31",
    }));
}

function notApplicableOf(read: readonly Submitter[], measure: Measure): readonly NotApplicable[] {
  return read
    .filter((each) => answerOf(each, measure) === "not_applicable")
    .map(({ institution }) => {
      const byAggregator = measure.direct && institution.aggregator !== null;
      return { institution, measure, byAggregator, reason: byAggregator ? "" : "該当する機器を設置していないため" };
    });
}

function findingsOf(
  { institution, status, ...submitter }: Submitter,
  inspected: readonly Measure[],
): readonly ReportFinding[] {
  if (status === "not_received") return [];
  if (status === "rejected")
    return [
      aFinding("table-not-found", institution, {
        measure: null,
        sheet: "",
        cell: "",
        message: "番号・自己点検結果の見出しがどのシートにもない。",
      }),
    ];
  if (status === "accepted")
    return institution.code.endsWith("4") ? [aFinding("submission-late", institution, { measure: null })] : [];
  const blank = inspected.filter((measure) => answerOf({ institution, status, ...submitter }, measure) === "missing");
  return [
    aFinding("planned-date-unreadable", institution),
    ...blank.map((measure) =>
      aFinding("answer-missing", institution, {
        measure: measure.number,
        cell: `E${String(measure.number + 6)}`,
        message: "自己点検結果が空欄になっている。",
      }),
    ),
    aFinding("priority-not-applicable", institution, {
      measure: 32,
      message: "重点報告事項が対象外（－）とされている。",
    }),
  ];
}

function summaryOf({ institution, status, ...submitter }: Submitter, reported: readonly Measure[]): InstitutionSummary {
  const read = status === "accepted" || status === "needs_correction";
  return {
    institution,
    status,
    answers: read ? reported.map((measure) => answerOf({ institution, status, ...submitter }, measure)) : [],
  };
}

/** What 取りまとめ表 shows of a roll-up: a first run, and nothing beside it. */
export function bodyTables(rollup: BodyRollup): BodyTables {
  return {
    rollup: shownRollup(rollup),
    bodies: [prefecture],
    standing: { status: rollup.status, totals: rollup.totals, errors: 0 },
    before: null,
    resubmissions: [],
    comparison: null,
    decisions: null,
  };
}
