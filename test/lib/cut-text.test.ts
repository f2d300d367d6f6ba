import { expect, it } from "vitest";
import { cutText } from "../../pipeline/lib/cut-text.ts";

it.each<readonly [text: string, most: number, cut: string]>([
  ["あいう", 3, "あいう"],
  ["あいうえ", 3, "あい…"],
  ["", 3, ""],
  // Never half of 𠮷.
  ["あ𠮷うえ", 3, "あ…"],
  ["あ𠮷うえ", 4, "あ𠮷…"],
])("%s to %d letters → %s", (text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});
