/** The sum that every report shows: each institution is in exactly one state. */
import type { SubmissionStatus } from "../../../model/rollup.ts";
import { formatCount } from "../../../lib/format-count.ts";

/** `24＝10＋13＋1＋0（一致）`: accepted, needs_correction, not_received, rejected. */
export function checkSum(status: SubmissionStatus): { readonly text: string; readonly matches: boolean } {
  const parts = [status.accepted, status.needs_correction, status.not_received, status.rejected];
  const matches = parts.reduce((sum, part) => sum + part, 0) === status.institutions;
  const sum = `${formatCount(status.institutions)}＝${parts.map(formatCount).join("＋")}`;
  return { text: `${sum}（${matches ? "一致" : "不一致"}）`, matches };
}
