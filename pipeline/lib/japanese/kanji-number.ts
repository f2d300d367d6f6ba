/** Numbers in kanji, as far as dates use them (1 to 9999). */

const DIGITS = "〇一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `十二` → 12, `二〇二七` → 2027, `三十一` → 31; null when it is no number. */
export function parseKanjiNumber(kanji: string): number | null {
  const text = kanji.replaceAll("零", "〇").replaceAll("○", "〇");
  if (/^[〇一二三四五六七八九]+$/u.test(text)) return Number(Array.from(text, (c) => DIGITS.indexOf(c)).join(""));
  if (!/^[一二三四五六七八九十百千]+$/u.test(text)) return null;
  let total = 0;
  let digit = 0;
  for (const c of text) {
    const unit = UNITS[c];
    if (unit === undefined) {
      if (digit !== 0) return null;
      digit = DIGITS.indexOf(c);
    } else {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
