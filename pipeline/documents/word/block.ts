/** What a document is made of between the wording and Word: blocks, one below the other, in sections of one page size. */
import type { PageSetup } from "./page-setup.ts";
import type { CellStyle, StyleId, TableStyle } from "./styles/style-ids.ts";

/** A stretch of text in one look. */
export interface TextRun {
  readonly text: string;
  readonly strong?: boolean;
}

/** A paragraph; its whole look comes from its style. Line breaks are `\n` in the text of a run. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly style: StyleId;
  readonly runs: readonly TextRun[];
  /** Set on the first paragraph of each item of a list; Word puts its mark before it ({@link listMark}). */
  readonly item?: ListItem;
  /** Set on headings that the contents list: 1-based position among them, and level. */
  readonly heading?: { readonly ordinal: number; readonly level: ContentsLevel };
  readonly pageBreakBefore?: true;
  /** Stays on the page of what follows, whatever its style says. */
  readonly keepNext?: true;
  /** A caption that is numbered among those of its sort when the document is drawn ({@link numberCaptions}). */
  readonly numbered?: "表" | "図";
}

/** An item of a list. */
export interface ListItem {
  /** Its number, which is one more than that of the item before it; null for a bullet. */
  readonly number: number | null;
  /** The first of its list. */
  readonly opens: boolean;
}

/** What stands before an item of a list: a bullet, or its number with a space. */
export function listMark(number: number | string | null): string {
  return number === null ? "・" : `${String(number)}　`;
}

/** Levels of heading that the contents list. */
export type ContentsLevel = 1 | 2;

/** A column of a table, as wide as it is drawn. */
export interface Column {
  readonly heading: string;
  /** In twentieths of a point (DXA). */
  readonly width: number;
  readonly style: CellStyle;
}

/** A table cell; `span` columns wide (1 when absent). */
export interface Cell {
  readonly text: string;
  readonly span?: number;
  readonly strong?: boolean;
  /** Instead of the style of its column. */
  readonly style?: StyleId;
  /** Grey behind a figure, the darker the worse, as six hexadecimal digits: which one, only the data say. */
  readonly shade?: string;
}

/** A row of a table, below its heading row. */
export interface Row {
  readonly cells: readonly Cell[];
}

/** A table with a heading row that is repeated on each page. Borders, shading and cell margins are the table style's business. */
export interface Table {
  readonly kind: "table";
  readonly style: TableStyle;
  readonly headingStyle: StyleId;
  /** What all rows are about, in a row of its own across the table, above the headings and repeated with them. */
  readonly group?: Cell;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The last row is a total. */
  readonly total: boolean;
}

/** Patterns of DrawingML (ST_PresetPatternVal) that are told apart when printed small. */
type ChartPattern = "wdUpDiag" | "ltHorz" | "dkVert" | "lgCheck";

/** One share of each bar: a number a category, in their order. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
  /** Grey of the bars (of the lines of their pattern) as six hexadecimal digits, light enough for black numbers: the reports are printed in black and white. */
  readonly fill: string;
  /** On white, as is the number on it. */
  readonly pattern?: ChartPattern;
}

/** Horizontal bars, each split by series. */
export interface Chart {
  readonly kind: "chart";
  /** Its caption. */
  readonly title: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Each bar is the whole, split in shares; else bars are as long as their numbers. */
  readonly shares: boolean;
  /** Of the numbers on the bars, as Excel writes it: whole numbers when absent. */
  readonly labelFormat?: string;
  /** Where the axis of numbers ends; it begins at 0. By the numbers when absent. */
  readonly axisEnd?: number;
  /** In points. */
  readonly height: number;
  /** As low as it is still read well: so it is drawn where a page ends that has no room for more. As high as above when absent. */
  readonly leastHeight?: number;
}

/** The table of contents, drawn from the headings of the whole document. */
export interface Contents {
  readonly kind: "contents";
}

/** A piece of a document, as high as what is in it. */
export type Block = Paragraph | Table | Chart | Contents;

/** Blocks on pages of one size and direction. */
export interface Section {
  readonly page: PageSetup;
  readonly blocks: readonly Block[];
}

/** What running heads and document properties say. */
export interface DocumentTexts {
  readonly title: string;
  /** Whose document it is. */
  readonly author: string;
  /** `YYYY-MM-DD`; no document is dated by the clock. */
  readonly date: string;
  /** What runs along the head of each page, left and right: title and author when absent; null for nothing. */
  readonly head?: readonly [left: string, right: string] | null;
  /** Whether page X of Y stands at the foot of each page: yes when absent. */
  readonly pageNumbers?: boolean;
}

/** All that a document is made of. */
export interface WordDocument {
  readonly sections: readonly Section[];
  /** The first page is a cover: it has no header and footer, but counts. */
  readonly cover: boolean;
  /** For running heads and document properties. */
  readonly texts: DocumentTexts;
}

/** A heading that a list brings along; its ordinal is given when the document is drawn ({@link orderHeadings}). */
export function heading(text: string): Paragraph {
  return { ...paragraph("Heading2", text), heading: { ordinal: 0, level: 2 } };
}

/**
 * Gives the headings of a whole document their ordinals, in their order: those of the wording do not know of those of lists.
 *
 * @param before how many headings stand in the same Word file before it
 */
export function orderHeadings(sections: readonly Section[], before = 0): readonly Section[] {
  let ordinal = before;
  const numbered = (block: Block): Block =>
    block.kind === "paragraph" && block.heading !== undefined
      ? { ...block, heading: { ...block.heading, ordinal: ++ordinal } }
      : block;
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(numbered) }));
}

/** Puts `表1　` or `図1　` before captions, in their order throughout the document. */
export function numberCaptions(sections: readonly Section[]): readonly Section[] {
  const counts = { 表: 0, 図: 0 };
  const numbered = (block: Block): Block =>
    block.kind === "paragraph" && block.numbered !== undefined
      ? { ...block, runs: [{ text: `${block.numbered}${String(++counts[block.numbered])}　` }, ...block.runs] }
      : block;
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(numbered) }));
}

/** A caption with a number of its own ({@link numberCaptions}). */
export function numberedCaption(sort: "表" | "図", text: string): Paragraph {
  return { ...paragraph("Caption", text), numbered: sort };
}

/** A paragraph of one run. */
export function paragraph(style: StyleId, text: string): Paragraph {
  return { kind: "paragraph", style, runs: [{ text }] };
}

/** Begins a page for what cannot do so itself. */
export const PAGE_START: Paragraph = { ...paragraph("SectionEnd", ""), pageBreakBefore: true };
