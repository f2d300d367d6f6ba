/**
 * What an answer says: implemented 〇, planned △, not_applicable －; `missing` is a blank cell or an absent row,
 * `invalid` is something else than one of the three marks.
 */
export const ANSWER_KINDS = ["implemented", "planned", "not_applicable", "missing", "invalid"] as const;
/** One of {@link ANSWER_KINDS}. */
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** How often each kind comes; a kind that does not come is 0. */
export function countKinds(kinds: Iterable<AnswerKind>): Record<AnswerKind, number> {
  const totals = { implemented: 0, planned: 0, not_applicable: 0, missing: 0, invalid: 0 };
  for (const kind of kinds) totals[kind]++;
  return totals;
}
