import { expect, it } from "vitest";
import { cellAddress } from "../../pipeline/lib/cell-address.ts";

it.each([
  [1, 1, "A1"],
  [12, 5, "E12"],
  [3, 26, "Z3"],
  [3, 27, "AA3"],
  [3, 52, "AZ3"],
  [3, 702, "ZZ3"],
  [1_048_576, 16_384, "XFD1048576"],
])("row %i, column %i is %s", (row, column, address) => {
  expect(cellAddress(row, column)).toBe(address);
});
