import { expect, it } from "vitest";
import { fiscalYearOf, lastDayOfMonth, toIsoDate } from "../../../pipeline/lib/japanese/calendar.ts";

it.each([
  ["2026-03-31", 2025],
  ["2026-04-01", 2026],
  ["2026-12-31", 2026],
  ["2027-03-31", 2026],
  ["2027-04-01", 2027],
])("%s lies in fiscal year %i", (iso, year) => {
  expect(fiscalYearOf(iso)).toBe(year);
});

it.each([
  [2027, 2, "2027-02-28"],
  [2028, 2, "2028-02-29"],
  [2100, 2, "2100-02-28"],
  [2000, 2, "2000-02-29"],
  [2027, 4, "2027-04-30"],
  [2027, 12, "2027-12-31"],
  [2027, 13, null],
  [2027, 0, null],
])("the last day of %i-%i is %s", (year, month, day) => {
  expect(lastDayOfMonth(year, month)).toBe(day);
});

it.each([
  [2027, 2, 30],
  [2027, 4, 31],
  [2027, 13, 1],
  [2027, 1, 0],
  [207, 1, 1],
])("%i-%i-%i is no day", (year, month, day) => {
  expect(toIsoDate(year, month, day)).toBeNull();
});
