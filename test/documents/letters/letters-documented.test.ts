/** Every name that a letter may use, and every file that letters are made of, is explained to office staff. */
import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LETTER_FILES } from "../../../pipeline/documents/letters/compose-letters.ts";
import { LETTERS, LETTER_NAMES } from "../../../pipeline/documents/letters/index.ts";

const page = readFileSync("docs/write-letters.md", "utf8");
const lineOf = (name: string): string => page.split("\n").find((line) => line.startsWith(`| \`${name}\` |`)) ?? "";

it.each(LETTER_NAMES)("the names of %s have their lines", (name) => {
  const { texts, counts, flags, lists } = LETTERS[name].vocabulary;
  const all = [...texts, ...counts, ...flags, ...Object.keys(lists)];
  expect(all.filter((each) => lineOf(each) === "")).toEqual([]);
  for (const [list, inside] of Object.entries(lists))
    expect(inside.filter((each) => !lineOf(list).includes(`\`${each}\``))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});

it("every file is there, and named", () => {
  expect(LETTER_FILES.filter((file) => !existsSync(`templates/${file}`))).toEqual([]);
  const words = LETTER_FILES.filter((file) => file.endsWith(".docx")).map((file) => file.slice("letters/".length));
  expect(words.filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
});
