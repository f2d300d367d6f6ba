/** Japanese eras (元号): reading their names and writing dates in them. */
import { daysInMonth, splitIsoDate } from "./calendar.ts";

/** A 元号 with its days. Years are counted by calendar years: 令和1 is all of 2019 from its first day on. */
export interface Era {
  readonly name: string;
  readonly letter: string;
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day; the running era has none. */
  readonly to: string;
}

/** Newest first. Source: domain.md, "Eras and fiscal years"; 大正 and 明治 for completeness of old books. */
export const ERAS: readonly [Era, ...Era[]] = [
  { name: "令和", letter: "R", from: "2019-05-01", to: "9999-12-31" },
  { name: "平成", letter: "H", from: "1989-01-08", to: "2019-04-30" },
  { name: "昭和", letter: "S", from: "1926-12-25", to: "1989-01-07" },
  { name: "大正", letter: "T", from: "1912-07-30", to: "1926-12-24" },
  { name: "明治", letter: "M", from: "1868-01-25", to: "1912-07-29" },
];

/** The era with this name or letter. */
export function eraNamed(nameOrLetter: string): Era | undefined {
  return ERAS.find((era) => era.name === nameOrLetter || era.letter === nameOrLetter.toUpperCase());
}

/** The era that a day lies in (明治 for anything older). */
export function eraOn(iso: string): Era {
  return ERAS.find((era) => iso >= era.from) ?? ERAS[0];
}

/** Western year of the first year of an era. */
export function firstYear(era: Era): number {
  return Number(era.from.slice(0, 4));
}

/** For lists of many: `2027-03-30` → `R9.3.30`, and the last day of a month, as which a month is read, → `R9.3`. */
export function abbreviateWareki(iso: string): string {
  const { year, month, day } = splitIsoDate(iso);
  const era = eraOn(iso);
  const ofMonth = `${era.letter}${String(year - firstYear(era) + 1)}.${String(month)}`;
  return day === daysInMonth(year, month) ? ofMonth : `${ofMonth}.${String(day)}`;
}

/** `2027-03-31` → `令和9年3月31日`; the first year is 元年. */
export function formatWareki(iso: string): string {
  const { year, month, day } = splitIsoDate(iso);
  const era = eraOn(iso);
  const eraYear = year - firstYear(era) + 1;
  return `${era.name}${eraYear === 1 ? "元" : String(eraYear)}年${String(month)}月${String(day)}日`;
}

/** `2027-03-31` → `令和9年3月`. */
export function formatWarekiMonth(iso: string): string {
  return formatWareki(iso).replace(/\d{1,2}日$/u, "");
}
