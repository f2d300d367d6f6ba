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
  /** Another reference may give another year. */
  readonly byReference: boolean;
  readonly start: number;
  readonly end: number;
}

/** Era and its year; a western year; a year of two digits; words for a year; 年度 and 年 alone. */
const YEAR = new RegExp(
  [
    String.raw`(令和|平成|昭和|大正|明治|(?<![A-Z])[RHST]\.?)(元|\d{1,2})(?!\d)`,
    String.raw`(?<![\d第])((?:19|20)\d{2})(?!\d)`,
    String.raw`(?<![\d./第-])(\d{1,2})(?=年)`,
    String.raw`(今年度|本年度|当年度|来年度|次年度|翌年度|再来年度|翌々年度|今年|本年|来年|翌年|再来年|翌々年)`,
    String.raw`(?<![毎各前昨同間\d元来今本当次翌々])(年度)(?=[内中末])`,
    String.raw`(?<![毎各前昨同間\d元来今本当次翌々])年(?=内|中に|末)`,
  ].join("|"),
  "g",
);

const RELATIVE_YEARS: Readonly<Record<string, number>> = { 今: 0, 本: 0, 当: 0, 来: 1, 次: 1, 翌: 1, 再来: 2, 翌々: 2 };

/**
 * All stated years in order. `text` is folded (NFKC, no spaces, capital letters, kanji numbers as digits); `reference` is the date
 * (`YYYY-MM-DD`) that relative and era-less years are taken from.
 */
export function findStatedYears(text: string, reference: string): readonly StatedYear[] {
  return Array.from(text.matchAll(YEAR), (match) => toStatedYear(match, reference)).filter((year) => year !== null);
}

function toStatedYear(match: RegExpMatchArray, reference: string): StatedYear | null {
  const [words, era, eraYear, western, bare, relative, thisFiscal] = match;
  const start = match.index ?? 0;
  const common = { era: null, fiscal: false, needsMonth: false, relative: false, start, end: start + words.length };
  if (era !== undefined && eraYear !== undefined) {
    const stated = eraNamed(era.replace(".", ""));
    const number = eraYear === "元" ? 1 : Number(eraYear);
    return stated && number > 0
      ? { ...common, year: firstYear(stated) + number - 1, era: stated, byReference: false }
      : null;
  }
  if (western !== undefined) return { ...common, year: Number(western), byReference: false };
  if (bare !== undefined) {
    return Number(bare) > 0
      ? { ...common, year: firstYear(eraOn(reference)) + Number(bare) - 1, needsMonth: true, byReference: true }
      : null;
  }
  const word = relative ?? (thisFiscal === undefined ? "今年" : "今年度");
  const fiscal = word.endsWith("度");
  const base = fiscal ? fiscalYearOf(reference) : splitIsoDate(reference).year;
  return {
    ...common,
    year: base + (RELATIVE_YEARS[word.replace(/年度?$/u, "")] ?? 0),
    fiscal,
    relative: true,
    byReference: true,
  };
}
