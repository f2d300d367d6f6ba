/** Dates in the words people use in remarks: `令和９年度末までに実施`, `R9.12.25`, `来年3月末`. */
import { toIsoDate } from "./calendar.ts";
import { foldDateText } from "./fold-date-text.ts";
import { rememberByMonth, type ReadAsOf } from "./remember-by-month.ts";
import { readPeriod } from "./stated-period.ts";
import { findYearWords, toStatedYear, type EarlierDate } from "./stated-year.ts";
import { foldText } from "./text.ts";

/** What a text says of when. */
export interface StatedDate {
  /** Last day of the stated period, `YYYY-MM-DD`; null when the words look like a date and are none. */
  readonly on: string | null;
  /** The words, folded. */
  readonly words: string;
  /** The period lies outside the era that it is stated in (平成32年). */
  readonly outsideEra: boolean;
}

/**
 * The date that a sentence states, or null when it states none.
 *
 * A stated period means its last day (domain.md, "Eras and fiscal years"); of several dates the latest counts, since
 * the measure is in place only then. `reference` (`YYYY-MM-DD`, the inspection date) gives the era to `9年9月` and the
 * year to 来年度. Ambiguous spellings (`03/04/01`) and months without a year are no date.
 */
export function readStatedDate(sentence: string, reference: string): StatedDate | null {
  return mayStateDate(sentence) ? readOnce(sentence, reference) : null;
}

/** The labels and cells of one workbook are worded alike. */
const readOnce = rememberByMonth(read);

function read(sentence: string, reference: string): ReadAsOf<StatedDate | null> {
  const text = foldDateText(sentence, reference);
  const value = readEightFigures(text) ?? latestDate(findDates(text, reference).filter(({ vague }) => !vague));
  return { value, dayCounts: false };
}

/** 20270930: a folded text of eight figures and nothing else is a date, if a day of the calendar; null for any other text. */
export function readEightFigures(text: string): StatedDate | null {
  const figures = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (figures === null) return null;
  const on = toIsoDate(Number(figures[1]), Number(figures[2]), Number(figures[3]));
  return { on, words: text, outsideEra: false };
}

/** The day of a text that states one day and nothing else: no month, no `4月　日`, no period, no words beside it; null for any other. */
export function readOneDay(text: string, reference: string): string | null {
  const folded = foldDateText(text, reference);
  const [date] = ONE_DAY.test(folded) ? findDates(folded, reference) : [];
  if (date === undefined) return readEightFigures(folded)?.on ?? null;
  return date.words === folded && date.first === date.on && !date.outsideEra ? date.on : null;
}

/** A year, a month and a day. */
const ONE_DAY = /^\D*(?:\d+|元)\D\d+\D\d+日?$/u;

/** Most remarks state none; looking for one takes far longer than seeing that nothing could be part of it. */
export function mayStateDate(sentence: string): boolean {
  return /[\d年元]|[今当来翌〇零○一二三四五六七八九十](?:月|日|[・.]?四)/u.test(foldText(sentence));
}

/** A date among others in a folded sentence. */
export interface FoundDate extends StatedDate {
  /** First day of the stated period; null with `on`. */
  readonly first: string | null;
  /** 令和9年度夏頃: some time in the year; `on` and `first` are null. */
  readonly vague: boolean;
  /** Western year that was stated. */
  readonly year: number;
  readonly start: number;
  readonly end: number;
}

/** Every date that a folded sentence (see {@link foldDateText}) states, in order, whatever it is the date of. */
export function findDates(text: string, reference: string): readonly FoundDate[] {
  const dates: FoundDate[] = [];
  let before: EarlierDate | null = null;
  let readUpTo = 0;
  for (const words of findYearWords(text)) {
    if (words.index < readUpTo) continue;
    const year = toStatedYear(words, reference, before);
    const period = year && readPeriod(text, year);
    if (!period) continue;
    readUpTo = period.end;
    const { span } = period;
    const outsideEra = span !== null && year.era !== null && (span.last < year.era.from || span.first > year.era.to);
    dates.push({
      on: span?.last ?? null,
      first: span?.first ?? null,
      words: text.slice(year.start, period.end),
      outsideEra,
      vague: period.vague === true,
      year: year.year,
      start: year.start,
      end: period.end,
    });
    if (span) before = { year: year.year, first: span.first, on: span.last };
  }
  return dates;
}

/** The last of several dates; null when there is none. */
export function latestDate(dates: readonly StatedDate[]): StatedDate | null {
  const latest = dates.reduce<StatedDate | null>(
    (best, date) => (best === null || (date.on ?? "") > (best.on ?? "") ? date : best),
    null,
  );
  return latest && { on: latest.on, words: latest.words, outsideEra: latest.outsideEra };
}
