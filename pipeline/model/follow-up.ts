/** Whom a supervising body should ask first, and why: for the working paper of its staff and for whatever else shows where a cycle stands. */
import type { Institution } from "./registry.ts";

/**
 * Why somebody should ask an institution, from the most to the least urgent: nothing has come, nothing could be read, it is in doubt whose it is,
 * the form is blank, the same was asked before and is still wrong, priority measures (重点報告事項) are overdue, much must be corrected.
 */
export const FOLLOW_UP_REASONS = [
  "not_received",
  "unreadable",
  "identity",
  "blank",
  "asked_again",
  "overdue_priority",
  "many_findings",
] as const;
/** One of {@link FOLLOW_UP_REASONS}. */
export type FollowUpReason = (typeof FOLLOW_UP_REASONS)[number];

/** From so many requests without an answer on, somebody should phone instead of writing once more. */
export const ASKED_TOO_OFTEN = 2;
/** So many places to correct in one workbook are more quickly talked through than written about. */
export const MANY_ERRORS = 10;

/** An institution that should be asked, with every reason for it. */
export interface FollowUp {
  readonly institution: Institution;
  /** The most urgent first; never empty. What `count` counts: {@link FollowUpCounts}. */
  readonly reasons: readonly { readonly reason: FollowUpReason; readonly count: number }[];
  /** How often it was asked to correct what is still wrong; 0 when nothing is known of it. */
  readonly timesAsked: number;
}

/** What is counted for each reason; 0 where it does not hold. */
export type FollowUpCounts = Readonly<Record<FollowUpReason, number>>;
