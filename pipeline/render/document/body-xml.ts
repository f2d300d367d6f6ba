/** Drawn blocks → the XML of a document's body, for everything but charts, which docx draws. */
import type { Block, Chart, Paragraph, Section } from "../block.ts";
import { textHeight } from "../page-setup.ts";
import type { RowHeights } from "../pages/block-heights.ts";
import type { HeadingPages } from "../pages/estimate-pages.ts";
import { isTallRow } from "../pages/flow-items.ts";
import { contentsXml } from "../xml/contents-xml.ts";
import { paragraphXml } from "../xml/paragraph-xml.ts";
import { tableXml } from "../xml/table-xml.ts";

export interface Drawing {
  readonly contents: readonly Paragraph[];
  readonly pages: HeadingPages | null;
  readonly heights: RowHeights;
}

/** XML for each stretch of blocks before, between and after the charts of a section; made as it is asked for. */
export function bodyXml(section: Section, drawing: Drawing): readonly Iterable<string>[] {
  const stretches: Exclude<Block, Chart>[][] = [[]];
  for (const block of section.blocks) {
    if (block.kind === "chart") stretches.push([]);
    else stretches.at(-1)?.push(block);
  }
  return stretches.map((blocks) => blocksXml(blocks, textHeight(section.orientation), drawing));
}

function* blocksXml(
  blocks: readonly Exclude<Block, Chart>[],
  pageHeight: number,
  { contents, pages, heights }: Drawing,
): Iterable<string> {
  for (const block of blocks) {
    if (block.kind === "paragraph") yield paragraphXml(block);
    else if (block.kind === "table") {
      const rows = heights.get(block) ?? [];
      yield* tableXml(block, (index) => isTallRow(rows[index] ?? 0, pageHeight));
    } else if (contents.length > 0) yield contentsXml(contents, pages);
  }
}
