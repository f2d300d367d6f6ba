/** Blocks as a flow of items with heights: what pages are filled with, one after the other. */
import type { Block, Chart, Paragraph, Section, Table } from "../block.ts";
import { textHeight, textWidth } from "../page-setup.ts";
import type { DocumentStyles } from "../styles/document-styles.ts";
import { chartHeight, headingRows, paragraphHeight, rowMeasure, type RowHeights } from "./block-heights.ts";
import { keptRows } from "./kept-rows.ts";

/** One thing in the flow, in DXA. */
export interface FlowItem {
  readonly height: number;
  readonly before: number;
  readonly after: number;
  /** Stays on the page of what follows. */
  readonly keepNext: boolean;
  readonly breakBefore: boolean;
  /** May break within, into pieces (lines) of this height, of which the fewest stay together; null: moves as a whole. */
  readonly piece: { readonly height: number; readonly fewest: number } | null;
  /** Height of the heading row that is repeated when this item starts a page. */
  readonly repeated: number;
  /** Headings that the contents list: their ordinal. */
  readonly ordinal: number | null;
  /** A chart that may be drawn lower. */
  readonly chart: Chart | null;
}

const PLAIN: FlowItem = {
  height: 0,
  before: 0,
  after: 0,
  keepNext: false,
  breakBefore: false,
  piece: null,
  repeated: 0,
  ordinal: null,
  chart: null,
};

/** Rows taller than this share of a page may break across pages: anything else would leave large gaps. */
const TALL_ROW = 1 / 3;

/** Whether a row may break across pages; both heights in DXA. */
export function isTallRow(height: number, pageHeight: number): boolean {
  return height > pageHeight * TALL_ROW;
}

/** The blocks of a section in the order in which they fill pages. */
export function flowItems(
  section: Section,
  styles: DocumentStyles,
  contents: readonly Paragraph[],
  heights: RowHeights,
): readonly FlowItem[] {
  const width = textWidth(section.page);
  const itemsOf = (block: Block): readonly FlowItem[] => {
    if (block.kind === "paragraph") return [paragraphItem(block, styles, width)];
    // An entry of the contents is not the heading that it leads to.
    if (block.kind === "contents")
      return contents.map((entry) => ({ ...paragraphItem(entry, styles, width), ordinal: null }));
    if (block.kind === "table") return tableItems(block, styles, heights.get(block) ?? [], textHeight(section.page));
    const { before, after } = styles.paragraphs.ChartFrame;
    return [{ ...PLAIN, height: chartHeight(block.height), before, after, chart: block }];
  };
  return section.blocks.flatMap(itemsOf);
}

function paragraphItem(paragraph: Paragraph, styles: DocumentStyles, width: number): FlowItem {
  const metrics = styles.paragraphs[paragraph.style];
  const line = metrics.line ?? 0;
  return {
    ...PLAIN,
    height: paragraphHeight(paragraph, metrics, width),
    before: metrics.before,
    after: metrics.after,
    keepNext: metrics.keepNext || paragraph.keepNext === true,
    breakBefore: paragraph.pageBreakBefore === true,
    // Neither the first nor the last line of a paragraph stands alone on a page: three lines cannot be parted.
    piece: metrics.keepNext || line === 0 ? null : { height: line, fewest: 2 },
    ordinal: paragraph.heading?.ordinal ?? null,
  };
}

function tableItems(
  table: Table,
  styles: DocumentStyles,
  heights: readonly number[],
  pageHeight: number,
): readonly FlowItem[] {
  // A table has one line more than rows.
  const repeated = headingRows(table)
    .map(rowMeasure(table, styles))
    .reduce((sum, height) => sum + height, styles.tables[table.style].border);
  const kept = keptRows(table, heights, pageHeight);
  const rows = table.rows.map((_, index): FlowItem => {
    const height = heights[index] ?? 0;
    return {
      ...PLAIN,
      height,
      repeated,
      keepNext: kept[index] === true,
      piece: isTallRow(height, pageHeight) ? { height: styles.paragraphs.TableText.line ?? height, fewest: 2 } : null,
    };
  });
  return [{ ...PLAIN, height: repeated, keepNext: true }, ...rows];
}
