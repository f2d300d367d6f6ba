/** Every name that the wording may use in `{{…}}`. Each is explained in docs/change-wording.md. */

/** Names that hold text. */
export const TEXT_NAMES = [
  "cycleName",
  "cycleKind",
  "asOf",
  "deadline",
  "formVersion",
  "operatorName",
  "bodyCode",
  "bodyName",
  "bodyKind",
  "department",
  "addressee",
  "sumCheck",
  "implementationRate",
  "inspectedNumbers",
  "reportedNumbers",
] as const;

/** Names that hold a number; 0 counts as "no" in `{{#if …}}`. */
export const COUNT_NAMES = [
  "institutionCount",
  "submittedCount",
  "acceptedCount",
  "needsCorrectionCount",
  "notReceivedCount",
  "rejectedCount",
  "inspectedMeasureCount",
  "reportedMeasureCount",
  "implementedCount",
  "plannedCount",
  "notApplicableAnswerCount",
  "missingCount",
  "invalidCount",
  "deficiencyCount",
  "overdueCount",
  "unreadableDateCount",
  "unstatedDateCount",
  "notApplicableCount",
  "byAggregatorCount",
  "findingCount",
  "errorFindingCount",
  "warningFindingCount",
  "infoFindingCount",
  "subordinateCount",
  "acceptedFileCount",
  "supersededFileCount",
  "rejectedFileCount",
  "decisionCount",
  "decidedAnswerCount",
] as const;

/** Names that hold yes or no, for `{{#if …}}` and `{{#unless …}}` only. */
export const FLAG_NAMES = ["priorityOnly", "sumMatches", "subordinatesAddUp"] as const;

/** Names that hold a list, for `{{#each …}}`, with the names inside. */
export const LIST_NAMES = {
  chapters: ["chapter", "measureCount", "implementedCount", "plannedCount", "implementationRate"],
  notReceived: ["code", "name", "department", "contact"],
  subordinates: ["name", "institutionCount", "submittedCount", "implementationRate"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** One of {@link TEXT_NAMES}. */
export type TextName = (typeof TEXT_NAMES)[number];
/** One of {@link COUNT_NAMES}. */
export type CountName = (typeof COUNT_NAMES)[number];
/** One of {@link FLAG_NAMES}. */
export type FlagName = (typeof FLAG_NAMES)[number];
/** One of the names in {@link LIST_NAMES}. */
export type ListName = keyof typeof LIST_NAMES;
