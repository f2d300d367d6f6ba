/** Which columns of remarks, reasons and dates are this inspection's: those whose headings name an earlier year are last year's. */
import { fiscalYearOf, splitIsoDate } from "../../../lib/japanese/calendar.ts";
import type { FormTable, Period, RemarkColumn } from "../tables/index.ts";
import { dayOfYearLabel } from "./choose-answer-columns.ts";

/** The table without the remarks of earlier years, where it has remarks of its own. @param reference a day of this cycle, `YYYY-MM-DD`. */
export function withOwnRemarks(table: FormTable, reference: string): FormTable {
  const { remarkColumns } = table;
  const own = remarkColumns.filter(({ period }) => !isEarlier(period, reference));
  if (own.length === 0 || own.length === remarkColumns.length) return table;
  const first = (role: RemarkColumn["role"]): RemarkColumn | undefined => own.find((column) => column.role === role);
  const [note, reason, planned] = [first("note"), first("reason"), first("planned")];
  // 備考 or 理由 holds the remarks where there is no 特記事項.
  const remark = first("remark") ?? note ?? reason;
  const columns = Object.fromEntries(Object.entries(table.columns).filter(([role]) => !OF_REMARKS.has(role)));
  const spans = { ...(remark && { remark }), ...(note && { note }), ...(reason && { reason }) };
  return { ...table, columns: { ...columns, ...spans, ...(planned && { planned }) }, remarkColumns: own };
}

const OF_REMARKS: ReadonlySet<string> = new Set<RemarkColumn["role"]>(["remark", "note", "reason", "planned"]);

/** A later year is when something will be done (令和9年度実施予定), and no other inspection. */
function isEarlier(period: Period | null, reference: string): boolean {
  const on = period?.kind === "year" ? dayOfYearLabel(period.words, reference) : null;
  if (on === null || period?.kind !== "year") return false;
  return period.words.endsWith("度")
    ? fiscalYearOf(on) < fiscalYearOf(reference)
    : splitIsoDate(on).year < fiscalYearOf(reference);
}
