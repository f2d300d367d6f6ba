/** Counts as people read them. */

/** `1234` → `1,234`, whatever the machine's language. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/gu, ",");
}
