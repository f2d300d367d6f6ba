/** Quarters of fiscal years in words. */
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import type { ClosingQuarter } from "../../../model/body-figures.ts";

const MONTHS = { 1: [4, 6], 2: [7, 9], 3: [10, 12], 4: [1, 3] } as const;

/**
 * `令和9年度第1四半期（4～6月）`; the quarter in which the as-of date lies counts from that day only, and says so: `（基準日～3月）`.
 *
 * @param asOf `YYYY-MM-DD`
 */
export function quarterLabel(
  { fiscalYear, quarter }: Pick<ClosingQuarter, "fiscalYear" | "quarter">,
  asOf: string,
): string {
  // The era of a fiscal year is that of its last day but for 令和元年度, which is named so from May on.
  const [year = ""] = formatWareki(`${String(fiscalYear)}-05-01`).split("年");
  const [from, to] = MONTHS[quarter];
  const firstDay = `${String(quarter === 4 ? fiscalYear + 1 : fiscalYear)}-${String(from).padStart(2, "0")}-01`;
  const begins = firstDay < asOf && asOf.slice(0, 4) === firstDay.slice(0, 4) && Number(asOf.slice(5, 7)) <= to;
  return `${year}年度第${String(quarter)}四半期（${begins ? "基準日" : String(from)}～${String(to)}月）`;
}
