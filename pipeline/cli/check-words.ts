/** What `check` says: the findings of each workbook as a table, or as JSON. */
import { displayWidth, padToWidth } from "../lib/japanese/display-width.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import { visibleLine, visibleLines } from "../lib/visible-text.ts";
import { clerkFix, FINDING_KINDS, SEVERITIES, type Finding, type Severity } from "../model/finding.ts";
import type { Inspection, ReadInspection, RejectedInspection } from "../model/inspection.ts";
import { SEVERITY_LABELS } from "../model/labels.ts";

/** 3 when a workbook could not be read, 1 when one needs correction, else 0. */
export function checkExitCode(inspections: readonly Inspection[]): 0 | 1 | 3 {
  if (inspections.some(({ outcome }) => outcome === "rejected")) return 3;
  return inspections.some((inspection) => inspection.outcome === "read" && hasErrors(inspection)) ? 1 : 0;
}

function hasErrors({ findings }: ReadInspection): boolean {
  return findings.some(({ severity }) => severity === "error");
}

/** For people. `registry` names the registry that was used; null when there was none. */
export function formatCheck(inspections: readonly Inspection[], registry: string | null): string {
  const basis =
    registry === null
      ? "名簿を使わずに確かめました（機関の特定と、集約機関の有無による確認は行っていません）。"
      : `名簿「${registry}」を使って確かめました。`;
  const parts = inspections.flatMap((inspection) => [
    "",
    ...(inspection.outcome === "read" ? formatRead(inspection) : formatRejected(inspection)),
  ]);
  return visibleLines([basis, ...parts]);
}

function formatRejected({ path, code, message }: RejectedInspection): readonly string[] {
  return [`■ ${path}`, `  読み取れません（${FINDING_KINDS[code].title}）。`, `  ${message}`, `  → ${clerkFix(code)}`];
}

function formatRead(inspection: ReadInspection): readonly string[] {
  const { path, submission, findings } = inspection;
  const who = [submission.code?.text, submission.name?.text].filter((text) => text !== undefined).join(" ");
  const when = submission.inspected?.on == null ? "点検日不明" : `点検日 ${formatWareki(submission.inspected.on)}`;
  const count = (severity: Severity): string =>
    `${SEVERITY_LABELS[severity]}${String(findings.filter((finding) => finding.severity === severity).length)}件`;
  const verdict =
    findings.length === 0 ? "記載不備はありません。" : `${count("error")}、${count("warning")}、${count("info")}`;
  return [`■ ${path}`, `  ${who === "" ? "機関の記載なし" : who}　${when}　${verdict}`, ...formatTable(findings)];
}

function formatTable(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  const sorted = [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (a.measure ?? 0) - (b.measure ?? 0),
  );
  // Shown first, so that the columns are as wide as what is printed.
  const rows = [["区分", "措置", "場所", "内容"], ...sorted.map(toRow)].map((row) => row.map(visibleLine));
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  return rows.map((row) => `  ${row.map((cell, column) => padToWidth(cell, widths[column] ?? 0)).join("  ")}`);
}

function toRow({ severity, measure, sheet, cell, message }: Finding): readonly string[] {
  return [
    SEVERITY_LABELS[severity],
    measure === null ? "－" : String(measure),
    sheet === "" ? "－" : `${sheet}!${cell}`,
    message,
  ];
}

/** For programs: one object a workbook. */
export function checkRecords(inspections: readonly Inspection[]): readonly unknown[] {
  return inspections.map((inspection) => {
    if (inspection.outcome === "rejected") {
      const { path, code, message } = inspection;
      return { file: path, status: "rejected", code, message, findings: [] };
    }
    const { path, submission, findings } = inspection;
    return {
      file: path,
      status: hasErrors(inspection) ? "needs_correction" : "accepted",
      institution_code: inspection.institutionCode,
      institution_name: submission.name?.text ?? "",
      inspected_on: submission.inspected?.on ?? null,
      findings: findings.map(({ measure, code, severity, message, sheet, cell }) => ({
        measure,
        code,
        severity,
        message,
        sheet,
        cell,
      })),
    };
  });
}
