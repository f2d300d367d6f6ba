/** Words for answers, states and severities stand in one place. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  ANSWER_LABELS,
  ANSWER_MARKS,
  FILE_STATUS_LABELS,
  SEVERITY_LABELS,
  STATUS_LABELS,
} from "../../pipeline/model/labels.ts";

const PIPELINE = new URL("../../pipeline/", import.meta.url);
const LISTS = { ANSWER_LABELS, ANSWER_MARKS, FILE_STATUS_LABELS, SEVERITY_LABELS, STATUS_LABELS };

it.each(Object.entries(LISTS))("no two of %s share a word", (_, labels) => {
  const words: readonly string[] = Object.values(labels);
  expect(new Set(words).size).toBe(words.length);
});

it.each(
  [FILE_STATUS_LABELS, SEVERITY_LABELS, STATUS_LABELS, { invalid: ANSWER_LABELS.invalid }].flatMap((labels) =>
    Object.values(labels),
  ),
)("%s is written once: whoever prints it takes it from the labels", (word) => {
  const copies = readdirSync(PIPELINE, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/^model[\\/]labels\.ts$/u.test(path))
    // Names that the offices' own templates use: they stay when a label changes.
    .filter((path) => !/^documents[\\/]letters[\\/]/u.test(path))
    .filter((path) =>
      new RegExp(`["\`](?:うち)?${word}["\`]`, "u").test(readFileSync(new URL(path, PIPELINE), "utf8")),
    );
  expect(copies).toEqual([]);
});
