import { describe, expect, it } from "vitest";
import { meaningOfHeading, readMark, readTick } from "../../../../pipeline/forms/annex2/tables/read-mark.ts";

const chars = (codePoints: readonly number[]): readonly string[] => codePoints.map((c) => String.fromCodePoint(c));

describe("usual marks", () => {
  it.each([
    ["implemented", [0x3007, 0x25cb, 0x25ef, 0x2b55, 0x6f, 0x4f, 0xff4f, 0xff2f]],
    ["planned", [0x25b3, 0x394, 0x2206]],
    [
      "not_applicable",
      [0x2d, 0xff0d, 0xfe63, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x30fc, 0xff70, 0x2500, 0x2501],
    ],
  ])("%s", (kind, codePoints) => {
    for (const mark of chars(codePoints)) expect({ mark, ...readMark(mark) }).toEqual({ mark, kind });
  });

  it.each([" 〇 ", "\u3000〇", "〇\n", "\u200B〇", "⭕\uFE0F"])(
    "%j is 〇: what cannot be seen does not count",
    (mark) => {
      expect(readMark(mark).kind).toBe("implemented");
    },
  );
});

describe("unusual marks are accepted and noted", () => {
  it.each([
    ["implemented", ["0", "０", "●", "◎", "✓", "レ", "済〇"]],
    ["planned", ["▲"]],
    ["not_applicable", ["一"]],
  ])("%s: %j", (kind, marks) => {
    for (const mark of marks) expect({ mark, ...readMark(mark) }).toMatchObject({ mark, kind, unusual: true });
  });
});

describe("anything else is invalid, never a guess", () => {
  it.each([
    ["有", "〇"],
    ["済", "〇"],
    ["×", "△"],
    ["✕", "△"],
    ["✖", "△"],
    ["x", "△"],
    ["無", "△"],
    ["該当なし", "－"],
    ["N/A", "－"],
    ["※", null],
    ["〇△", null],
    ["〇〇", null],
    ["－－", null],
    ["〇 or △", null],
    ["1", null],
    ["#REF!", null],
  ])("%s is invalid; suggested: %s", (mark, suggestion) => {
    expect(readMark(mark)).toEqual({ kind: "invalid", ...(suggestion && { suggestion }) });
  });
});

it.each(["", " ", "\u3000", "\u00A0", "\u200B"])("%j is missing", (blank) => {
  expect(readMark(blank)).toEqual({ kind: "missing" });
});

/** Words, signs and dates beside a mark, and the longest text that is looked at: 30 letters. */
describe("one mark beside words that agree with it counts, and is noted", () => {
  it.each([
    ["implemented", ["〇実施済", "実施済み〇", "〇（実施済）", "〇対応完了", "○:はい", "●有", "◎実施中"]],
    [
      "implemented",
      ["〇※", "〇※1", "〇(注2)", "注1〇", "〇実施済※1", "〇（実施済）※1", "〇（※1実施済）", "※12実施済〇"],
    ],
    ["planned", ["△予定", "△実施予定", "（検討中）△", "▲未", "△今後実施予定", "△未実施※2"]],
    ["planned", ["△令和9年3月", "△（R9.3末）", "△2027/3まで", "△令和元年度末までに実施予定", "令和9年3月31日△"]],
    ["not_applicable", ["－該当なし", "―（対象外）", "該当せず-", "－N/A", "─非該当", "－無し※1"]],
  ])("%s: %j", (kind, marks) => {
    for (const mark of marks) {
      expect({ mark, ...readMark(mark) }).toEqual({ mark, kind, unusual: true });
    }
  });

  it.each([
    ["〇未実施"],
    ["△実施済"],
    ["－実施"],
    ["〇令和9年3月"],
    ["－R9.3"],
    ["〇（）"],
    ["△「」"],
    ["〇一部のみ"],
    ["△令和9年3月頃から"],
    ["o実施済"],
    ["一該当なし"],
    ["〇実施済※123"],
  ])("%s is invalid: the words say something else, or nothing", (mark) => {
    expect(readMark(mark)).toEqual({ kind: "invalid" });
  });

  it("in a text of up to 30 letters", () => {
    const bracketed = (opened: number, closed: number) => `△${"（".repeat(opened)}予定${"）".repeat(closed)}`;
    expect([bracketed(13, 14), bracketed(14, 14)].map((text) => [text.length, readMark(text).kind])).toEqual([
      [30, "planned"],
      [31, "invalid"],
    ]);
  });
});

it.each([
  ["〇", "implemented"],
  ["△（予定）", "planned"],
  ["－", "not_applicable"],
  ["実施済", "implemented"],
  ["未実施", "planned"],
  ["該当なし", "not_applicable"],
  ["", null],
  ["備考", null],
  ["点検結果", null],
])("a column headed %j stands for %s", (heading, meaning) => {
  expect(meaningOfHeading(heading)).toBe(meaning);
});

describe("a cell below a column that is headed by a mark", () => {
  it.each([
    ["〇", "planned"],
    ["レ", "not_applicable"],
    ["✓", "implemented"],
    ["✔\uFE0F", "planned"],
    ["☑", "planned"],
    ["1", "not_applicable"],
    [" ○ ", "planned"],
    ["△", "planned"],
    ["▲", "planned"],
    ["－", "not_applicable"],
    ["0", "implemented"],
  ] as const)("%j below %s ticks it", (text, meaning) => {
    expect(readTick(text, meaning)).toEqual({ kind: meaning });
  });

  it.each(["", " ", "\u3000", "\u200B"])("%j is missing", (text) => {
    expect(readTick(text, "implemented")).toEqual({ kind: "missing" });
  });

  it.each([
    ["△", "implemented"],
    ["－", "planned"],
    ["△", "not_applicable"],
    ["2", "implemented"],
    ["済", "implemented"],
    ["レレ", "planned"],
    ["×", "planned"],
  ] as const)("%j below %s is invalid", (text, meaning) => {
    expect(readTick(text, meaning)).toEqual({ kind: "invalid" });
  });
});
