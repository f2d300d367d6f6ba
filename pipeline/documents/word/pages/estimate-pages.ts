/** On which page each heading stands, worked out from line counts, so that the contents need no update in Word; and how high charts are there. */
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
  /** Charts that are drawn lower than they would be, with their heights in points: what is left of their page has room for no more. */
  readonly lowered: ReadonlyMap<Chart, number>;
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
  const found = { headings: new Map<number, number>(), lowered: new Map<Chart, number>() };
  let page = 0;
  for (const section of sections) {
    const items = flowItems(section, styles, contents, heights);
    const height = textHeight(section.page);
    // How a row that fills pages is cut differs from one word processor to the next.
    if (items.some((item) => item.height > height)) return null;
    page = fillPages([...items], height, page + 1, found);
  }
  return found;
}

/** Fills pages with the items of a section from page `first` on; returns the last page. A chart that is lowered takes its item's place. */
function fillPages(
  items: FlowItem[],
  pageHeight: number,
  first: number,
  { headings, lowered }: { readonly headings: Map<number, number>; readonly lowered: Map<Chart, number> },
): number {
  let page = first;
  let used = 0;
  let gap = 0;
  const turnPage = (taken: number): void => {
    page += 1;
    used = taken;
    gap = 0;
  };
  for (let index = 0; index < items.length; index += 1) {
    const space = Math.max(gap, items[index]?.before ?? 0);
    const lacking = used + space + chainHeight(items, index, pageHeight) - pageHeight;
    if (used > 0 && lacking > 0) lowerChart(items, index, lacking, lowered);
    const item = items[index];
    if (item === undefined) break;
    // The space above is dropped where a page happens to end, but not where one is asked for.
    if (item.breakBefore && index > 0) turnPage(item.before);
    else if (used > 0 && used + space + chainHeight(items, index, pageHeight) > pageHeight) turnPage(item.repeated);
    else used += space;
    if (item.ordinal !== null) headings.set(item.ordinal, page);
    let rest = item.height;
    while (used + rest > pageHeight && item.piece !== null) {
      rest -= partThatFits(item.piece, rest, pageHeight - used);
      turnPage(item.repeated);
    }
    used += rest;
    gap = item.after;
  }
  return page;
}

/** Lowers the first chart that stays with an item, if the page then has room for them. @param lacking DXA */
function lowerChart(items: FlowItem[], from: number, lacking: number, lowered: Map<Chart, number>): void {
  let index = from;
  while (items[index]?.keepNext === true && items[index]?.chart === null) index += 1;
  const item = items[index];
  if (item === undefined || item.chart === null) return;
  const height = item.chart.height - Math.ceil(lacking / 20) - SPARE;
  if (height < (item.chart.leastHeight ?? item.chart.height)) return;
  lowered.set(item.chart, height);
  items[index] = { ...item, height: chartHeight(height) };
}

/** Points, for what word processors round. */
const SPARE = 3;

/** What must stay together from an item on: itself and, while they keep with the next, what follows. */
function chainHeight(items: readonly FlowItem[], from: number, pageHeight: number): number {
  let height = 0;
  for (let index = from; index < items.length; index += 1) {
    const item = items[index];
    if (item === undefined) break;
    height += (index === from ? 0 : Math.max(items[index - 1]?.after ?? 0, item.before)) + startHeight(item);
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
