/** By when deficiencies will be closed. */
import { splitIsoDate } from "../../lib/japanese/calendar.ts";
import { groupBy } from "../../lib/group-by.ts";
import type { BodyChanges, ClosingForecast, ClosingQuarter } from "../../model/body-figures.ts";
import type { Deficiency } from "../../model/rollup.ts";

/** @param changes null without an earlier cycle. */
export function closingForecast(deficiencies: readonly Deficiency[], changes: BodyChanges | null): ClosingForecast {
  const undated = deficiencies.filter(({ plannedOn }) => plannedOn === null).length;
  const overdue = deficiencies.filter((deficiency) => deficiency.overdue).length;
  const dated = deficiencies.flatMap(({ plannedOn, overdue: isLate }) =>
    plannedOn === null || isLate ? [] : [plannedOn],
  );
  return {
    total: deficiencies.length,
    quarters: quartersOf(dated, undated + overdue),
    overdue,
    undated,
    pushedBack: changes && changes.slipped.filter(({ later, dateLost }) => later || dateLost).length,
  };
}

/** @param staying how many are open whatever happens. */
function quartersOf(days: readonly string[], staying: number): readonly ClosingQuarter[] {
  const counts = [...groupBy(days, countedQuarter)].sort(([a], [b]) => a - b);
  let remaining = days.length + staying;
  return counts.map(([counted, own]) => {
    remaining -= own.length;
    const quarter = ([1, 2, 3, 4] as const)[counted % 4] ?? 1;
    return { fiscalYear: Math.floor(counted / 4), quarter, count: own.length, remaining };
  });
}

/** Quarters since the year 0: the fiscal year begins in April. */
function countedQuarter(iso: string): number {
  const { year, month } = splitIsoDate(iso);
  return Math.floor((year * 12 + month - 4) / 3);
}
