import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toIsoDate } from "../../../pipeline/lib/japanese/calendar.ts";
import { foldDateText } from "../../../pipeline/lib/japanese/fold-date-text.ts";
import { findDates, mayStateDate, readOneDay, readStatedDate } from "../../../pipeline/lib/japanese/stated-date.ts";
import { formatWareki } from "../../../pipeline/lib/japanese/wareki.ts";
import { shortWareki } from "../../build/short-wareki.ts";

/** The inspection date: 令和8年度. */
const REFERENCE = "2027-02-15";
const on = (words: string, reference = REFERENCE): string | null => readStatedDate(words, reference)?.on ?? null;

describe("a full date means that day", () => {
  it.each([
    ["H29.3.31", "2017-03-31"],
    ["Ｈ２９．３．３１", "2017-03-31"],
    ["R1/5/1", "2019-05-01"],
    ["R08.05.13", "2026-05-13"],
    ["R9-12-25", "2027-12-25"],
    ["Ｒ９．１２．２５", "2027-12-25"],
    ["r9.12.25", "2027-12-25"],
    ["平成29年3月31日", "2017-03-31"],
    ["平成 29 年 3 月 31 日", "2017-03-31"],
    ["㋿9年4月1日", "2027-04-01"],
    ["令和元年5月1日", "2019-05-01"],
    ["七年三月一日", "2025-03-01"],
    ["令和十年三月二十一日", "2028-03-21"],
    ["二〇二七年十二月三十一日", "2027-12-31"],
    ["2027/11/15", "2027-11-15"],
    ["2027-11-15", "2027-11-15"],
    ["２０２７．１１．１５", "2027-11-15"],
    ["2027年11月15日（月）", "2027-11-15"],
    ["20271115", "2027-11-15"],
    ["昭和63年12月1日", "1988-12-01"],
    ["令和10年2月29日", "2028-02-29"],
  ])("%s → %s", (words, day) => {
    expect(on(words)).toBe(day);
  });

  it("whatever day it is, in long and short wareki and in western spelling", () => {
    const days = fc
      .tuple(fc.integer({ min: 1927, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
      .map(([year, month, day]) => toIsoDate(year, month, day))
      .filter((iso) => iso !== null);
    fc.assert(
      fc.property(days, (iso) => {
        for (const words of [formatWareki(iso), shortWareki(iso), iso, `${formatWareki(iso)}までに実施`]) {
          expect(readStatedDate(words, REFERENCE)).toMatchObject({ on: iso, outsideEra: false });
        }
      }),
    );
  });
});

describe("a period means its last day", () => {
  it.each([
    ["平成29年3月末", "2017-03-31"],
    ["H29.3", "2017-03-31"],
    ["R9.12", "2027-12-31"],
    ["令和九年三月", "2027-03-31"],
    ["令和十年三月末日", "2028-03-31"],
    ["令和9年2月", "2027-02-28"],
    ["令和10年2月", "2028-02-29"],
    ["2027年10月", "2027-10-31"],
    ["2027/9", "2027-09-30"],
    ["令和9年9月頃", "2027-09-30"],
    ["令和9年4月上旬", "2027-04-10"],
    ["令和9年4月中旬", "2027-04-20"],
    ["令和9年4月下旬", "2027-04-30"],
    ["令和元年度中", "2020-03-31"],
    ["令和9年度中", "2028-03-31"],
    ["令和九年度末", "2028-03-31"],
    ["2027年度内", "2028-03-31"],
    ["R9年度", "2028-03-31"],
    ["令和9年度9月", "2027-09-30"],
    ["令和9年度3月", "2028-03-31"],
    ["令和9年度上半期", "2027-09-30"],
    ["令和9年度（上期）", "2027-09-30"],
    ["令和9年度下半期", "2028-03-31"],
    ["令和9年度第1四半期", "2027-06-30"],
    ["令和9年度第２四半期", "2027-09-30"],
    ["令和9年度第三四半期", "2027-12-31"],
    ["令和9年度第4四半期", "2028-03-31"],
    ["令和9年", "2027-12-31"],
    ["令和9年中", "2027-12-31"],
  ])("%s → %s", (words, day) => {
    expect(on(words)).toBe(day);
  });
});

describe("of a range or several dates the last day counts", () => {
  it.each([
    ["令和9年10月～12月", "2027-12-31"],
    ["令和9年10月から12月", "2027-12-31"],
    ["令和9年12月～3月", "2028-03-31"],
    ["令和9年10月〜令和10年3月", "2028-03-31"],
    ["R9.10～R10.3", "2028-03-31"],
    ["令和9年4月1日～30日", "2027-04-30"],
    ["令和8年度～令和10年度", "2029-03-31"],
    ["令和8～10年度", "2029-03-31"],
    ["庁内は令和8年12月、出先は令和9年6月", "2027-06-30"],
  ])("%s → %s", (words, day) => {
    expect(on(words)).toBe(day);
  });
});

describe("a range that names its year once ends on its last day", () => {
  it.each([
    ["令和9年4月1日～6月30日", "2027-06-30"],
    ["2027/4/1～6/30", "2027-06-30"],
    ["令和9年4～6月", "2027-06-30"],
    ["令和9年度第2四半期～第3四半期", "2027-12-31"],
  ])("%s → %s", (words, day) => {
    expect(on(words)).toBe(day);
  });
});

describe("what is missing is taken from the inspection date", () => {
  it.each([
    ["9年9月", "2027-02-15", "2027-09-30"],
    ["29年度末", "2017-02-15", "2018-03-31"],
    ["29年度末", "2027-02-15", "2048-03-31"],
    ["来年度", "2027-02-15", "2028-03-31"],
    ["来年度中", "2027-04-01", "2029-03-31"],
    ["再来年度", "2027-02-15", "2029-03-31"],
    ["今年度中", "2027-02-15", "2027-03-31"],
    ["今年度中", "2027-04-01", "2028-03-31"],
    ["年度内に実施", "2027-02-15", "2027-03-31"],
    ["年内", "2027-02-15", "2027-12-31"],
    ["来年3月末", "2027-02-15", "2028-03-31"],
    ["来年度上半期", "2027-02-15", "2027-09-30"],
    ["今月末", "2027-02-15", "2027-02-28"],
    ["来月中旬", "2027-12-15", "2028-01-20"],
  ])("%s, written on %s → %s", (words, reference, day) => {
    expect(on(words, reference)).toBe(day);
  });
});

describe("dates stand anywhere in a sentence", () => {
  it.each([
    ["実施予定時期：令和9年9月", "2027-09-30"],
    ["令和９年度末までに規程を改正する予定", "2028-03-31"],
    ["次期更改（R10.1）に合わせて導入", "2028-01-31"],
    ["3年以内の更新のうち、令和9年7月に実施", "2027-07-31"],
  ])("%s → %s", (words, day) => {
    expect(on(words)).toBe(day);
  });
});

it.each([
  "随時",
  "未定",
  "検討中",
  "予定",
  "3年以内",
  "毎年度",
  "9月",
  "24時間365日",
  "第3回会議後",
  "03/04/01",
  "2027",
  "",
])("%j states no date", (words) => {
  expect(on(words)).toBeNull();
});

it.each(["令和9年2月30日", "R7.13.1", "令和9年13月", "2027/2/29", "令和9年4月31日", "令和9年0月"])(
  "%s looks like a date and is none: it never rolls over",
  (words) => {
    expect(readStatedDate(words, REFERENCE)).toMatchObject({ on: null });
  },
);

describe("a date outside its era is accepted and marked", () => {
  it.each([
    ["平成32年", "2020-12-31", true],
    ["平成31年5月1日", "2019-05-01", true],
    ["平成31年4月30日", "2019-04-30", false],
    ["令和元年4月30日", "2019-04-30", true],
    ["令和元年5月1日", "2019-05-01", false],
    ["平成31年度末", "2020-03-31", false],
    ["令和元年", "2019-12-31", false],
    ["平成元年1月7日", "1989-01-07", true],
    ["平成元年1月8日", "1989-01-08", false],
    ["昭和64年1月7日", "1989-01-07", false],
    ["昭和64年1月8日", "1989-01-08", true],
    ["昭和元年12月25日", "1926-12-25", false],
    ["昭和元年12月24日", "1926-12-24", true],
  ])("%s → %s, outside: %s", (words, day, outsideEra) => {
    expect(readStatedDate(words, REFERENCE)).toMatchObject({ on: day, outsideEra });
  });
});

describe("one day, and nothing else", () => {
  it.each([
    ["令和9年4月5日", "2027-04-05"],
    ["令和９年　４月　５日", "2027-04-05"],
    ["令和元年5月1日", "2019-05-01"],
    ["令和九年四月五日", "2027-04-05"],
    ["R9.4.5", "2027-04-05"],
    ["2027/4/5", "2027-04-05"],
    ["20270405", "2027-04-05"],
    ["令和9年4月5日（月）", "2027-04-05"],
  ])("%s → %s", (text, day) => {
    expect(readOneDay(text, REFERENCE)).toBe(day);
  });

  it.each([
    ...["令和9年4月", "令和9年4月　日", "R9.4", "令和9年4月末日", "令和9年4月上旬", "令和　年　月　日", "4月5日"],
    ...["令和9年4月5日頃", "令和9年4月5日（予定）", "令和9年4月5日から4月10日", "令和9年4月31日", "20270431"],
    ...["平成39年4月5日", "未定", ""],
  ])("%s is none", (text) => {
    expect(readOneDay(text, REFERENCE)).toBeNull();
  });
});

it("tells which words were read as the date", () => {
  expect(readStatedDate("予算確保後、令和９年９月末までに", REFERENCE)?.words).toBe("令和9年9月末");
});

describe("what was read against one reference does not stick", () => {
  it.each([
    ["来年度中", "2028-03-31", "2021-03-31"],
    ["年度内", "2027-03-31", "2020-03-31"],
    ["年末", "2027-12-31", "2020-12-31"],
    ["来月末", "2027-03-31", "2020-03-31"],
    ["9年9月", "2027-09-30", "2027-09-30"],
    ["令和9年9月、遅くとも来年度中", "2028-03-31", "2027-09-30"],
    ["令和9年9月", "2027-09-30", "2027-09-30"],
  ])("%s → %s and %s", (words, late, early) => {
    for (let turn = 0; turn < 2; turn++) {
      expect(readStatedDate(words, "2027-02-10")?.on).toBe(late);
      expect(readStatedDate(words, "2020-02-10")?.on).toBe(early);
    }
  });
});

describe("every date of a sentence, with its first and its last day", () => {
  it.each([
    ["令和9年9月", "令和9年9月 2027-09-01 2027-09-30"],
    ["令和9年度第2四半期", "令和9年度第2四半期 2027-07-01 2027-09-30"],
    ["令和9年度3月", "令和9年度3月 2028-03-01 2028-03-31"],
    ["令和9年度1～3月", "令和9年度1~3月 2028-03-01 2028-03-31"],
    ["令和9年度4～6月", "令和9年度4~6月 2027-06-01 2027-06-30"],
    ["令和9年度9月15日", "令和9年度9月15日 2027-09-15 2027-09-15"],
    ["令和9年12～3月", "令和9年12~3月 2028-03-01 2028-03-31"],
    ["令和9年4～4月", "令和9年4~4月 2027-04-01 2027-04-30"],
    ["令和9年9月～9月", "令和9年9月~9月 2027-09-01 2027-09-30"],
    ["令和9年10月～12月", "令和9年10月~12月 2027-12-01 2027-12-31"],
    ["令和9年12月28日～1月4日", "令和9年12月28日~1月4日 2028-01-04 2028-01-04"],
    ["令和9年9月に規程、12月に研修", "令和9年9月 2027-09-01 2027-09-30, 12月 2027-12-01 2027-12-31"],
    ["令和9年12月に規程、3月に研修", "令和9年12月 2027-12-01 2027-12-31, 3月 2028-03-01 2028-03-31"],
    ["令和9年9月に規程、9月に研修", "令和9年9月 2027-09-01 2027-09-30, 9月 2027-09-01 2027-09-30"],
    ["令和9年9月に規程、10月15日に研修", "令和9年9月 2027-09-01 2027-09-30, 10月15日 2027-10-15 2027-10-15"],
    ["令和9年2月に規程、下半期に研修", "令和9年2月 2027-02-01 2027-02-28, 下半期 2026-10-01 2027-03-31"],
    ["令和9年度に設計、翌年度に導入", "令和9年度 2027-04-01 2028-03-31, 翌年度 2028-04-01 2029-03-31"],
    ["令和10年度に設計、来年度に導入", "令和10年度 2028-04-01 2029-03-31, 来年度 2027-04-01 2028-03-31"],
    ["令和10年9月に設計、年度内に導入", "令和10年9月 2028-09-01 2028-09-30, 年度 2028-04-01 2029-03-31"],
    ["令和9年13月", "令和9年13月 null null"],
    ["令和9年夏頃", "令和9年夏 vague"],
    ["令和9年度夏頃", "令和9年度夏 vague"],
    ["R.9年9月", "R.9年9月 2027-09-01 2027-09-30"],
    ["令和0年9月", ""],
    ["0年9月", ""],
    ["5年で更新", ""],
    ["令和9年前半", ""],
  ])("%s → %s", (sentence, expected) => {
    const found = findDates(foldDateText(sentence, REFERENCE), REFERENCE).map(({ words, vague, first, on: last }) =>
      vague ? `${words} vague` : `${words} ${String(first)} ${String(last)}`,
    );
    expect(found.join(", ")).toBe(expected);
  });
});

it("some time of a year is no date", () => {
  expect(readStatedDate("令和9年夏頃", REFERENCE)).toBeNull();
});

it("of two dates that end on the same day the first is named", () => {
  expect(readStatedDate("令和9年9月、遅くとも令和9年9月末", REFERENCE)?.words).toBe("令和9年9月");
});

it.each([
  ["20270930", { on: "2027-09-30", words: "20270930", outsideEra: false }],
  ["20271330", { on: null, words: "20271330", outsideEra: false }],
  ["120270930", null],
  ["202709301", null],
])("%s: eight figures are a date, more are a number", (figures, expected) => {
  expect(readStatedDate(figures, REFERENCE)).toEqual(expected);
});

it.each([
  ["第三四半期", true],
  ["第三・四半期", true],
  ["来月", true],
  ["令和元", true],
  ["十分な四阿", false],
  ["随時", false],
])("%s may state a date: %s", (sentence, expected) => {
  expect(mayStateDate(sentence)).toBe(expected);
});
