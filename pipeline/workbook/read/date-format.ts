/** Dates in spreadsheets: which number formats show one, which day a serial number is, and how it is written as text. */
import { toIsoDate } from "../../lib/japanese/calendar.ts";
import { formatWareki } from "../../lib/japanese/wareki.ts";
import type { RawDate } from "../../model/raw-workbook.ts";

/** What a number format shows of a date. */
export interface DateFormat {
  readonly precision: RawDate["precision"];
  /** In a Japanese era (ggge年m月d日). */
  readonly era: boolean;
}

const DAY: DateFormat = { precision: "day", era: false };
const ERA_DAY: DateFormat = { precision: "day", era: true };
const MONTH: DateFormat = { precision: "month", era: false };

/** Built-in formats that have no text in the file; 27–36 and 50–58 as Japanese Excel defines them (ISO/IEC 29500-1, 18.8.30). */
const BUILT_IN: ReadonlyMap<number, DateFormat> = new Map([
  ...[14, 15, 16, 22, 30, 31].map((id) => [id, DAY] as const),
  ...[27, 28, 29, 36, 50, 51, 54, 57, 58].map((id) => [id, ERA_DAY] as const),
  ...[17, 34, 52, 55].map((id) => [id, MONTH] as const),
  ...[35, 53, 56].map((id) => [id, DAY] as const),
]);

/** null when the built-in format shows no date. */
export function builtInDateFormat(id: number): DateFormat | null {
  return BUILT_IN.get(id) ?? null;
}

/** null when the format (as in styles.xml) shows no date; times alone are none. */
export function dateFormatOf(format: string): DateFormat | null {
  const [first = ""] = format.replace(/"[^"]*"|\\.|\[[^[\]]*\]|[_*].|General|E[+-]|AM\/PM|A\/P/giu, "").split(";");
  const units = first.toLowerCase();
  const era = /g|e/u.test(units);
  if (/d|a/u.test(units)) return { precision: "day", era };
  if (/[hs]/u.test(units)) return null;
  if (units.includes("m")) return { precision: "month", era };
  return /[yge]/u.test(units) ? { precision: "year", era } : null;
}

const MILLISECONDS = 86_400_000;

/** The day of a serial number as `YYYY-MM-DD`; null outside the calendar (29 February 1900 exists in Excel only). */
export function serialToIsoDate(serial: number, date1904: boolean): string | null {
  const days = Math.floor(serial) + (date1904 ? 1462 : 0);
  if (days < 1 || days > 2_958_465 || days === 60) return null;
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * MILLISECONDS);
  return toIsoDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The date as a person reads it: in its era if the format shows one, only as fine as the format shows it. */
export function dateText(iso: string, { precision, era }: DateFormat): string {
  const full = era
    ? formatWareki(iso)
    : iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, precision === "day" ? "$1/$2/$3" : "$1年$2月$3日");
  if (precision === "day") return full;
  return full.slice(0, full.indexOf(precision === "month" ? "月" : "年") + 1);
}
