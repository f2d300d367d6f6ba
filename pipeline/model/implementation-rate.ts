/** The rate of implementation (実施率), the one figure that papers derive from the counts. */
import type { AnswerTotals } from "./rollup.ts";

/** Printed where there is nothing to divide by. */
const NO_RATE = "算定なし";

/**
 * 〇 ÷ (〇 + △ + 空欄 + 判読不能) in tenths of a percent, cut and not rounded: 99.96 % must not be printed as 100 %. － is left out, as
 * the measure does not apply. null where there is nothing to divide by.
 */
export function implementationRate(totals: AnswerTotals): number | null {
  const counted = ratedAnswers(totals);
  return counted === 0 ? null : Math.floor((totals.implemented * 1000) / counted);
}

/** Institutions that the rate of a measure should be made of before it is called the lowest, or said to have moved: of fewer, one turns it over. */
export const FEWEST_ANSWERS = 5;

/** How many answers a rate is made of: for one measure, of how many institutions. */
export function ratedAnswers({ implemented, planned, missing, invalid }: AnswerTotals): number {
  return implemented + planned + missing + invalid;
}

/** {@link implementationRate} as it is printed, e.g. `99.9%`. */
export function formatImplementationRate(totals: AnswerTotals): string {
  return formatRate(implementationRate(totals));
}

/** Tenths of a percent as they are printed. */
export function formatRate(tenths: number | null): string {
  return tenths === null ? NO_RATE : `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}%`;
}
