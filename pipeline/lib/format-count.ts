/** Counts as people read them. */

/** `1234` → `1,234`, whatever the machine's language. */
export function formatCount(count: number): string {
  const digits = String(count);
  const first = digits.length % 3 || 3;
  return [digits.slice(0, first), ...(digits.slice(first).match(/\d{3}/gu) ?? [])].join(",");
}

/** Zero as a dash, where a reader looks for what there is. */
export function countOrDash(count: number): string {
  return count === 0 ? "－" : formatCount(count);
}
