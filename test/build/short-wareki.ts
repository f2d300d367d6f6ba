/** `2027-03-31` → `R9.3.31`: how people write a date, and no output does. */
import { formatWareki } from "../../pipeline/lib/japanese/wareki.ts";

const LETTERS: Readonly<Record<string, string>> = { 大正: "T", 昭和: "S", 平成: "H", 令和: "R" };

export function shortWareki(iso: string): string {
  return formatWareki(iso)
    .replace(/^../u, (era) => LETTERS[era] ?? era)
    .replace("元", "1")
    .replace(/[年月]/gu, ".")
    .replace("日", "");
}
