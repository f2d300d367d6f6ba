/**
 * How long a report may be, in one place: 12 pages whatever the size, 15 where all measures of the form are reported. Cover, overview, summary,
 * sentences and the white that page breaks leave take a little more than four; tables and charts that grow share the rest, and lists are
 * summed up where they do not fit. Heights are in points, with the looks that templates/styles.docx comes with.
 */

/** Of text on a portrait page. */
const PAGE = 700;

/** Room that all tables and charts share which grow with the institutions or the measures. */
export const SHARED_ROOM = { priorityOnly: 7.65 * PAGE, all: 10.35 * PAGE } as const;
/** What a section that not every report has takes of it, besides its tables and charts. */
export const SECTION_ROOM = 0.5 * PAGE;
/** Room for one list at most; deficiencies take what the others leave. */
export const MOST_ROOM = {
  deficiencies: 3 * PAGE,
  /** Of deficiencies, those that are overdue, by institution. */
  overdue: 1.2 * PAGE,
  unsent: 0.9 * PAGE,
  unsentByBody: 0.4 * PAGE,
  /** Each of the three lists of 前回との比較, where all else leaves so much. */
  changes: 1.2 * PAGE,
  decisions: 0.28 * PAGE,
} as const;
/** Room that a list has in any case, one by one or summed up. */
export const LEAST_ROOM = {
  changes: { listed: 0.24 * PAGE, summedUp: 0.15 * PAGE },
  /** Of deficiencies, those that are overdue, with their heading. */
  overdue: 0.2 * PAGE,
} as const;

/** Rows of tables that sum up; `quartersToBusiest`: of quarters, where one that a sentence names stands behind the others. */
export const MOST_ROWS = {
  bodiesBelow: 48,
  heatedBodies: 24,
  aggregators: 12,
  quarters: 8,
  quartersToBusiest: 12,
  followUps: 3,
} as const;

/** Of a measure in a sentence of the overview, two lines of it at most: in fewer letters, measures that begin alike cannot be told apart. */
export const NEWS_GIST_LETTERS = 30;
/** Names in a sentence. */
export const NAMES_IN_SENTENCE = 2;
/** Letters of a remark or reason beside other columns; the whole stands in annex or workbook. */
export const REMARK_LETTERS = 120;
