/** 未実施事項, 記載不備, 対象外, 未提出 and 判断: the lists of a body's report, each as one table. */
import {
  ANSWER_LABELS,
  CHANGE_LABELS,
  DECISION_STATE_LABELS,
  SEVERITY_LABELS,
  STATUS_LABELS,
} from "../../model/labels.ts";
import { extensionsByCode } from "../../model/deadlines.ts";
import type { DecisionOutcome } from "../../model/decision.ts";
import { FINDING_KINDS } from "../../model/finding.ts";
import type { Deficiency, NotApplicable, ReportFinding } from "../../model/rollup.ts";
import type { Institution } from "../../model/registry.ts";
import { isAskedRepeatedly, type PlaceCounts } from "../../model/resubmission.ts";
import type { Measure } from "../../model/measure.ts";
import { ANSWERS } from "../tables/answers.ts";
import { changeRows, CHANGES, type ChangeRow } from "../tables/changes.ts";
import { DECISIONS } from "../tables/decisions.ts";
import { FINDING_COLUMNS } from "../tables/findings.ts";
import type { Names } from "../tables/names.ts";
import type { BodyTables, MarkedInstitution, ShownRollup } from "./body-tables.ts";
import { shown, shownName, type NamesOf, type Sheet, type SheetColumn } from "./sheet.ts";

const yes = (is: boolean): string => (is ? "はい" : "");
const headingOf = (columns: readonly { readonly name: string; readonly heading: string }[], name: string): string =>
  columns.find((column) => column.name === name)?.heading ?? name;

interface About {
  readonly institution: Institution;
  readonly measure: Measure;
}

/** Whose answer, and to which measure. */
const ABOUT: readonly SheetColumn<About>[] = [
  {
    heading: headingOf(ANSWERS.columns, "institution_code"),
    width: 11,
    format: "text",
    value: (row) => row.institution.code,
  },
  shownName("institution_name", 24),
  shownName("supervising_body", 18),
  { heading: headingOf(ANSWERS.columns, "measure"), width: 7, format: "number", value: (row) => row.measure.number },
  shownName("measure_title", 40),
  { heading: "重点報告事項", width: 8, format: "text", value: (row) => (row.measure.priority ? "○" : "") },
];

const namesOfAbout = ({ institution, measure }: About, namesOf: NamesOf): Names =>
  namesOf(institution.code, measure.number);

/** By measure, then planned date. */
export const DEFICIENCIES: Sheet<Deficiency> = {
  name: "未実施事項",
  table: "未実施事項",
  remark: ({ rollup }) => `報告する措置のうち、回答が「△」のもの（${String(rollup.deficiencies.length)}件）です。`,
  columns: () => [
    ...ABOUT,
    {
      heading: headingOf(ANSWERS.columns, "planned_on"),
      width: 12,
      format: "date",
      value: (row: Deficiency) => row.plannedOn,
    },
    { heading: "時期を過ぎている", width: 10, format: "text", value: (row: Deficiency) => yes(row.overdue) },
    {
      heading: headingOf(ANSWERS.columns, "remark"),
      width: 50,
      format: "text",
      value: (row: Deficiency) => row.remark,
    },
  ],
  rows: ({ rollup }) => rollup.deficiencies,
  names: namesOfAbout,
  frozen: 2,
};

/** By measure. */
export const NOT_APPLICABLE: Sheet<NotApplicable> = {
  name: "対象外",
  table: "対象外",
  remark: ({ rollup: { notApplicable } }) => {
    const others = notApplicable.filter(({ writtenAs }) => writtenAs !== undefined).length;
    const written =
      others === 0 ? "" : `「－」と記載されていないもの（${String(others)}件）は、集約機関が実施する◆の措置です。`;
    return `報告する措置のうち、「－」に数えるもの（${String(notApplicable.length)}件）です。${written}`;
  },
  columns: () => [
    ...ABOUT,
    {
      heading: "理由",
      width: 50,
      format: "text",
      value: (row: NotApplicable) => (row.writtenAs === undefined ? row.reason : ""),
    },
    { heading: "◆ 集約機関が実施", width: 10, format: "text", value: (row: NotApplicable) => yes(row.byAggregator) },
    { heading: "「－」でない記載", width: 30, format: "text", value: writtenOtherwise },
  ],
  rows: ({ rollup }) => rollup.notApplicable,
  names: namesOfAbout,
  frozen: 2,
};

