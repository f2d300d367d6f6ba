/** Finding the years that a sentence states: 令和9年, R9, 2027, 29年度, 来年度. */
import { fiscalYearOf, splitIsoDate } from "./calendar.ts";
import { eraNamed, eraOn, firstYear, type Era } from "./wareki.ts";

/** A year in a sentence; what follows it is read by stated-period.ts. */
export interface StatedYear {
  /** Western year. */
  readonly year: number;
  /** The era it was stated in; null when none was. */
  readonly era: Era | null;
  /** 今年度, 来年度 …: the words already say "fiscal year". */
  readonly fiscal: boolean;
  /** `9年` without an era counts only before a month or 度: `3年以内` is no date. */
  readonly needsMonth: boolean;
  /** 今年, 来年: no 年 follows. */
  readonly relative: boolean;
  /** 12月 or 下半期 alone, after a date with a year: they take theirs from it, and begin at `end`. */
  readonly carried: boolean;
  readonly start: number;
  readonly end: number;
}

/** The date that was stated before: 翌年, 同年度, and months without a year count from it. */
export interface EarlierDate {
  readonly year: number;
  /** Its first and last day. */
  readonly first: string;
  readonly on: string;
}

/** Era and its year; a western year; a year of two digits; words for a year; 年度 and 年 alone; a month or half alone. */
const YEAR = new RegExp(
  [
    String.raw`(令和|平成|昭和|大正|明治|(?<![A-Z])[RHST]\.?)(元|\d{1,2})(?!\d)`,
    String.raw`(?<![\d第])((?:19|20)\d{2})(?!\d)`,
    String.raw`(?<![\d./第-])(\d{1,2})(?=年)`,
    String.raw`(今年度|本年度|当年度|来年度|次年度|翌年度|再来年度|翌々年度|同年度|今年|本年|来年|翌年|再来年|翌々年|同年)`,
    String.raw`(?<![毎各前昨同間\d元来今本当次翌々])(年度)(?=[内中末])`,
    String.raw`(?<![毎各前昨同間\d元来今本当次翌々])年(?=内|中に|末)`,
    String.raw`(?<![\d./年度毎の第同-])(?=(?:\d{1,2}月(?![間分次号額例]|[日火水木金土]曜)|[上下]半?期|第[1-4][・.]?四半期))`,
  ].join("|"),
  "g",
);

const RELATIVE_YEARS: Readonly<Record<string, number>> = {
  今: 0,
  本: 0,
  当: 0,
  同: 0,
  来: 1,
  次: 1,
  翌: 1,
  再来: 2,
  翌々: 2,
};

/** Where years may be stated, in order. `text` is folded (NFKC, no spaces, capital letters, kanji numbers as digits). */
export function findYearWords(text: string): readonly RegExpExecArray[] {
  return [...text.matchAll(YEAR)];
}

/**
 * The year that the words state; null when they state none. `reference` is the date (`YYYY-MM-DD`) that relative and
 * era-less years are taken from, `before` the date that the sentence has stated before.
 */
export function toStatedYear(match: RegExpExecArray, reference: string, before: EarlierDate | null): StatedYear | null {
  const [words, era, eraYear = "", western, bare] = match;
  const start = match.index;
  const common = {
    era: null,
    fiscal: false,
    needsMonth: false,
    relative: false,
    carried: false,
    start,
    end: start + words.length,
  };
  if (era !== undefined) {
    const stated = eraNamed(era.replace(".", ""));
    const number = eraYear === "元" ? 1 : Number(eraYear);
    return stated && number > 0 ? { ...common, year: firstYear(stated) + number - 1, era: stated } : null;
  }
  if (western !== undefined) return { ...common, year: Number(western) };
  if (bare !== undefined) {
    return Number(bare) > 0
      ? { ...common, year: firstYear(eraOn(reference)) + Number(bare) - 1, needsMonth: true }
      : null;
  }
  if (words === "") return before && { ...common, ...carriedYear(match, before), carried: true };
  return { ...common, ...relativeYear(match, reference, before), relative: true };
}

/** The first 12月 or 3月 from the earlier date's beginning on: within 令和9年度, after 令和9年9月. A half is of its fiscal year. */
function carriedYear({ input, index }: RegExpExecArray, before: EarlierDate): Pick<StatedYear, "year" | "fiscal"> {
  const month = /^\d{1,2}/u.exec(input.slice(index, index + 2))?.[0];
  if (month === undefined) return { year: fiscalYearOf(before.on), fiscal: true };
  const first = splitIsoDate(before.first);
  return { year: Number(month) < first.month ? first.year + 1 : first.year, fiscal: false };
}

function relativeYear(
  [words, , , , , relative, thisFiscal]: RegExpExecArray,
  reference: string,
  before: EarlierDate | null,
): Pick<StatedYear, "year" | "fiscal"> {
  const word = relative ?? thisFiscal ?? "";
  const fiscal = word.endsWith("度");
  const fromBefore = before !== null && (relative === undefined || "翌同".includes(words.charAt(0)));
  const from = fromBefore ? before : { year: splitIsoDate(reference).year, on: reference };
  return {
    year: (fiscal ? fiscalYearOf(from.on) : from.year) + (RELATIVE_YEARS[word.replace(/年度?$/u, "")] ?? 0),
    fiscal,
  };
}
