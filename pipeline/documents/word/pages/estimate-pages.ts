/** On which page each heading stands, worked out from line counts, so that the contents need no update in Word; how high charts are there, and where a page is begun. */
import type { Chart, Paragraph, Section } from "../block.ts";
import { textHeight } from "../page-setup.ts";
import { PARAGRAPH_STYLES } from "../styles/style-ids.ts";
import type { DocumentStyles } from "../styles/document-styles.ts";
import { chartHeight, type RowHeights } from "./block-heights.ts";
import { flowItems, type FlowItem } from "./flow-items.ts";

/** Page number by ordinal of the heading. */
export type HeadingPages = ReadonlyMap<number, number>;

/** How the blocks stand on pages. */
export interface Pagination {
  readonly headings: HeadingPages;
  /** Charts that are drawn lower than they would be, with their heights in points: what is left of their page has room for no more, or the last page would hold hardly anything. */
  readonly lowered: ReadonlyMap<Chart, number>;
  /** Ordinals of headings that begin a page, and are told to: LibreOffice now and then leaves one alone at a page's foot, and what hardly fits is too close to call. */
  readonly begun: ReadonlySet<number>;
}

/**
 * Fills pages; null when they cannot be known: a style has no fixed line height, so that pages depend on the machine's
 * fonts, or a row is taller than a page.
 *
 * @param contents the entries of the table of contents
 * @param heights of all rows of all tables
 */
export function estimatePages(
  sections: readonly Section[],
  styles: DocumentStyles,
  contents: readonly Paragraph[],
  heights: RowHeights,
): Pagination | null {
  if (PARAGRAPH_STYLES.some((id) => id !== "ChartFrame" && styles.paragraphs[id].line === null)) return null;
  const flows = sections.map((section) => ({
    items: flowItems(section, styles, contents, heights),
    height: textHeight(section.page),
  }));
  // How a row that fills pages is cut differs from one word processor to the next.
  if (flows.some(({ items, height }) => items.some((item) => item.height > height))) return null;
  const filled = fillAll(flows, new Map());
  return withoutScantEnd(filled, flows) ?? filled;
}

/** What fills the pages of a section; heights in DXA. */
interface Flow {
  readonly items: readonly FlowItem[];
  readonly height: number;
}

/** Pages that were filled. */
interface Filled extends Pagination {
  readonly headings: Map<number, number>;
  readonly lowered: Map<Chart, number>;
  readonly begun: Set<number>;
  /** On which page each chart stands. */
  readonly charts: Map<Chart, number>;
  readonly pages: number;
  /** Of the last page, in DXA, without headings of a table that goes on there. */
  readonly lastUsed: number;
}

/** @param given heights of charts, in points, in place of their own */
function fillAll(flows: readonly Flow[], given: ReadonlyMap<Chart, number>): Filled {
  const found = { headings: new Map(), lowered: new Map(given), begun: new Set<number>(), charts: new Map() };
  let [pages, lastUsed] = [0, 0];
  for (const { items, height } of flows) {
    const own = items.map((item) => {
      const points = item.chart === null ? undefined : given.get(item.chart);
      return points === undefined ? item : { ...item, height: chartHeight(points) };
    });
    [pages, lastUsed] = fillPages(own, height, pages + 1, found);
  }
  return { ...found, pages, lastUsed };
}

/** A last page that holds no more than this share of a page is scant. */
const SCANT = 1 / 8;

/** Pages of which the last but one has a chart so much lower that there is no scant last one; null where no chart gives so much. */
function withoutScantEnd({ pages, lastUsed, charts, lowered }: Filled, flows: readonly Flow[]): Filled | null {
  if (pages === 1 || lastUsed > (flows.at(-1)?.height ?? 0) * SCANT) return null;
  for (const [chart, page] of charts) {
    const height = (lowered.get(chart) ?? chart.height) - Math.ceil(lastUsed / 20) - SPARE;
    if (page !== pages - 1 || height < (chart.leastHeight ?? chart.height)) continue;
    const filled = fillAll(flows, new Map([[chart, height]]));
    if (filled.pages < pages) return filled;
  }
  return null;
}

