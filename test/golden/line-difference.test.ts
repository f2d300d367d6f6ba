/** A golden that differs must say where and what, and no more than can be read. */
import { expect, it } from "vitest";
import { lineDifference } from "./line-difference.ts";

const HEAD = ["[Heading1] 4　未実施事項一覧", "[Caption] 2 外部委託", "  | 482013 | 青葉市 |"];

it.each([
  ["nothing", HEAD, HEAD, ""],
  ["a changed line", [...HEAD, "a"], [...HEAD, "b"], "  [Caption] 2 外部委託\n- a\n+ b"],
  ["a line more", HEAD, [...HEAD, "b"], "  [Caption] 2 外部委託\n+ b"],
  ["a line less, then the same again", [...HEAD, "a", "b"], [...HEAD, "b"], "  [Caption] 2 外部委託\n- a"],
])("shows %s", (_, wanted, found, shown) => {
  expect(lineDifference(wanted, found)).toBe(shown);
});

it("stops after forty lines and says how many more there are", () => {
  const lines = (letter: string) => Array.from({ length: 50 }, (_, index) => letter + String(index));
  const shown = lineDifference(lines("a"), lines("b")).split("\n");
  expect(shown).toHaveLength(41);
  expect(shown.at(-1)).toBe("  … and 60 lines more");
});
