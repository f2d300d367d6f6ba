import { expect, it } from "vitest";
import { groupBy } from "../../pipeline/lib/group-by.ts";

it("keeps groups in the order of their first member, and members in their own", () => {
  expect([...groupBy(["b1", "a1", "b2", "a2"], (value) => value.charAt(0))]).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1", "a2"]],
  ]);
});
