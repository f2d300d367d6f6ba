import { expect, it } from "vitest";
import { readStore, storeHeader, storeLine } from "../../pipeline/state/index.ts";

const text = storeHeader("d1") + storeLine("a", "1 2") + storeLine("b", "〇") + storeLine("a", "3");

it("the last entry of a key counts", () => {
  expect(readStore(text, "d1")).toEqual(
    new Map([
      ["a", "3"],
      ["b", "〇"],
    ]),
  );
});

it("a torn or altered line is left out, the others count", () => {
  expect(readStore(text.slice(0, -3), "d1")).toEqual(
    new Map([
      ["a", "1 2"],
      ["b", "〇"],
    ]),
  );
  expect(readStore(text.replace("〇", "△"), "d1")?.has("b")).toBe(false);
});

it("a store that holds for something else, or is none, is not read at all", () => {
  expect(readStore(text, "d2")).toBeNull();
  expect(readStore("", "d1")).toBeNull();
});