/** What stands there besides: of a △, say, when it was to be done, which is no reason for －. */
function writtenOtherwise({ writtenAs, reason }: NotApplicable): string {
  return writtenAs === undefined ? "" : [ANSWER_LABELS[writtenAs], reason].filter((text) => text !== "").join("　");
}

/** In the order of the report. */
export const BODY_FINDINGS: Sheet<ReportFinding> = {
  name: "記載不備",
  table: "記載不備",
  remark: ({ rollup }) =>
    `点検したすべての措置についての記載不備（${String(rollup.findings.length)}件）です。${firstInList(rollup)}`,
  columns: () => [
    shown(FINDING_COLUMNS, "institution_code", 11),
    shownName("institution_name", 24),
    shownName("supervising_body", 18),
    shown(FINDING_COLUMNS, "severity", 9, ({ severity }) => SEVERITY_LABELS[severity]),
    { heading: "種類", width: 24, format: "text", value: ({ code }) => FINDING_KINDS[code].title },
    shown(FINDING_COLUMNS, "measure", 7),
    shownName("measure_title", 34),
    shown(FINDING_COLUMNS, "times_asked", 9),
    shown(FINDING_COLUMNS, "message", 60),
    shown(FINDING_COLUMNS, "file", 30),
    shown(FINDING_COLUMNS, "sheet", 14),
    shown(FINDING_COLUMNS, "cell", 8),
    shown(FINDING_COLUMNS, "code", 26),
  ],
  rows: ({ rollup }) => repeatedlyAskedFirst(rollup.findings, rollup),
  names: ({ institutionCode, measure }, namesOf) => namesOf(institutionCode, measure),
  frozen: 2,
};

/** In their order otherwise. */
function repeatedlyAskedFirst<Row extends { readonly institutionCode: string }>(
  rows: readonly Row[],
  rollup: ShownRollup,
): readonly Row[] {
  const first = repeatedlyAsked(rollup);
  return [...rows].sort((a, b) => Number(first.has(b.institutionCode)) - Number(first.has(a.institutionCode)));
}

/** Codes of institutions where something that was asked about twice or more often is still open. */
function repeatedlyAsked({ institutions }: ShownRollup): ReadonlySet<string> {
  return new Set(
    institutions.filter(({ lastRequest }) => isAskedRepeatedly(lastRequest)).map(({ institution: { code } }) => code),
  );
}

function firstInList(rollup: ShownRollup): string {
  const { size } = repeatedlyAsked(rollup);
  return size === 0 ? "" : `2回以上お願いしても直っていない所がある${String(size)}機関を、先に並べています。`;
}

/** Whom to write to: nothing has come, or nothing that could be read. */
export const NOT_RECEIVED: Sheet<MarkedInstitution> = {
  name: STATUS_LABELS.not_received,
  table: STATUS_LABELS.not_received,
  remark: ({ rollup: { status } }) =>
    `${(["not_received", "rejected"] as const)
      .filter((state) => status[state] > 0)
      .map((state) => `${STATUS_LABELS[state]}${String(status[state])}機関`)
      .join("、")}の連絡先です。`,
  columns: ({ rollup, decisions }) => [
    { heading: "機関コード", width: 11, format: "text", value: ({ institution }) => institution.code },
    shownName("institution_name", 24),
    { heading: "よみ", width: 20, format: "text", value: ({ institution }) => institution.reading },
    { heading: "機関種別", width: 16, format: "text", value: ({ institution }) => institution.kind },
    shownName("supervising_body", 18),
    { heading: "状態", width: 18, format: "text", value: standing },
    { heading: "延長した提出期限", width: 12, format: "date", value: extendedDeadline(rollup, decisions) },
    { heading: "担当部署", width: 24, format: "text", value: ({ institution }) => institution.department },
    { heading: "連絡先", width: 24, format: "text", value: ({ institution }) => institution.contact },
    { heading: "メール", width: 28, format: "text", value: ({ institution }) => institution.mail ?? "" },
  ],
  rows: ({ rollup }) => rollup.institutions.filter(({ status }) => status === "not_received" || status === "rejected"),
  names: ({ institution }, namesOf) => namesOf(institution.code, null),
  frozen: 2,
};

/** Nobody is to be reminded who has time left. */
function extendedDeadline(
  { cycle: { deadline } }: ShownRollup,
  decisions: BodyTables["decisions"],
): (row: MarkedInstitution) => string | null {
  const extensionOf = extensionsByCode(deadline, decisions ?? []);
  return ({ institution }) => extensionOf(institution.code);
}

