/** Annexes, report and forms name a measure by what it asks: several share a heading (No. 74 to 84 all have 通信回線の導入時の対策). */
import { expect, it } from "vitest";
import { gistOf, markedShortGist, shortGist } from "../../pipeline/documents/kinds/measure-gist.ts";
import { catalog } from "../build/catalog.ts";

it.each([
  ["gistOf", gistOf],
  ["shortGist", shortGist],
  ["markedShortGist", markedShortGist],
])("%s tells all measures of the form apart, which headings do not", (_, name) => {
  const { measures } = catalog;
  expect(new Set(measures.map(({ heading }) => heading)).size).toBeLessThan(measures.length);
  expect(new Set(measures.map(name)).size).toBe(measures.length);
});

it("marks ◆ measures without a longer line", () => {
  for (const measure of catalog.measures) {
    expect(markedShortGist(measure).startsWith("◆")).toBe(measure.direct);
    expect(Array.from(markedShortGist(measure)).length).toBeLessThanOrEqual(29);
  }
});

it("is the heading where a form has no text", () => {
  const [first] = catalog.measures;
  if (first === undefined) throw new Error("No measures.");
  expect(shortGist({ ...first, text: " " })).toBe(first.heading);
});
