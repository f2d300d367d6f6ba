/** Dates that are shown as examples of what to write: copied as they are, they are right in the cycle that shows them. */
import { fiscalYearOf } from "../lib/japanese/calendar.ts";
import type { Cycle } from "./registry.ts";

/** Of the fiscal year of 基準日. `YYYY-MM-DD`, as all days here. */
export function firstDayOf({ referenceDate }: Pick<Cycle, "referenceDate">): string {
  return `${String(fiscalYearOf(referenceDate))}-04-01`;
}

/** A 点検日 about which nothing would be asked: in the cycle, in time and not still to come. */
export function inspectedLike(cycle: Pick<Cycle, "referenceDate" | "deadline">, asOf: string): string {
  const first = firstDayOf(cycle);
  const last = asOf < cycle.deadline ? asOf : cycle.deadline;
  const middle = `${last.slice(0, 8)}15`;
  return last < first ? first : middle >= first && middle <= last ? middle : last;
}

/** The last day of a month in which a △ may be put in place: September, as it is to come. */
export function plannedLike(asOf: string): string {
  const year = Number(asOf.slice(0, 4));
  return `${String(asOf < `${String(year)}-09` ? year : year + 1)}-09-30`;
}
