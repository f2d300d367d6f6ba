/** Codes of institutions. Rule: domain.md, "Codes". */
import { foldText } from "./text.ts";

/**
 * A code as text, in one spelling: half width, no spaces, capital letters, and the leading zero that Excel eats from
 * local government codes given back (`12017` → `012017`).
 */
export function normalizeCode(text: string): string {
  const code = foldText(text)
    .toUpperCase()
    .replace(/^'/u, "")
    .replace(/[‐‑‒–—―−ー]/gu, "-");
  return /^\d{5}$/u.test(code) && hasValidCheckDigit(`0${code}`) ? `0${code}` : code;
}

/** The code as {@link normalizeCode} knows it; `01201-7`, `01-2017` and `01201・7` are the six digits that they show. */
export function joinCode(text: string): string {
  const code = normalizeCode(text.replace(/[-‐‑‒–—―−ー－.．・･\s\u3000]/gu, "-"));
  const digits = code.replace(/-/gu, "");
  return /^\d{5,6}$/u.test(digits) ? normalizeCode(digits) : code;
}

/** The six digits whose check digit (and perhaps whose leading zero) was left out: `01201` or `1201` → `012017`; null for other shapes. */
export function withCheckDigit(code: string): string | null {
  if (!/^\d{4,5}$/u.test(code)) return null;
  const five = code.padStart(5, "0");
  return `${five}${String(checkDigitOf(five))}`;
}

/** Whether a six-digit 全国地方公共団体コード ends in its check digit; codes of other shapes have none to check. */
export function hasValidCheckDigit(code: string): boolean {
  if (!/^\d{6}$/u.test(code)) return true;
  return Number(code.at(-1)) === checkDigitOf(code);
}

function checkDigitOf(code: string): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = Array.from(code, Number);
  return (11 - ((6 * a + 5 * b + 4 * c + 3 * d + 2 * e) % 11)) % 10;
}
