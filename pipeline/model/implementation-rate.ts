/** The rate of implementation (実施率), the one figure that papers derive from the counts. */
import type { AnswerTotals } from "./rollup.ts";

/** Printed where there is nothing to divide by. */
const NO_RATE = "算定なし";

/** 〇 ÷ (〇 + △ + 空欄 + 判読不能): － is left out, as the measure does not apply. */
export function formatImplementationRate(totals: AnswerTotals): string {
  const counted = totals.implemented + totals.planned + totals.missing + totals.invalid;
  return counted === 0 ? NO_RATE : formatRate(totals.implemented, counted);
}

/** One decimal, cut and not rounded: 99.96 % must not be printed as 100 %. */
function formatRate(part: number, whole: number): string {
  const tenths = Math.floor((part * 1000) / whole);
  return `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}%`;
}
