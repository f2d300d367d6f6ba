/** Archives as we write them, opened by another library. */
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { deflatePart, deflatePieces, type WriteAll } from "../../pipeline/lib/deflate-part.ts";
import { readZipDirectory, readZipEntry } from "../../pipeline/lib/zip.ts";
import { zipParts, type PackedPart } from "../../pipeline/lib/zip-writer.ts";

const all =
  (pieces: readonly string[]): WriteAll =>
  (write) => {
    for (const piece of pieces) write(piece);
  };

function textIn(part: PackedPart): string {
  const archive = zipParts([deflatePart("other.txt", "別の部品"), part]);
  // Ours checks sizes and CRCs, which the library does not look at.
  for (const entry of readZipDirectory(archive)) readZipEntry(archive, entry, 100_000_000);
  const contents = unzipSync(archive);
  expect(Object.keys(contents)).toEqual(["other.txt", "部品.xml"]);
  expect(strFromU8(contents["other.txt"] ?? new Uint8Array())).toBe("別の部品");
  return strFromU8(contents["部品.xml"] ?? new Uint8Array());
}

it.each(["", "a", "あいう𠮷", "行\n".repeat(10_000)])("holds a part as it was", (text) => {
  expect(textIn(deflatePart("部品.xml", text))).toBe(text);
});

describe("text in pieces", () => {
  it.each([
    ["none", []],
    ["short ones", ["あ", "", "い", "𠮷"]],
    [
      "more than are packed at a time",
      Array.from({ length: 3_000 }, (_, index) => `${"行".repeat(400)}${String(index)}`),
    ],
    // Cut at any even place, such a text would lose a character.
    ["a very long one of pairs", [`a${"𠮷".repeat(500_000)}`]],
    ["a very long one between short ones", ["始", "b".repeat(2_500_000), "終"]],
  ])("is whole again: %s", (_, pieces) => {
    expect(textIn(deflatePieces("部品.xml", all(pieces))) === pieces.join("")).toBe(true);
  });

  it("finds repetitions across what is packed at a time", () => {
    const noise = Array.from({ length: 3_000 }, (_, index) =>
      ((index * 2_654_435_761) % 4_294_967_296).toString(36),
    ).join("");
    const size = ({ packed }: PackedPart): number => packed.reduce((sum, { length }) => sum + length, 0);
    const [inPieces, whole] = [
      deflatePieces("a", all(Array<string>(100).fill(noise))),
      deflatePart("a", noise.repeat(100)),
    ];
    expect(size(inPieces)).toBeLessThan(1.01 * size(whole));
  });
});

it("is the same for the same parts", () => {
  const archive = (): Uint8Array => zipParts([deflatePieces("a.xml", all(["い", "ろ"])), deflatePart("b.xml", "は")]);
  expect(Buffer.from(archive()).equals(Buffer.from(archive()))).toBe(true);
});