/** Points that must be left below what stays with a heading: word processors differ in what a page holds, as each draws lines of tables in a way of its own. */
const CLOSE = 4;

/**
 * Fills pages with the items of a section from page `first` on; returns the last page, and how far it is filled. A chart that is lowered takes
 * its item's place.
 */
function fillPages(
  items: FlowItem[],
  pageHeight: number,
  first: number,
  { headings, lowered, begun, charts }: Pick<Filled, "headings" | "lowered" | "begun" | "charts">,
): readonly [page: number, used: number] {
  let page = first;
  let used = 0;
  let gap = 0;
  let repeated = 0;
  const turnPage = (taken: number, again = 0): void => {
    page += 1;
    used = taken;
    gap = 0;
    repeated = again;
  };
  for (let index = 0; index < items.length; index += 1) {
    const space = Math.max(gap, items[index]?.before ?? 0);
    const lacking = used + space + chainHeight(items, index, pageHeight) - pageHeight;
    if (used > 0 && lacking > 0) lowerChart(items, index, lacking, lowered);
    const item = items[index];
    if (item === undefined) break;
    const left = pageHeight - used - space - chainHeight(items, index, pageHeight);
    const begins = item.ordinal !== null && used > 0 && left < CLOSE * 20;
    if (item.ordinal !== null && begins && !item.breakBefore) begun.add(item.ordinal);
    // The space above is dropped where a page happens to end, but not where one is asked for.
    if ((item.breakBefore && index > 0) || begins) turnPage(item.before);
    else if (used > 0 && left < 0) turnPage(item.repeated, item.repeated);
    else used += space;
    if (item.ordinal !== null) headings.set(item.ordinal, page);
    if (item.chart !== null) charts.set(item.chart, page);
    let rest = item.height;
    while (used + rest > pageHeight && item.piece !== null) {
      rest -= partThatFits(item.piece, rest, pageHeight - used);
      turnPage(item.repeated, item.repeated);
    }
    used += rest;
    gap = item.after;
  }
  return [page, used - repeated];
}

/** Lowers the first chart that stays with an item, if the page then has room for them. @param lacking DXA */
function lowerChart(items: FlowItem[], from: number, lacking: number, lowered: Map<Chart, number>): void {
  let index = from;
  while (items[index]?.keepNext === true && items[index]?.chart === null) index += 1;
  const item = items[index];
  if (item === undefined || item.chart === null) return;
  const height = Math.floor(item.height / 20) - Math.ceil(lacking / 20) - SPARE;
  if (height < (item.chart.leastHeight ?? item.chart.height)) return;
  lowered.set(item.chart, height);
  items[index] = { ...item, height: chartHeight(height) };
}

/** Points, for what word processors round. */
const SPARE = 3;

/** What must stay together from an item on: itself and, while they keep with the next, what follows. What keeps with the next is not parted by LibreOffice. */
function chainHeight(items: readonly FlowItem[], from: number, pageHeight: number): number {
  let height = 0;
  for (let index = from; index < items.length; index += 1) {
    const item = items[index];
    if (item === undefined) break;
    height +=
      (index === from ? 0 : Math.max(items[index - 1]?.after ?? 0, item.before)) +
      (item.keepNext ? item.height : startHeight(item));
    if (!item.keepNext || height > pageHeight) break;
  }
  return height;
}

/** The least of an item that may stand at the foot of a page: a few lines, or all of it when the rest would be fewer. */
function startHeight({ height, piece }: FlowItem): number {
  return piece === null || height < 2 * piece.fewest * piece.height ? height : piece.fewest * piece.height;
}

function partThatFits({ height, fewest }: NonNullable<FlowItem["piece"]>, rest: number, room: number): number {
  return Math.max(height, Math.min(Math.floor(room / height) * height, rest - fewest * height));
}
