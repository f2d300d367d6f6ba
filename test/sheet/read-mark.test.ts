import { describe, expect, it } from "vitest";
import { readMark } from "../../pipeline/sheet/read-mark.ts";

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
    for (const mark of chars(codePoints))
      expect({ mark, ...readMark(mark) }).toMatchObject({ mark, kind, unusual: false });
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
    expect(readMark(mark)).toEqual({ kind: "invalid", unusual: false, suggestion });
  });
});

it.each(["", " ", "\u3000", "\u00A0", "\u200B"])("%j is missing", (blank) => {
  expect(readMark(blank).kind).toBe("missing");
});
