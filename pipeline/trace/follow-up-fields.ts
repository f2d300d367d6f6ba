/** Whether an institution should be asked, by the rule that stands beside the list in the working paper. */
import { groupBy } from "../lib/group-by.ts";
import { ASKED_TOO_OFTEN, MANY_ERRORS } from "../model/follow-up.ts";
import type { TraceHead } from "../model/trace.ts";
import type { DataRow, DataTables } from "./data-tables.ts";

/** @param tables their answers and findings with their facts */
export function followUpFields(
  { answers, findings, decisions }: Pick<DataTables, "answers" | "findings" | "decisions">,
  { asOf, cycle, inspected }: TraceHead,
): (institution: DataRow) => boolean {
  const byInstitution = (rows: readonly DataRow[]) => groupBy(rows, (row) => row["institution_code"] ?? "");
  const [answersOf, findingsOf] = [byInstitution(answers), byInstitution(findings)];
  const extended = new Map(
    decisions
      .filter((row) => row["decision"] === "期限を延長" && row["status"] === "applied")
      .map((row) => [row["institution_code"] ?? "", row["value"] ?? ""]),
  );
  return ({ institution_code: code = "", status, file, waiting }) => {
    const own = answersOf.get(code) ?? [];
    const all = findingsOf.get(code) ?? [];
    const errors = all.filter((row) => row["severity"] === "error");
    const hasError = (holds: (row: DataRow) => boolean): boolean => errors.some(holds);
    const missing = own.filter(({ written }) => written === "missing").length;
    return (
      (status === "not_received" && asOf > (extended.get(code) ?? cycle.deadline)) ||
      (status === "rejected" && waiting !== "○" && hasError((row) => row["code"] !== "file-unfinished")) ||
      hasError((row) => row["about_identity"] === "○") ||
      (file !== "" && missing > 0 && missing * 2 >= inspected.length) ||
      all.some((row) => Number(row["times_asked"] ?? "") >= ASKED_TOO_OFTEN) ||
      own.some((row) => row["reported"] === "○" && row["priority"] === "○" && row["closes"] === "overdue") ||
      errors.filter((row) => row["counts"] === "○").length >= MANY_ERRORS
    );
  };
}
