/** The small rules that reports rest on. */
import { describe, expect, it } from "vitest";
import { countLines } from "../../pipeline/documents/word/pages/line-count.ts";
import { formatCount } from "../../pipeline/lib/format-count.ts";
import { formatImplementationRate } from "../../pipeline/model/implementation-rate.ts";
import { formatNumberRanges } from "../../pipeline/documents/wording/format-number-ranges.ts";
import { checkSum } from "../../pipeline/documents/kinds/report/sum-check.ts";

const none = { implemented: 0, planned: 0, not_applicable: 0, missing: 0, invalid: 0 };

describe("実施率", () => {
  it.each([
    [none, "算定なし"],
    [{ ...none, not_applicable: 5 }, "算定なし"],
    [{ ...none, implemented: 3, not_applicable: 5 }, "100.0%"],
    [{ ...none, implemented: 1, planned: 1, missing: 1, invalid: 1 }, "25.0%"],
    [{ ...none, implemented: 9999, planned: 1 }, "99.9%"],
    [{ ...none, planned: 1 }, "0.0%"],
  ])("%j → %s", (totals, rate) => {
    expect(formatImplementationRate(totals)).toBe(rate);
  });
});

it.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [1234567, "1,234,567"],
])("%i is printed %s", (count, text) => {
  expect(formatCount(count)).toBe(text);
});

it.each([
  [[], ""],
  [[5], "5"],
  [[5, 6], "5、6"],
  [[20, 21, 36, 37, 38], "20、21、36～38"],
])("%j is printed %s", (numbers, text) => {
  expect(formatNumberRanges(numbers)).toBe(text);
});

it("shows a sum that does not hold", () => {
  const status = { institutions: 5, accepted: 1, needs_correction: 1, not_received: 1, rejected: 1 };
  expect(checkSum(status)).toEqual({ text: "5＝1＋1＋1＋1（不一致）", matches: false });
});

describe("lines of ten full-width characters", () => {
  it.each([
    ["", 1],
    ["一二三四五六七八九十", 1],
    ["一二三四五六七八九十一", 2],
    ["一二三四五六七八九十。", 1],
    ["一二三四五六七八九十一二三四五六七八九十。", 2],
    ["一二三四五六七八九十一二三四五六七八九十。十", 3],
    ["一二三四五六七八九（十", 2],
    ["一二三四五六七 ABCDEFGH", 2],
    ["一二三四五六七八九十°一二三四五六七八九", 3],
    ["一二三四五六七八九𠮷𠮷", 2],
    ["一二三四五六七八九（「十」）", 2],
    ["ｱｲｳｴｵｱｲｳｴｵｱｲｳｴｵｱｲｳｴｵ", 1],
    ["一二三四1五六七八九", 1],
    ["一二三四12五六七八九", 2],
    ["一二三（12）四五六七", 1],
    ["一\n二\n三", 3],
    ["A".repeat(41), 3],
  ])("%s → %i", (text, lines) => {
    expect(countLines(text, 1000, { em: 100, hangs: true })).toBe(lines);
  });

  it.each([
    ["一二三四五六七八九十。", 2],
    ["一二三四五六七八九。", 1],
    ["一二三四五六七八九十。二三四五六七八九", 2],
    ["一二三四五六七八九十。二三四五六七八九十", 3],
  ])("where nothing hangs: %s → %i", (text, lines) => {
    expect(countLines(text, 1000, { em: 100, hangs: false })).toBe(lines);
  });
});
