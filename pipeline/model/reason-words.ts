/** Why an institution should be asked, in words with what is counted. */
import { formatCount } from "../lib/format-count.ts";
import type { FollowUpReason } from "./follow-up.ts";
import { FOLLOW_UP_LABELS } from "./labels.ts";

/** Unit of what is counted; empty where nothing is. */
const UNITS: Readonly<Record<FollowUpReason, string>> = {
  not_received: "",
  unreadable: "",
  identity: "件",
  blank: "",
  asked_again: "回",
  overdue_priority: "件",
  many_findings: "か所",
};

/** `重点報告事項の超過 3件` */
export function reasonWords(reason: FollowUpReason, count: number): string {
  const unit = UNITS[reason];
  return unit === "" ? FOLLOW_UP_LABELS[reason] : `${FOLLOW_UP_LABELS[reason]} ${formatCount(count)}${unit}`;
}
