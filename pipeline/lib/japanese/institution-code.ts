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

/** Whether a six-digit 全国地方公共団体コード ends in its check digit; codes of other shapes have none to check. */
export function hasValidCheckDigit(code: string): boolean {
  if (!/^\d{6}$/u.test(code)) return true;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, check] = Array.from(code, Number);
  return check === (11 - ((6 * a + 5 * b + 4 * c + 3 * d + 2 * e) % 11)) % 10;
}
