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
  "headTitle",
  "headName",
  "documentNumber",
  "sumCheck",
  "implementationRate",
  "inspectedNumbers",
  "reportedNumbers",
  "previousCycleName",
  "previousRate",
  "lowestChapter",
  "lowestChapterRate",
  "mostPlannedChapter",
  "lowestMeasure",
  "lowestMeasureRate",
  "worstBody",
  "worstBodyRate",
  "unratedBody",
  "lowestOfHeat",
  "lowestOfHeatRate",
  "heatLegend",
  "lastQuarter",
  "busiestQuarter",
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
  "comparedMeasureCount",
  "implementedCount",
  "plannedCount",
  "notApplicableAnswerCount",
  "mostPlannedChapterCount",
  "missingCount",
  "invalidCount",
  "lowMeasureCount",
  "deficiencyCount",
  "overdueCount",
  "unreadableDateCount",
  "unstatedDateCount",
  "undatedCount",
  "scheduledCount",
  "busiestQuarterCount",
  "pushedBackCount",
  "notApplicableCount",
  "byAggregatorCount",
  "writtenByUserCount",
  "aggregatorCount",
  "findingCount",
  "errorFindingCount",
  "warningFindingCount",
  "infoFindingCount",
  "followUpCount",
  "unlistedFollowUpCount",
  "subordinateCount",
  "unchartedSubordinateCount",
  "acceptedFileCount",
  "supersededFileCount",
  "rejectedFileCount",
  "strayFileCount",
  "decisionCount",
  "decidedAnswerCount",
  "worsenedCount",
  "slippedCount",
  "copiedCount",
  "formerDeficiencyCount",
  "formerImplementedCount",
  "formerPlannedCount",
  "formerOtherCount",
] as const;

/** Names that hold yes or no, for `{{#if …}}` and `{{#unless …}}` only. */
export const FLAG_NAMES = [
  "priorityOnly",
  "sumMatches",
  "subordinatesAddUp",
  "subordinatesCharted",
  "measuresCharted",
  "closingCharted",
  "severalQuarters",
  "busiestQuarterShared",
  "mostPlannedChapterShared",
  "lowMeasuresLeftOut",
  "hasPrevious",
  "deficienciesListed",
  "overdueListed",
  "unsentListed",
] as const;

/** Names that hold a list, for `{{#each …}}`, with the names inside. */
export const LIST_NAMES = {
  chapters: ["chapter", "measureCount", "implementedCount", "plannedCount", "implementationRate"],
  subordinates: ["name", "institutionCount", "submittedCount", "implementationRate"],
  news: [
    "improved",
    "worsened",
    "noLongerSent",
    "newlySent",
    "closed",
    "measureNumber",
    "measureGist",
    "rateNow",
    "rateThen",
    "count",
    "of",
    "names",
    "moreCount",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** One of {@link TEXT_NAMES}. */
export type TextName = (typeof TEXT_NAMES)[number];
/** One of {@link COUNT_NAMES}. */
export type CountName = (typeof COUNT_NAMES)[number];
/** One of {@link FLAG_NAMES}. */
export type FlagName = (typeof FLAG_NAMES)[number];
/** One of the names in {@link LIST_NAMES}. */
export type ListName = keyof typeof LIST_NAMES;
