/** Dates in the words people use in remarks: `令和９年度末までに実施`, `R9.12.25`, `来年3月末`. */
import { splitIsoDate, toIsoDate } from "./calendar.ts";
import { parseKanjiNumber } from "./kanji-number.ts";
import { findStatedYears, type StatedYear } from "./stated-year.ts";
import { readPeriod } from "./stated-period.ts";
import { foldText } from "./text.ts";

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
  const known = absolute.get(sentence);
  if (known !== undefined) return known;
  const { date, byReference } = read(sentence, reference);
  if (!byReference && sentence.length <= LONGEST_KNOWN) {
    if (absolute.size >= MOST_KNOWN) absolute.clear();
    absolute.set(sentence, date);
  }
  return date;
}

/** What sentences state whatever the reference is: most name a year, and offices word theirs alike. */
const absolute = new Map<string, StatedDate | null>();
const LONGEST_KNOWN = 200;
const MOST_KNOWN = 20_000;

interface Read {
  readonly date: StatedDate | null;
  /** Another reference may give another date. */
  readonly byReference: boolean;
}

function read(sentence: string, reference: string): Read {
  // Most remarks state none; looking for one takes far longer than seeing that nothing could be part of it.
  if (!/[\d年元]|[今当来翌〇零○一二三四五六七八九十](?:月|日|[・.]?四)/u.test(foldText(sentence))) return NO_DATE;
  const folded = foldDateText(sentence);
  const text = withRelativeMonths(folded, reference);
  const digits = /^(\d{4})(\d{2})(\d{2})$/u.exec(text);
  if (digits) {
    const on = toIsoDate(Number(digits[1]), Number(digits[2]), Number(digits[3]));
    return { date: { on, words: text, outsideEra: false }, byReference: false };
  }
  const years = findStatedYears(text, reference);
  return { date: dateOf(text, years), byReference: text !== folded || years.some((year) => year.byReference) };
}

const NO_DATE: Read = { date: null, byReference: false };

function dateOf(text: string, years: readonly StatedYear[]): StatedDate | null {
  const dates: StatedDate[] = [];
  let readUpTo = 0;
  for (const year of years) {
    if (year.start < readUpTo) continue;
    const period = readPeriod(text, year);
    if (period === null) continue;
    readUpTo = period.end;
    const outsideEra =
      period.span !== null &&
      year.era !== null &&
      (period.span.last < year.era.from || period.span.first > year.era.to);
    dates.push({ on: period.span?.last ?? null, words: text.slice(year.start, period.end), outsideEra });
  }
  return latest(dates);
}

function latest(dates: readonly StatedDate[]): StatedDate | null {
  return dates.reduce<StatedDate | null>(
    (best, date) => (best === null || (date.on ?? "") > (best.on ?? "") ? date : best),
    null,
  );
}

/** NFKC, no spaces, one kind of dash and dot between numbers, kanji numbers before a date unit as digits. */
function foldDateText(sentence: string): string {
  return foldText(sentence)
    .toUpperCase()
    .replace(/(?<=\d)[‐‑‒–—―−ー─━・](?=\d)/gu, (dash) => (dash === "・" ? "." : "-"))
    .replace(/[〇○零一二三四五六七八九十]+(?=年|月|日|[・.]?四半期)/gu, (kanji) =>
      String(parseKanjiNumber(kanji) ?? kanji),
    );
}

/** 今月末, 来月中旬 → the month with its year. */
function withRelativeMonths(text: string, reference: string): string {
  const { year, month } = splitIsoDate(reference);
  return text.replace(/(今月|当月|来月|翌月)(?=[末中上下にま内])/gu, (word) => {
    const next = /来月|翌月/u.test(word) ? month + 1 : month;
    return next > 12 ? `${String(year + 1)}年1月` : `${String(year)}年${String(next)}月`;
  });
}
