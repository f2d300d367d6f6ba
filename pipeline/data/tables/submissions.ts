/** submissions.csv: a line an institution of the registry. */
import { SEVERITY_LABELS } from "../../model/labels.ts";
import type { Severity } from "../../model/finding.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import { date, number, text } from "../column.ts";
import type { Table } from "../table.ts";

/** With what stands against the submission that counts. */
export const SUBMISSIONS: Table<InstitutionResult> = {
  name: "submissions.csv",
  key: ["institution_code"],
  rows: ({ institutions }) => institutions,
  columns: [
    text("institution_code", "機関コード", "名簿の機関コード", ({ institution }) => institution.code),
    text("institution_name", "機関名", "名簿の機関名", ({ institution }) => institution.name),
    text("status", "状態", "機関の状態", ({ status }) => status),
    date(
      "inspected_on",
      "点検日",
      "採用したファイルの点検日（2027-02-10 の形）。読めないときは空欄",
      ({ submission }) => submission?.inspected?.on ?? null,
    ),
    text("file", "ファイル", "採用したファイル。ないときは空欄", ({ submission }) => submission?.file ?? null),
    number("errors", SEVERITY_LABELS.error, "要修正の記載不備の数", (result) => count(result, "error")),
    number("warnings", SEVERITY_LABELS.warning, "要確認の記載不備の数", (result) => count(result, "warning")),
    text("institution_kind", "機関種別", "名簿の機関種別", ({ institution }) => institution.kind),
    text(
      "supervisor_code",
      "取りまとめ機関コード",
      "名簿の取りまとめ機関コード",
      ({ institution }) => institution.supervisor,
    ),
    text("aggregator_code", "集約機関コード", "名簿の集約機関コード。ないときは空欄", ({ institution }) => {
      return institution.aggregator;
    }),
    text(
      "former_codes",
      "前回機関コード",
      "名簿の前回機関コード。複数のときは「、」で区切ります。ないときは空欄",
      ({ institution }) => institution.formerCodes?.join("、") ?? null,
    ),
  ],
};

/** Of the submission that counts; of all files where none could be read. */
function count({ findings, submission }: InstitutionResult, severity: Severity): number {
  return findings.filter(
    (finding) => finding.severity === severity && (submission === null || finding.file === submission.file),
  ).length;
}
