import { expect, it } from "vitest";
import { parseKanjiNumber } from "../../../pipeline/lib/japanese/kanji-number.ts";

it.each([
  ["一", 1],
  ["十", 10],
  ["十二", 12],
  ["二十", 20],
  ["三十一", 31],
  ["二〇二七", 2027],
  ["二○二七", 2027],
  ["二千二十七", 2027],
  ["百", 100],
  ["一二十", null],
  ["元", null],
  ["", null],
])("%j is %s", (kanji, number) => {
  expect(parseKanjiNumber(kanji)).toBe(number);
});
