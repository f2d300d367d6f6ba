/** Drawn blocks → the pieces of a document's body: XML for everything but charts, which docx draws. */
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

/** Pieces in their order: text is XML. */
export function bodyPieces(section: Section, drawing: Drawing): readonly (string | Chart)[] {
  const pieces: (string | Chart)[] = [];
  for (const block of section.blocks) {
    const piece = block.kind === "chart" ? block : blockXml(block, section, drawing);
    const last = pieces.at(-1);
    if (typeof piece === "string" && typeof last === "string") pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

function blockXml(block: Exclude<Block, Chart>, section: Section, { contents, pages, heights }: Drawing): string {
  if (block.kind === "paragraph") return paragraphXml(block);
  if (block.kind === "contents") return contents.length === 0 ? "" : contentsXml(contents, pages);
  const height = textHeight(section.orientation);
  const rows = heights.get(block) ?? [];
  return tableXml(block, (index) => isTallRow(rows[index] ?? 0, height));
}
