/** Table `findings`: what workbooks say that is incomplete, contradictory or unreadable, institution by institution. */
import type { Block, Row } from "../../../word/block.ts";
import { groupBy } from "../../../../lib/group-by.ts";
import { isAboutDecisions } from "../../../../model/decision.ts";
import { FINDING_KINDS, SEVERITIES } from "../../../../model/finding.ts";
import { MOST_PRINTED_FILES } from "../../../../model/limits.ts";
import type { ReportFinding } from "../../../../model/rollup.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { SEVERITY_LABELS } from "../../../../model/labels.ts";
import { formatCount } from "../../../../lib/format-count.ts";
import { listTables } from "../../../word/list-tables.ts";
import { markColumn, ordinaryTable, textColumn } from "../../../word/table-shape.ts";

const SHAPE = ordinaryTable(
  markColumn("区分", 850),
  markColumn("措置", 620),
  textColumn("シート・セル", 1800),
  textColumn("内容", 6200),
);

/** 記載不備: a row a finding; files of nobody come last, the first 500 of them. */
export function findingsTable({ findings }: PrintedRollup, width: number): readonly Block[] {
  const groups = groupBy(findings, (finding) => finding.institution?.code ?? finding.file);
  const ofNobody = [...groups.values()].filter(isOfNobody);
  const left = new Set(ofNobody.slice(MOST_PRINTED_FILES));
  const printed = [...groups.values()].filter((group) => !left.has(group));
  return listTables("機関ごとの記載不備", SHAPE, width, [
    ...printed.map((group) => ({ heading: groupHeading(group), rows: group.map(findingRow) })),
    ...(left.size > 0
      ? [{ heading: `機関を特定できないファイル　ほか ${formatCount(left.size)}件`, rows: [LEFT_OUT] }]
      : []),
  ]);
}

function isOfNobody([first]: readonly ReportFinding[]): boolean {
  return first?.institution === null;
}

/** A hundred thousand foreign files in the folder would make a report of thousands of pages. */
const LEFT_OUT: Row = {
  cells: ["－", "－", "", "数が多いため、この報告書には載せていません。データの findings.csv にすべてあります。"].map(
    (text) => ({ text }),
  ),
};

/** `012017　架空市　要修正 3件、要確認 1件　（ファイル：架空市.xlsx）` */
function groupHeading(findings: readonly ReportFinding[]): string {
  const institution = findings[0]?.institution ?? null;
  if (findings.some(isAboutDecisions)) return `当てはまらない判断　${countBySeverity(findings)}`;
  const name = institution === null ? "機関を特定できないファイル" : `${institution.code}　${institution.name}`;
  const files = [...new Set(findings.map((finding) => finding.file))].filter((file) => file !== "");
  return `${name}　${countBySeverity(findings)}${files.length === 0 ? "" : `\nファイル：${files.join("、")}`}`;
}

function countBySeverity(findings: readonly ReportFinding[]): string {
  return SEVERITIES.map((severity) => ({
    label: SEVERITY_LABELS[severity],
    count: findings.filter((finding) => finding.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${formatCount(count)}件`)
    .join("、");
}

function findingRow({ severity, measure, sheet, cell, code, message }: ReportFinding): Row {
  return {
    cells: [
      { text: SEVERITY_LABELS[severity] },
      { text: measure === null ? "－" : String(measure) },
      { text: [sheet, cell].filter((part) => part !== "").join(" ") },
      { text: `【${FINDING_KINDS[code].title}】${message}` },
    ],
  };
}
