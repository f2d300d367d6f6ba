/** When a remark says that the measure will be in place: of its dates, those that are dates of doing it. */
import { splitIsoDate } from "./calendar.ts";
import { roleOfDate, type DateRole } from "./date-role.ts";
import { MOVED } from "./date-words.ts";
import { foldDateText } from "./fold-date-text.ts";
import {
  findDates,
  latestDate,
  mayStateDate,
  readEightFigures,
  type FoundDate,
  type StatedDate,
} from "./stated-date.ts";
import { rememberByMonth, type ReadAsOf } from "./remember-by-month.ts";
import { cleanLines } from "./remark-lines.ts";

/** What a remark says of when. */
export interface PlannedDate extends StatedDate {
  /** 令和9年9月　規程の改定, in 令和10年: the last day of what is over, and nothing tells a plan that was not kept from something that was done. */
  readonly passed?: string;
}

/** A plan further away than this is a slip of the pen, or the date of something else. */
const FURTHEST_YEARS = 15;

/**
 * The date by which a remark says the measure will be in place, or null when it states none.
 *
 * A date counts only when the remark says, or plainly means (a bare date), that it is the date of doing: not those of laws,
 * notices, audits, contracts or earlier events, nor 「令和9年度以降」, of which no end is stated. Of several the latest counts.
 * `on` is null where a date is stated that cannot be: no day of the calendar, two years that disagree, more than 15 years away; and
 * where it is over, and would be that of doing if it were to come (`passed`).
 */
export function readPlannedDate(remark: string, reference: string): PlannedDate | null {
  return mayStateDate(remark) ? readOnce(remark, reference) : null;
}

/** Offices word their remarks alike. */
const readOnce = rememberByMonth(read);

function read(remark: string, reference: string): ReadAsOf<PlannedDate | null> {
  const text = foldDateText(cleanLines(remark), reference);
  const figures = readEightFigures(text);
  if (figures) return { value: far(figures, reference), dayCounts: false };
  const dates = findDates(text, reference);
  const conflict = TWO_YEARS.exec(text)?.[0] ?? twoDates(text, dates);
  if (conflict !== null) return { value: unread(conflict), dayCounts: false };
  // Whether a date is past shows on the first day of a month for all that are not of the month itself.
  const dayCounts = dates.some((date) => date.on?.slice(0, 7) === reference.slice(0, 7));
  const planAsOf = (day: string): StatedDate | null => {
    const judged = dates.map((date, index) => ({ date, role: roleOfDate(text, dates, index, day) }));
    const moved = judged.findLastIndex(({ date: { end } }) => MOVED.test(text.slice(end)));
    return choose(text, judged.slice(Math.max(moved, 0)), reference);
  };
  return { value: planAsOf(reference) ?? passedPlan(planAsOf(LONG_AGO), reference), dayCounts };
}

/** A day before all dates: as of it, all are to come. */
const LONG_AGO = "";

function passedPlan(plan: StatedDate | null, reference: string): PlannedDate | null {
  return plan === null || plan.on === null || plan.on >= reference ? null : { ...unread(plan.words), passed: plan.on };
}

/** 令和9年（2028年）9月: what foldDateText has left of two calendars does not agree. */
const TWO_YEARS =
  /(?:(?:令和|平成|[RH]\.?)\d{1,2}年?度?\((?:19|20)\d\d年?度?\)|(?<!\d)(?:19|20)\d\d年?度?\((?:令和|平成|[RH]\.?)\d{1,2}年?度?\))/u;

/** 2027年9月（令和10年9月）: a date in both calendars that is not the same. */
function twoDates(text: string, dates: readonly FoundDate[]): string | null {
  const index = dates.findIndex((date, at) => {
    const next = dates[at + 1];
    if (next === undefined || date.on === next.on || isWithin(date, next) || isWithin(next, date)) return false;
    return (
      text.slice(date.end, next.start) === "(" && text.charAt(next.end) === ")" && isWestern(date) !== isWestern(next)
    );
  });
  const [date, next] = [dates[index], dates[index + 1]];
  return date && next ? text.slice(date.start, next.end + 1) : null;
}

function isWestern({ words }: FoundDate): boolean {
  return /^(?:19|20)\d\d/u.test(words);
}

interface Judged {
  readonly date: FoundDate;
  readonly role: DateRole;
}

/** The doing dates up to the end; a doing whose end is open, after them, leaves all open. */
function choose(text: string, judged: readonly Judged[], reference: string): StatedDate | null {
  const doing = judged.filter(({ role, date }) => role === "doing" && !date.vague).map(({ date }) => date);
  const [impossible] = doing.filter(({ on }) => on === null);
  if (impossible) return unread(impossible.words);
  const last = latestDate(withoutWider(text, doing));
  const isOpen = judged.some(
    ({ role, date }) =>
      role !== "other" && (last === null || (date.first ?? `${String(date.year)}-04-01`) > (last.on ?? "")),
  );
  if (last === null || isOpen) return null;
  return far(last, reference);
}

/** 令和9年度中（12月頃）, 令和9年12月（令和9年度中）: of two dates that explain each other the narrower one. */
function withoutWider(text: string, dates: readonly FoundDate[]): readonly FoundDate[] {
  return dates.filter(
    (wide) =>
      !dates.some((narrow) => {
        if (narrow === wide || !isWithin(narrow, wide)) return false;
        const [before, after] = narrow.start < wide.start ? [narrow, wide] : [wide, narrow];
        return /^(?:中|内|末|頃|に?実施|に?対応|を?予定|の|以内|、)*\($/u.test(text.slice(before.end, after.start));
      }),
  );
}

function isWithin(narrow: FoundDate, wide: FoundDate): boolean {
  const [from, to] = [narrow.first ?? "", narrow.on ?? ""];
  return from >= (wide.first ?? "") && to <= (wide.on ?? "") && !(from === wide.first && to === wide.on);
}

function far(date: StatedDate, reference: string): StatedDate {
  return date.on === null || isWithinReach(date.on, reference) ? date : unread(date.words);
}

/** Whether a day can be the date of a plan: no more than 15 years from the inspection. */
export function isWithinReach(on: string, reference: string): boolean {
  return Math.abs(splitIsoDate(on).year - splitIsoDate(reference).year) <= FURTHEST_YEARS;
}

function unread(words: string): StatedDate {
  return { on: null, words, outsideEra: false };
}
