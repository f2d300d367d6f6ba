/** Lists of words, written in lines. */
import { expect, it } from "vitest";
import { words } from "../../pipeline/lib/words.ts";

it("gives the words of all lines in their order", () => {
  expect(words("番号 項番", "連番")).toEqual(["番号", "項番", "連番"]);
});
