import fc from "fast-check";
import { expect, it } from "vitest";
import { compareCodePoints, compareInTurn } from "../../pipeline/lib/code-point-order.ts";

const points = (text: string): readonly number[] => Array.from(text, (c) => c.codePointAt(0) ?? 0);

it("orders by code point, also beyond U+FFFF where UTF-16 does not", () => {
  expect(["𠮷", "\uFF5E", "青", "b", "a", "A", ""].sort(compareCodePoints)).toEqual([
    "",
    "A",
    "a",
    "b",
    "青",
    "\uFF5E",
    "𠮷",
  ]);
});

it("agrees with comparing code point by code point", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "青", "\uFF5E", "𠮷", "𠮸", "🙂") });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [p, q] = [points(a), points(b)];
      const at = p.findIndex((point, i) => point !== q[i]);
      const expected = at === -1 ? p.length - q.length : (p[at] ?? 0) - (q[at] ?? -1);
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(expected));
    }),
  );
});

it("takes the first key that differs", () => {
  expect([compareInTurn(0, -1, 1), compareInTurn(0, 0), compareInTurn()]).toEqual([-1, 0, 0]);
});
