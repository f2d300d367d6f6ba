import { expect, it } from "vitest";
import { formatCount } from "../../pipeline/lib/format-count.ts";

it.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [12345, "12,345"],
  [999999, "999,999"],
  [1234567, "1,234,567"],
])("%i is printed as %s", (count, printed) => {
  expect(formatCount(count)).toBe(printed);
});
