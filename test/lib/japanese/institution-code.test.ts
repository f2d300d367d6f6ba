import fc from "fast-check";
import { expect, it } from "vitest";
import { hasValidCheckDigit, normalizeCode } from "../../../pipeline/lib/japanese/institution-code.ts";

it.each([
  ["012017", true],
  ["131016", true],
  ["482030", true],
  ["012018", false],
  ["102017", false],
  // Remainders 0 and 1, where 11 − r has two digits.
  ["010006", true],
  ["470007", true],
])("the check digit of %s is right: %s", (code, valid) => {
  expect(hasValidCheckDigit(code)).toBe(valid);
});

it("exactly one check digit fits any five digits", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), (number) => {
      const digits = String(number).padStart(5, "0");
      const fitting = Array.from({ length: 10 }, (_, check) => `${digits}${String(check)}`).filter(hasValidCheckDigit);
      expect(fitting).toHaveLength(1);
    }),
  );
});

it.each(["KH0001", "12345", "1234567", ""])("a code of another shape (%j) has no check digit", (code) => {
  expect(hasValidCheckDigit(code)).toBe(true);
});

it.each([
  ["12017", "012017", "the zero that Excel ate comes back"],
  ["'012017", "012017", "the apostrophe that keeps text goes"],
  ["０１２０１７", "012017", "width is folded"],
  [" 01 2017\u3000", "012017", "spaces go"],
  ["kh0001", "KH0001", "letters are capital"],
  ["KH－0001", "KH-0001", "there is one kind of hyphen"],
  ["12018", "12018", "five digits without a fitting check digit stay"],
  ["482013", "482013", "six digits stay"],
])("%j is the code %j: %s", (text, code) => {
  expect(normalizeCode(text)).toBe(code);
});
