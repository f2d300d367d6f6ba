/** Drawn blocks → the pieces of a document's body: XML of ours for everything but charts, which docx draws. */
import type { Block, Chart, Paragraph, Section } from "../block.ts";
import { textHeight } from "../page-setup.ts";
import type { RowHeights } from "../pages/block-heights.ts";
import type { HeadingPages } from "../pages/estimate-pages.ts";
import { isTallRow } from "../pages/flow-items.ts";
import type { ReportStyles } from "../styles/report-styles.ts";
import { contentsXml } from "../xml/contents-xml.ts";
import { paragraphXml } from "../xml/paragraph-xml.ts";
import { tableXml } from "../xml/table-xml.ts";

export interface Drawing {
  readonly styles: ReportStyles;
  readonly contents: readonly Paragraph[];
  readonly pages: HeadingPages | null;
  readonly heights: RowHeights;
}

/** A chart, or the blocks up to the next one. */
export type BodyPiece = Chart | readonly Written[];
type Written = Exclude<Block, Chart>;

export function bodyPieces({ blocks }: Section): readonly BodyPiece[] {
  const pieces: (Chart | Written[])[] = [];
  let written: Written[] | null = null;
  for (const block of blocks) {
    if (block.kind === "chart") {
      pieces.push(block);
      written = null;
    } else if (written === null) pieces.push((written = [block]));
    else written.push(block);
  }
  return pieces;
}

/** The XML of blocks, one at a time. */
export function* blocksXml(blocks: readonly Written[], section: Section, drawing: Drawing): Iterable<string> {
  for (const block of blocks) yield blockXml(block, section, drawing);
}

function blockXml(block: Written, section: Section, { contents, pages, heights }: Drawing): string {
  if (block.kind === "paragraph") return paragraphXml(block);
  if (block.kind === "contents") return contents.length === 0 ? "" : contentsXml(contents, pages);
  const height = textHeight(section.orientation);
  const rows = heights.get(block) ?? [];
  return tableXml(block, (index) => isTallRow(rows[index] ?? 0, height));
}
