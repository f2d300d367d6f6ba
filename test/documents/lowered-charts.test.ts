/** A chart is drawn lower where a page ends that has no room for all of it, so that the page is not left white; never lower than it is read well. */
import { expect, it } from "vitest";
import { numberedCaption, paragraph, type Block, type Chart } from "../../pipeline/documents/word/block.ts";
import { drawWord } from "../../pipeline/documents/word/draw-word.ts";
import { PAGES } from "../../pipeline/documents/kinds/paper.ts";
import { CHART, chartPoints } from "./drawn-chart.ts";
import { partsOf, styles } from "./drawn-report.ts";

/** Points of the chart below so many lines of text, on pages of 708 points with lines of 18. */
function drawnHeight(lines: number, chart: Chart = CHART): number {
  const text = Array.from({ length: lines }, () => paragraph("Note", "文"));
  const blocks: readonly Block[] = [...text, numberedCaption("図", "図"), chart];
  const drawn = drawWord({ sections: [{ page: PAGES.portrait, blocks }], cover: false, texts: { title: "題", author: "甲", date: "2027-03-31" } }, styles); // prettier-ignore
  return chartPoints(partsOf(drawn)["word/document.xml"] ?? "");
}

it("as low as the rest of its page asks for, and as high as ever where it has its room or gets a page of its own", () => {
  const heights = Array.from({ length: 40 }, (_, lines) => Math.round(drawnHeight(lines)));
  const lowered = heights.filter((height) => height < 200);
  expect(lowered.length).toBeGreaterThan(1);
  expect(lowered).toEqual(lowered.toSorted((a, b) => b - a));
  expect(Math.min(...lowered)).toBeGreaterThanOrEqual(149);
  // First the page has room, then it has some, then too little.
  expect(heights.indexOf(lowered[0] ?? 0)).toBeGreaterThan(0);
  expect(heights.lastIndexOf(lowered.at(-1) ?? 0)).toBeLessThan(heights.length - 1);
});

it("not at all where it does not say how low it may be", () => {
  const { leastHeight: _, ...stiff } = CHART;
  for (let lines = 0; lines < 40; lines += 1) expect(drawnHeight(lines, stiff)).toBeGreaterThan(199);
});
