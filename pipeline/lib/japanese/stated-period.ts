/** Reading the period that follows a stated year, as a first and a last day. Rules: domain.md, "Eras and fiscal years". */
import { lastDayOfMonth, toIsoDate } from "./calendar.ts";
import type { StatedYear } from "./stated-year.ts";

/** The period behind a stated year: a day, a month, a part of either, or the year. */
export interface StatedPeriod {
  /** First and last day, `YYYY-MM-DD`; null when the words look like a date and are none (令和9年2月30日). */
  readonly span: { readonly first: string; readonly last: string } | null;
  /** 夏頃, 年明け, 早期: some time then, and no day by which it is over. */
  readonly vague?: true;
  /** Where the words end in the text. */
  readonly end: number;
}

const SEPARATED_DAY = /([./-])(\d{1,2})\1(\d{1,2})(?![\d./-]*\d|月)/y;
const DAY = /(?:年|[./-])の?(\d{1,2})月(\d{1,2})(?:日|(?=$|[までに迄頃ごよ予、。,)]|[.~-]\d{1,2}日))/y;
const SEPARATED_MONTH = /[./-](\d{1,2})(?![\d./-]*\d)月?/y;
const MONTH = /(?:年|[./-])の?(\d{1,2})月/y;
const FISCAL = /年?度/y;
const HALF_OR_QUARTER =
  /年?の?[(（]?(上半期|上期|前半|前期|下半期|下期|後半|後期|第?([1-4])[・.]?四半期|第?([1-4])Q|Q([1-4]))/iy;
const TO_HALF_OR_QUARTER =
  /(?:から|より|[~〜・、,.-]|及び|又は|か)(上半期|上期|下半期|下期|第?([1-4])[・.]?四半期|第?([1-4])Q|Q([1-4]))/y;
const MONTH_IN_FISCAL = /[のの、]?[(]?(\d{1,2})月/y;
const MONTHS_IN_FISCAL = /の?[(]?(\d{1,2})(?:から|[~〜・、.-])(\d{1,2})月/y;
const WHOLE_YEAR = /年(?!以|間|後|目|前|度|頃の|版)/y;
const VAGUE =
  /年?度?の?[(]?(?:[春夏秋冬]|明け|初[めっ頭旬]|年[初頭央]|[頭央]|早[いめ期々く]|当初(?!予算)|始め|はじめ|なるべく|できるだけ)/y;
const PART = /の?[(]?(上旬|初旬|初め|初頭|頭|中旬|半ば|中頃|中ごろ|前半|下旬|後半|末)/y;
const DAY_IN_MONTH = /の?(\d{1,2})日/y;
const TO_MONTH = /(?:から|より|[~〜・、,./→-]|及び|又は|または|か|と)(\d{1,2})月(?!議会|定例|補正)/y;
const TO_DAY =
  /(?:から|より|[~〜・、,.→-]|及び|又は|または)(?:(?:同月|(\d{1,2})(?:月|[./])))?(\d{1,2})(?:日|(?![\d月年./]))/y;
/** 2027.9~12, R9.9-12: the months of a year in figures. */
const SEPARATED_MONTHS = /[./-](\d{1,2})(?:(?:~|から)(\d{1,2})(?![\d./-]*\d)月?|-(\d{1,2})月)/y;
/** 上旬から中旬 */
const TO_PART = /(?:から|より|[~〜・-])(上旬|初旬|中旬|半ば|下旬|末)/y;
/** 4～6月, 4・5月: several months, the last of which counts. */
const MONTHS = /年の?(\d{1,2})(?:から|[~〜・、.-])(\d{1,2})月/y;
/** A month that takes its year from the date before it. */
const CARRIED_MONTH = /(\d{1,2})月/y;

/** The period that the words after `year` state, or null when they state none. */
export function readPeriod(text: string, year: StatedYear): StatedPeriod | null {
  if (year.carried && !year.fiscal) return carriedPeriod(text, year);
  return year.fiscal ? fiscalPeriod(text, year.year, year.end) : calendarPeriod(text, year);
}

function carriedPeriod(text: string, { year, end }: StatedYear): StatedPeriod | null {
  const month = matchAt(CARRIED_MONTH, text, end);
  return month && monthPeriod(text, year, month.numbers[0] ?? 0, month.end);
}

function calendarPeriod(text: string, year: StatedYear): StatedPeriod | null {
  // 来年3月 has no 年 of its own after the words; put the reader where 年 would end.
  const at = year.relative ? year.end - 1 : year.end;
  const day = matchAt(DAY, text, at) ?? matchAt(SEPARATED_DAY, text, at);
  if (day) return endOfDays(text, { ...day, numbers: [year.year, ...day.numbers] });
  const months = matchAt(MONTHS, text, at);
  if (months) return monthRange(text, year.year, months);
  const figures = matchAt(SEPARATED_MONTHS, text, at);
  if (figures) return monthRange(text, year.year, figures);
  const month = matchAt(MONTH, text, at) ?? matchAt(SEPARATED_MONTH, text, at);
  if (month) return monthPeriod(text, year.year, month.numbers[0] ?? 0, month.end);
  const fiscal = matchAt(FISCAL, text, at);
  if (fiscal) return fiscalPeriod(text, year.year, fiscal.end);
  if (year.needsMonth) return null;
  const vague = matchAt(VAGUE, text, at);
  if (vague) return { span: null, vague: true, end: vague.end };
  const part = matchAt(HALF_OR_QUARTER, text, at);
  // 前半 of a calendar year may be meant to end in June or in September.
  if (part && /[前後]半/u.test(part.words)) return null;
  if (part) return fiscalPeriod(text, year.year, at);
  const whole = matchAt(WHOLE_YEAR, text, at);
  return whole && period(toIsoDate(year.year, 1, 1), toIsoDate(year.year, 12, 31), whole.end);
}

function fiscalPeriod(text: string, year: number, at: number): StatedPeriod {
  const vague = matchAt(VAGUE, text, at);
  if (vague) return { span: null, vague: true, end: vague.end };
  const months = matchAt(MONTHS_IN_FISCAL, text, at);
  if (months) {
    const [first = 0] = months.numbers;
    return monthRange(text, first >= 4 ? year : year + 1, months);
  }
  const month = matchAt(MONTH_IN_FISCAL, text, at);
  if (month) {
    const number = month.numbers[0] ?? 0;
    return monthPeriod(text, number >= 4 ? year : year + 1, number, month.end);
  }
  const from = matchAt(HALF_OR_QUARTER, text, at);
  const part = (from && matchAt(TO_HALF_OR_QUARTER, text, from.end)) ?? from;
  const [firstMonth, lastMonth] = part ? monthsOf(part.words) : [4, 15];
  return period(fiscalMonth(year, firstMonth, "first"), fiscalMonth(year, lastMonth, "last"), part?.end ?? at);
}

/** First and last month of a half or quarter, counted from January of the fiscal year's first calendar year. */
function monthsOf(words: string): readonly [number, number] {
  if (/上|前/u.test(words)) return [4, 9];
  if (/下|後/u.test(words)) return [10, 15];
  const quarter = Number(/[1-4]/u.exec(words)?.[0]);
  return [1 + 3 * quarter, 3 + 3 * quarter];
}

function fiscalMonth(year: number, month: number, edge: "first" | "last"): string | null {
  const [y, m] = month > 12 ? [year + 1, month - 12] : [year, month];
  return edge === "first" ? toIsoDate(y, m, 1) : lastDayOfMonth(y, m);
}

function monthPeriod(text: string, year: number, month: number, at: number): StatedPeriod {
  const day = matchAt(DAY_IN_MONTH, text, at);
  if (day) return endOfDays(text, { ...day, numbers: [year, month, ...day.numbers] });
  const from = matchAt(PART, text, at);
  const part = (from && matchAt(TO_PART, text, from.end)) ?? from;
  const end = part?.end ?? at;
  const until = matchAt(TO_MONTH, text, end);
  if (until) {
    const last = until.numbers[0] ?? 0;
    return monthPeriod(text, last < month ? year + 1 : year, last, until.end);
  }
  return period(toIsoDate(year, month, 1), lastDayOfPart(year, month, part?.words ?? ""), end);
}

function lastDayOfPart(year: number, month: number, part: string): string | null {
  if (/上旬|初|頭/u.test(part)) return toIsoDate(year, month, 10);
  if (/前半/u.test(part)) return toIsoDate(year, month, 15);
  if (/中|半ば/u.test(part)) return toIsoDate(year, month, 20);
  return lastDayOfMonth(year, month);
}

function monthRange(text: string, year: number, { numbers: [first = 0, last = 0], end }: Match): StatedPeriod {
  return monthPeriod(text, last < first ? year + 1 : year, last, end);
}

function endOfDays(text: string, match: Match): StatedPeriod {
  const [year = 0, month = 0, day = 0] = match.numbers;
  const until = matchAt(TO_DAY, text, match.end);
  const [lastDay = day, lastMonth = month] = [...(until?.numbers ?? [])].reverse();
  const date = toIsoDate(lastMonth < month ? year + 1 : year, lastMonth, lastDay);
  return period(date, date, until?.end ?? match.end);
}

function period(first: string | null, last: string | null, end: number): StatedPeriod {
  return { span: first !== null && last !== null ? { first, last } : null, end };
}

interface Match {
  readonly words: string;
  readonly numbers: readonly number[];
  readonly end: number;
}

function matchAt(pattern: RegExp, text: string, at: number): Match | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return null;
  const numbers = match.slice(1).map(Number);
  return { words: match[0], numbers: numbers.filter(Number.isInteger), end: at + match[0].length };
}
