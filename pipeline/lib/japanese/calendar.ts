/** Dates as `YYYY-MM-DD` text: no clock, no time zone. */

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** `YYYY-MM-DD`, or null when there is no such day (30 February never becomes 2 March). */
export function toIsoDate(year: number, month: number, day: number): string | null {
  const valid =
    year >= 1868 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return valid ? `${String(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` : null;
}

/** Last day of a month (1–12), or null when there is no such month. */
export function lastDayOfMonth(year: number, month: number): string | null {
  return toIsoDate(year, month, daysInMonth(year, month));
}

/** Year, month and day of a `YYYY-MM-DD`. */
export function splitIsoDate(iso: string): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) };
}

/** The Japanese fiscal year (1 April to 31 March) that a date lies in. */
export function fiscalYearOf(iso: string): number {
  const { year, month } = splitIsoDate(iso);
  return month >= 4 ? year : year - 1;
}

/** The day so many days after another, `YYYY-MM-DD`. */
export function addDays(iso: string, days: number): string {
  const { year, month, day } = splitIsoDate(iso);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
