/**
 * What an answer says: implemented 〇, planned △, not_applicable －; `missing` is a blank cell or an absent row,
 * `invalid` is something else than one of the three marks.
 */
export const ANSWER_KINDS = ["implemented", "planned", "not_applicable", "missing", "invalid"] as const;
/** One of {@link ANSWER_KINDS}. */
export type AnswerKind = (typeof ANSWER_KINDS)[number];
