/** Any mark and any date spelling that has a meaning reads back to that meaning, in any width and with any spaces. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysInMonth, lastDayOfMonth, toIsoDate } from "../../pipeline/lib/japanese/calendar.ts";
import { readStatedDate } from "../../pipeline/lib/japanese/stated-date.ts";
import { ERAS, firstYear, formatWareki } from "../../pipeline/lib/japanese/wareki.ts";
import { readMark } from "../../pipeline/forms/annex2/tables/read-mark.ts";
import { shortWareki } from "../build/short-wareki.ts";

const REFERENCE = "2027-02-15";

const blank = fc.stringMatching(/^[ \u3000\u00A0\u200B\n]{0,3}$/);
const full = (text: string): string =>
  text.replace(/[!-~]/gu, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));
const width = fc.constantFrom((text: string) => text, full);
const kanji = (n: number): string => {
  const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
  return n < 10 ? (digits[n] ?? "") : `${n < 20 ? "" : (digits[Math.floor(n / 10)] ?? "")}十${digits[n % 10] ?? ""}`;
};
const numeral = fc.constantFrom(
  (n: number) => String(n),
  (n: number) => full(String(n)),
  kanji,
);

/** A day in the running era, far enough from its beginning to be stated in it. */
const day = fc.tuple(fc.integer({ min: 2020, max: 2060 }), fc.integer({ min: 1, max: 12 })).chain(([year, month]) =>
  fc.record({
    year: fc.constant(year),
    month: fc.constant(month),
    day: fc.integer({ min: 1, max: daysInMonth(year, month) }),
  }),
);
const eraYear = (year: number): number => year - firstYear(ERAS[0]) + 1;

describe("marks", () => {
  const meanings = [
    ["implemented", "〇○◯⭕oO"],
    ["planned", "△Δ∆"],
    ["not_applicable", "-－﹣‐‑‒–—―−ーｰ─━"],
  ] as const;
  const mark = fc.constantFrom(...meanings.flatMap(([kind, marks]) => Array.from(marks, (text) => ({ kind, text }))));

  it("keep their meaning whatever stands around them that nobody sees", () => {
    fc.assert(
      fc.property(mark, blank, blank, ({ kind, text }, before, after) => {
        expect(readMark(before + text + after).kind).toBe(kind);
      }),
    );
  });

  it("are never guessed from any other text", () => {
    fc.assert(
      fc.property(mark, mark, (a, b) => {
        expect(readMark(a.text + b.text).kind).toBe("invalid");
      }),
    );
  });
});

describe("dates", () => {
  const suffix = fc.constantFrom("", "まで", "に実施予定", "までに完了する。", "（予定）");
  const prefix = fc.constantFrom("", "実施予定時期：", "予算措置済み。", "規程を改正し、");

  it("spelled as a day mean that day", () => {
    const spelling = fc.constantFrom<(date: string) => string>(
      formatWareki,
      shortWareki,
      (iso) => iso,
      (iso) => iso.replaceAll("-", "/"),
      (iso) => formatWareki(iso).replace(/(\d+)/gu, " $1 "),
    );
    fc.assert(
      fc.property(day, spelling, width, prefix, suffix, (d, spell, widen, before, after) => {
        const iso = toIsoDate(d.year, d.month, d.day) ?? "";
        expect(readStatedDate(before + widen(spell(iso)) + after, REFERENCE)?.on).toBe(iso);
      }),
    );
  });

  it("spelled as a month mean its last day, 上旬 and 中旬 the 10th and 20th", () => {
    const parts = [
      ["", null],
      ["末", null],
      ["末日", null],
      ["下旬", null],
      ["上旬", 10],
      ["中旬", 20],
    ] as const;
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...parts),
        numeral,
        prefix,
        suffix,
        ({ year, month }, [part, on], write, before, after) => {
          const expected = on === null ? lastDayOfMonth(year, month) : toIsoDate(year, month, on);
          expect(
            readStatedDate(`${before}令和${write(eraYear(year))}年${write(month)}月${part}${after}`, REFERENCE)?.on,
          ).toBe(expected);
        },
      ),
    );
  });

  it("spelled as a fiscal year or a part of one mean its last day", () => {
    const parts = [
      ["", 15],
      ["中", 15],
      ["末", 15],
      ["上半期", 9],
      ["下半期", 15],
      ["第1四半期", 6],
      ["第2四半期", 9],
      ["第3四半期", 12],
      ["第4四半期", 15],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2060 }),
        fc.constantFrom(...parts),
        width,
        suffix,
        (year, [part, month], widen, after) => {
          const expected = month > 12 ? lastDayOfMonth(year + 1, month - 12) : lastDayOfMonth(year, month);
          expect(readStatedDate(widen(`令和${String(eraYear(year))}年度${part}`) + after, REFERENCE)?.on).toBe(
            expected,
          );
        },
      ),
    );
  });

  it("that do not exist are never rolled over", () => {
    const impossible = fc
      .tuple(fc.integer({ min: 2020, max: 2060 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, month]) => [year, month, daysInMonth(year, month) + 1] as const);
    fc.assert(
      fc.property(impossible, ([year, month, d]) => {
        expect(
          readStatedDate(`令和${String(eraYear(year))}年${String(month)}月${String(d)}日`, REFERENCE)?.on ?? null,
        ).toBeNull();
      }),
    );
  });

  it("are never read from text without digits or years", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[あ-んア-ン未定検討中予算次第随時]{0,20}$/), (text) => {
        expect(readStatedDate(text, REFERENCE)?.on ?? null).toBeNull();
      }),
    );
  });
});
