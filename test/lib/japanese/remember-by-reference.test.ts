/** Readings are remembered for a sentence and a day together. */
import { expect, it } from "vitest";
import { rememberByReference } from "../../../pipeline/lib/japanese/remember-by-reference.ts";

function countingReader() {
  const asked: string[] = [];
  const read = rememberByReference((sentence, reference) => {
    asked.push(`${sentence} as of ${reference}`);
    return asked.length;
  });
  return { asked, read };
}

it("a sentence is read once for each day", () => {
  const { asked, read } = countingReader();
  expect([read("来月", "2027-02-15"), read("来月", "2027-02-16"), read("来月", "2027-02-15")]).toEqual([1, 2, 1]);
  expect(asked).toEqual(["来月 as of 2027-02-15", "来月 as of 2027-02-16"]);
});

it("sentences of more than 200 letters are not kept", () => {
  const { read } = countingReader();
  const turns = (letters: number) => [1, 2].map(() => read("あ".repeat(letters), "2027-02-15"));
  expect(turns(200)).toEqual([1, 1]);
  expect(turns(201)).toEqual([2, 3]);
});
