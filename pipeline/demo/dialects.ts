/** The ways of filling in, and how common each is. */

/** Each a way in which offices really send the form (excel.md); the first is by the book. */
export const DIALECTS = [
  "official",
  "messy-marks",
  "messy-dates",
  "shifted",
  "two-row-heading",
  "repeated-headings",
  "by-chapter",
  "date-column",
] as const;
/** One of {@link DIALECTS}. */
export type Dialect = (typeof DIALECTS)[number];

/** Of every 25 institutions. */
const COMMON: Readonly<Record<Dialect, number>> = {
  official: 12,
  "messy-marks": 3,
  "messy-dates": 3,
  shifted: 1,
  "two-row-heading": 2,
  "repeated-headings": 1,
  "by-chapter": 1,
  "date-column": 2,
};

/** Each of `dialects` as often as it is common. */
export function dialectsInTurn(dialects: readonly Dialect[]): readonly Dialect[] {
  return dialects.flatMap((dialect) => Array.from({ length: COMMON[dialect] }, () => dialect));
}
