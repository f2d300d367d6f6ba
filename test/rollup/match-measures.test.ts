import { expect, it } from "vitest";
import type { Measure } from "../../pipeline/model/measure.ts";
import type { PastMeasure } from "../../pipeline/model/past-cycle.ts";
import { matchMeasures } from "../../pipeline/rollup/match-measures.ts";

const now = (number: number, text: string, heading = "見出し"): Measure => ({
  number,
  chapter: "1 章",
  section: "1.1 節",
  heading,
  text,
  priority: true,
  direct: false,
});
const then = (number: number, text: string | null, title = "1.1 節　見出し"): PastMeasure => ({ number, title, text });
const match = (...given: Parameters<typeof matchMeasures>) => [...matchMeasures(...given)];

it("of the same form, the number tells, whatever the texts say; one that was not inspected then is missing", () => {
  expect(match([now(1, "甲"), now(2, "乙"), now(3, "丙")], [then(1, "乙"), then(2, "甲")], true)).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

it("of another form, the text tells: width, spaces and punctuation aside", () => {
  const measures = [now(1, "ログを１年、保存する。"), now(2, "新しい措置")];
  expect(match(measures, [then(1, "新しくない措置"), then(7, "ログを 1年 保存する")], false)).toEqual([[1, 7]]);
});

it("what two measures share decides nothing, on either side", () => {
  expect(
    match([now(1, "同じ"), now(2, "同じ"), now(3, "別")], [then(4, "同じ"), then(5, "別"), then(6, "別")], false),
  ).toEqual([]);
});

it("where no text was kept, section and heading tell, if they are one measure's alone", () => {
  const measures = [now(1, "甲", "一"), now(2, "乙", "二"), now(3, "丙", "二")];
  expect(match(measures, [then(8, null, "1.1 節　一"), then(9, null, "1.1 節　二")], false)).toEqual([[1, 8]]);
});

it("a text that was reworded is another one, though the heading is the same", () => {
  expect(match([now(1, "新しい文")], [then(1, "古い文")], false)).toEqual([]);
});