function standing({ status, waiting }: MarkedInstitution): string {
  return STATUS_LABELS[status] + (waiting === true ? "（受領・読取待ち）" : "");
}

/** Of what was to be corrected before. */
function whatBecame(fixed: number, open: number): string {
  const before = `前の提出の要修正${String(fixed + open)}か所`;
  if (fixed > 0 && open > 0)
    return `${before}のうち、${String(fixed)}か所は直り、${String(open)}か所は直っていません。`;
  if (fixed + open === 0) return "前の提出に、要修正はありませんでした。";
  return `${before}は、${open === 0 ? "直っています" : "直っていません"}。`;
}

/** Institution by institution: what has become of what was asked, and which answers are others now. */
export const BODY_CHANGES: Sheet<ChangeRow> = {
  name: "変更",
  table: "変更",
  remark: ({ resubmissions, rollup }) => {
    const sum = (change: keyof PlaceCounts): number =>
      resubmissions.reduce((total, { resubmission: { places } }) => total + places[change], 0);
    const added = sum("new");
    return (
      `${String(resubmissions.length)}機関が出し直しています。${whatBecame(sum("fixed"), sum("open"))}` +
      (added === 0 ? "新しい要修正はありません。" : `新しい要修正は${String(added)}か所です。`) +
      firstInList(rollup)
    );
  },
  remarkIfEmpty: ({ resubmissions }) =>
    resubmissions.length === 0
      ? "出し直した機関はありません。"
      : `出し直した${String(resubmissions.length)}機関の点検表は、前の提出から、記載不備も回答も変わっていません。`,
  columns: () => [
    shown(CHANGES.columns, "institution_code", 11),
    shown(CHANGES.columns, "institution_name", 24),
    shown(CHANGES.columns, "change", 16, ({ finding }) => CHANGE_LABELS[finding?.change ?? "answer"]),
    shown(CHANGES.columns, "measure", 7),
    shown(CHANGES.columns, "measure_title", 34),
    shown(CHANGES.columns, "severity", 9, ({ finding }) => (finding ? SEVERITY_LABELS[finding.severity] : "")),
    {
      heading: "種類",
      width: 24,
      format: "text",
      value: ({ finding }) => (finding ? FINDING_KINDS[finding.code].title : ""),
    },
    shown(CHANGES.columns, "asked", 9),
    shown(CHANGES.columns, "times_asked", 9),
    shown(CHANGES.columns, "answer_before", 9, ({ answer }) => (answer ? ANSWER_LABELS[answer.before] : "")),
    shown(CHANGES.columns, "answer", 9, ({ answer }) => (answer ? ANSWER_LABELS[answer.now] : "")),
    shown(CHANGES.columns, "file", 30),
    shown(CHANGES.columns, "file_before", 30),
  ],
  rows: ({ resubmissions, rollup }, namesOf) => repeatedlyAskedFirst(changeRows(resubmissions, namesOf), rollup),
  frozen: 2,
};

/** In the order of decisions.xlsx. */
export const BODY_DECISIONS: Sheet<DecisionOutcome & Names> = {
  name: "判断",
  table: "判断",
  remark: () => "",
  remarkIfEmpty: ({ decisions }) => (decisions === null ? "判断の記録（decisions.xlsx）は、置かれていません。" : ""),
  columns: () => [
    shown(DECISIONS.columns, "row", 6),
    shown(DECISIONS.columns, "status", 10, ({ state }) => DECISION_STATE_LABELS[state]),
    shown(DECISIONS.columns, "decision", 18),
    shown(DECISIONS.columns, "institution_code", 11),
    shown(DECISIONS.columns, "institution_name", 24),
    shown(DECISIONS.columns, "measure", 7),
    shown(DECISIONS.columns, "value", 16),
    shown(DECISIONS.columns, "effect", 44),
    shown(DECISIONS.columns, "reason", 36),
    shown(DECISIONS.columns, "decided_by", 14),
    shown(DECISIONS.columns, "decided_on", 12),
    shown(DECISIONS.columns, "until", 12),
    shown(DECISIONS.columns, "file", 30),
    shown(DECISIONS.columns, "sheet", 14),
    shown(DECISIONS.columns, "finding_code", 26),
  ],
  rows: ({ decisions }, namesOf) =>
    (decisions ?? []).map((row) => ({ ...row, ...namesOf(row.institution?.code ?? "", row.decision.measure) })),
  frozen: 3,
};
