/** How much room a text takes: quick by the number of a letter, and the same as by asking what it is. */
import { expect, it } from "vitest";
import { displayWidth, padToWidth } from "../../../pipeline/lib/japanese/display-width.ts";

const WIDTHS: readonly (readonly [string, number])[] = [
  ["", 0],
  ["a\n9", 3],
  ["é", 1],
  ["かな漢字々", 10],
  ["、。「」（－）", 14],
  ["　ＡＢ～", 8],
  // Half of a wide one.
  ["ｱｲｳ｡", 4],
  ["\u303F", 1],
  ["〇△◆※×", 10],
  ["㈱①", 3],
  // Two units, one letter.
  ["𠮟る", 4],
  ["😀", 1],
  ["\uD842", 1],
  ["\uD842あ", 3],
];

it("letters of Japanese take two places, others one", () => {
  expect(WIDTHS.map(([text]) => [text, displayWidth(text)])).toEqual(WIDTHS);
});

it("a text is filled up, or stays as long as it is", () => {
  expect([padToWidth("機関", 6), padToWidth("機関名", 4)]).toEqual(["機関  ", "機関名"]);
});
