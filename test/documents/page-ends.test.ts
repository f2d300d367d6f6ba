/** How pages end: a heading that would begin one is told to, and a last page with hardly anything is saved where a chart gives its room. */
import { expect, it } from "vitest";
import { heading, numberedCaption, paragraph, type Block } from "../../pipeline/documents/word/block.ts";
import { drawWord } from "../../pipeline/documents/word/draw-word.ts";
import { PAGES } from "../../pipeline/documents/kinds/paper.ts";
import { CHART, chartPoints } from "./drawn-chart.ts";
import { partsOf, styles } from "./drawn-report.ts";

const lines = (count: number): readonly Block[] => Array.from({ length: count }, () => paragraph("Note", "文"));
const kept = (text: string): Block => ({ ...paragraph("Normal", text), keepNext: true });

function drawn(...blocks: readonly Block[]): string {
  const texts = { title: "題", author: "甲", date: "2027-03-31" };
  const sections = [{ page: PAGES.portrait, blocks: [{ kind: "contents" } as const, ...blocks] }];
  return partsOf(drawWord({ sections, cover: false, texts }, styles))["word/document.xml"] ?? "";
}

/** The page that the contents name, and whether the heading is told to begin it. */
function stand(xml: string): readonly [page: string, told: boolean] {
  const page = /PAGEREF _Toc\d+ \\h <.*?<w:t>(\d+)<\/w:t>/u.exec(xml)?.[1] ?? "";
  const own = /<w:p><w:pPr><w:pStyle w:val="Heading2"\/>(.*?)<\/w:pPr>/u.exec(xml)?.[1] ?? "";
  return [page, own.includes("<w:pageBreakBefore/>")];
}

it("a heading that begins a page is told to, one that stands on a page is not", () => {
  const stands = Array.from({ length: 60 }, (_, count) =>
    stand(drawn(...lines(count), heading("一"), kept("文"), paragraph("Normal", "文"))),
  );
  const first = stands.findIndex(([page]) => page === "2");
  expect(first).toBeGreaterThan(10);
  expect(stands[first]).toEqual(["2", true]);
  expect(stands.filter(([page, told]) => page === "1" && told)).toEqual([]);
  // Behind lines that go on there.
  expect(stands.at(first + 10)).toEqual(["2", false]);
});

it("an entry of contents that go on on another page is no heading that begins one", () => {
  const many = Array.from({ length: 45 }, (_, index) => heading(`第${String(index)}`));
  const xml = drawn(...many.flatMap((each) => [each, ...lines(1)]));
  const told = Array.from(xml.matchAll(/<w:pStyle w:val="Heading2"\/>(.*?)<\/w:pPr>/gu), ([, own = ""]) =>
    own.includes("<w:pageBreakBefore/>"),
  );
  const pages = Array.from(xml.matchAll(/PAGEREF _Toc\d+ \\h <.*?<w:t>(\d+)<\/w:t>/gu), ([, page]) => page);
  // Two pages of contents: those that begin a page are the first that the contents name on it.
  expect(pages[0]).toBe("2");
  expect(told).toEqual(pages.map((page, index) => index > 0 && page !== pages[index - 1]));
});

it("a paragraph that stays with what follows is not parted: all of it must have room below its heading", () => {
  const long = "文".repeat(200);
  const begins = (below: Block): number =>
    Array.from({ length: 60 }, (_, count) =>
      stand(drawn(...lines(count), heading("一"), below, ...lines(1))),
    ).findIndex(([, told]) => told);
  // Of its five lines three more than if it were parted.
  expect(begins(paragraph("Normal", long)) - begins(kept(long))).toBeGreaterThan(2);
});

it("a chart is lower where that saves a last page with a line or two, and not where the page holds more", () => {
  const heightAbove = (count: number): number => {
    const xml = drawn(...lines(14), numberedCaption("図", "図"), CHART, ...lines(count));
    return Math.round(chartPoints(xml));
  };
  const heights = Array.from({ length: 25 }, (_, count) => heightAbove(count));
  const [first, last] = [heights.findIndex((height) => height < 200), heights.findLastIndex((height) => height < 200)];
  expect(first).toBeGreaterThan(0);
  expect(last).toBeLessThan(heights.length - 1);
  expect(last - first).toBeLessThan(4);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(149);
  expect(heights.slice(first, last + 1)).toEqual(heights.slice(first, last + 1).toSorted((a, b) => b - a));
});
