import { expect, it } from "vitest";
import { distinctNames } from "../../pipeline/lib/distinct-names.ts";

const numbered = (names: readonly string[]): readonly string[] =>
  distinctNames(names, { withNumber: (name, number) => `${name} [${String(number)}]` });

it("the first of the same names keeps it, and no number makes it another's", () => {
  expect(numbered(["a", "b", "a", "a"])).toEqual(["a", "b", "a [2]", "a [3]"]);
  expect(numbered(["a", "a", "a [2]"])).toEqual(["a", "a [3]", "a [2]"]);
  expect(numbered(["a [2]", "a", "a", "a [2]"])).toEqual(["a [2]", "a", "a [3]", "a [2] [2]"]);
});

it("asks only as often as there are names", () => {
  let asked = 0;
  const withNumber = (name: string, number: number): string => {
    asked++;
    return `${name} [${String(number)}]`;
  };
  distinctNames(Array<string>(10_000).fill("a"), { withNumber });
  expect(asked).toBe(9_999);
});
