/** Quarters of fiscal years in words. */
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import type { ClosingQuarter } from "../../../model/body-figures.ts";

const MONTHS = { 1: "4～6月", 2: "7～9月", 3: "10～12月", 4: "1～3月" } as const;

/** `令和9年度第1四半期（4～6月）` */
export function quarterLabel({ fiscalYear, quarter }: Pick<ClosingQuarter, "fiscalYear" | "quarter">): string {
  // The era of a fiscal year is that of its last day but for 令和元年度, which is named so from May on.
  const [year = ""] = formatWareki(`${String(fiscalYear)}-05-01`).split("年");
  return `${year}年度第${String(quarter)}四半期（${MONTHS[quarter]}）`;
}
