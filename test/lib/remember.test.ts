import { expect, it } from "vitest";
import { rememberByBytes } from "../../pipeline/lib/remember.ts";

function counted(longest = 10) {
  const pieces: string[] = [];
  const of = rememberByBytes((piece) => {
    pieces.push(piece.toString());
    return { text: piece.toString() };
  }, longest);
  return { of: (text: string, start = 0, end = text.length) => of(Buffer.from(text), start, end), pieces };
}

it("a piece of bytes is computed once, wherever it stands", () => {
  const { of, pieces } = counted();
  expect(of("--abc-", 2, 5)).toBe(of("abc"));
  expect(of("abd")).toEqual({ text: "abd" });
  expect(of("")).toEqual({ text: "" });
  expect(pieces).toEqual(["abc", "abd", ""]);
});

it("a longer one each time", () => {
  const { of, pieces } = counted(3);
  expect(of("abcd")).toEqual(of("abcd"));
  expect(pieces).toHaveLength(2);
});

it("pieces of one digest are told apart", () => {
  const { of } = counted();
  const [a, b] = ALIKE;
  expect([of(a).text, of(b).text, of(a).text]).toEqual([a, b, a]);
});

/** Known to have the same FNV-1a digest of 32 bits. */
const ALIKE = ["costarring", "liquid"] as const;

it("what becomes of the bytes afterwards is nothing to it", () => {
  const of = rememberByBytes((piece) => piece.toString(), 10);
  const bytes = Buffer.from("abc");
  of(bytes, 0, 3);
  bytes.write("xyz");
  expect([of(bytes, 0, 3), of(Buffer.from("abc"), 0, 3)]).toEqual(["xyz", "abc"]);
});
