/** `20,21,36-38` → the measure numbers, ascending. */
import { foldText } from "../lib/japanese/text.ts";

/** null when the text names no measure or is not such a list. */
export function parseMeasureList(text: string): readonly number[] | null {
  const numbers = new Set<number>();
  for (const part of foldText(text).split(/[,、，;・]/u)) {
    const match = /^#?(\d{1,4})(?:[-~〜‐–—−ー]#?(\d{1,4}))?$/u.exec(part);
    if (match === null) return null;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (first < 1 || last < first) return null;
    for (let number = first; number <= last; number++) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b);
}
