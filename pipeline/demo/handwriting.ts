/** How a person writes marks and dates down: by the book, or in one of the ways that keyboards and habits lead to. */
import type { Due } from "./filled-answers.ts";
import type { Random } from "./random.ts";

/** A calendar day. */
export interface Day extends Due {
  readonly day: number;
}

/** How one person spells marks, planned months and days. */
export interface Handwriting {
  readonly mark: (kind: "implemented" | "planned" | "not_applicable") => string;
  readonly due: (due: Due) => string;
  readonly day: (day: Day) => string;
}

/** As the form's instructions ask. */
export const byTheBook: Handwriting = {
  mark: (kind) => ({ implemented: "〇", planned: "△", not_applicable: "－" })[kind],
  due: ({ year, month }) => `${era(year)}年${String(month)}月`,
  day: ({ year, month, day }) => `${era(year)}年${String(month)}月${String(day)}日`,
};

/** One person keeps to few spellings: circles of one kind, with a slip now and then. */
export function messyMarks(random: Random): Handwriting {
  const circle = random.pick(["○", "◯", "⭕", "O", "〇 ", "　○"]);
  const dash = random.pick(["ー", "-", "—", "‐", "―", "−"]);
  const marks = { implemented: circle, planned: "▲", not_applicable: dash };
  return {
    ...byTheBook,
    mark: (kind) => (kind === "implemented" && random.chance(0.1) ? random.pick(["●", "◎", "〇"]) : marks[kind]),
  };
}

/** Every date in another of the spellings that remarks use (domain.md, "Eras and fiscal years"). */
export function messyDates(random: Random): Handwriting {
  return {
    ...byTheBook,
    due: (due) => random.pick(DUE_SPELLINGS)(due),
    day: (day) => random.pick(DAY_SPELLINGS)(day),
  };
}

const DUE_SPELLINGS: readonly [(due: Due) => string, ...((due: Due) => string)[]] = [
  ({ year, month }) => `R${reiwa(year)}.${String(month)}`,
  ({ year, month }) => `${wide(`R${reiwa(year)}．${String(month)}．`)}${wide(String(lastDay(year, month)))}`,
  ({ year, month }) => `${String(year)}/${String(month)}/${String(lastDay(year, month))}`,
  ({ year, month }) => `令和${kanji(year - 2018)}年${kanji(month)}月末日`,
  ({ year, month }) => `${reiwa(year)}年${String(month)}月`,
  ({ year, month }) => `令和${reiwa(month < 4 ? year - 1 : year)}年度中`,
  ({ year, month }) => `令和 ${wide(reiwa(year))} 年 ${wide(String(month))} 月`,
];
const DAY_SPELLINGS: readonly [(day: Day) => string, ...((day: Day) => string)[]] = [
  ({ year, month, day }) => `R${reiwa(year)}.${String(month)}.${String(day)}`,
  ({ year, month, day }) => `${String(year)}/${String(month)}/${String(day)}`,
  ({ year, month, day }) => `${reiwa(year)}年${String(month)}月${String(day)}日`,
  ({ year, month, day }) => wide(`令和${reiwa(year)}年${String(month)}月${String(day)}日`),
];

function era(year: number): string {
  return `令和${reiwa(year)}`;
}

function reiwa(year: number): string {
  return String(year - 2018);
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function wide(text: string): string {
  return text.replace(/[0-9A-Z]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
}

/** 1 to 99. */
function kanji(value: number): string {
  const digits = "〇一二三四五六七八九";
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? (digits[tens] ?? "") : ""}${tens > 0 ? "十" : ""}${ones > 0 ? (digits[ones] ?? "") : ""}`;
}

/** Serial number of a day as spreadsheets count. */
export function serialOf({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
}

/** The last day of the month that something is planned for. */
export function lastDayOf({ year, month }: Due): Day {
  return { year, month, day: lastDay(year, month) };
}
