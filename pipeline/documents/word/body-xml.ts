/** Drawn blocks → the XML of a document's body, for everything but charts, which docx draws. */
import type { Write, WriteAll } from "../../lib/deflate-part.ts";
import type { Block, Chart, Paragraph, Section } from "./block.ts";
import { textHeight } from "./page-setup.ts";
import type { RowHeights } from "./pages/block-heights.ts";
import type { HeadingPages } from "./pages/estimate-pages.ts";
import { isTallRow } from "./pages/flow-items.ts";
import { contentsXml } from "./xml/contents-xml.ts";
import { paragraphXml } from "./xml/paragraph-xml.ts";
import { writeTable } from "./xml/table-xml.ts";

export interface Drawing {
  readonly contents: readonly Paragraph[];
  readonly pages: HeadingPages | null;
  readonly heights: RowHeights;
}

/** Write the XML of each stretch of blocks before, between and after the charts of a section. */
export function bodyXml(section: Section, drawing: Drawing): readonly WriteAll[] {
  const stretches: Exclude<Block, Chart>[][] = [[]];
  for (const block of section.blocks) {
    if (block.kind === "chart") stretches.push([]);
    else stretches.at(-1)?.push(block);
  }
  const height = textHeight(section.page);
  return stretches.map((blocks) => (write) => {
    for (const block of blocks) writeBlock(block, height, drawing, write);
  });
}

function writeBlock(
  block: Exclude<Block, Chart>,
  pageHeight: number,
  { contents, pages, heights }: Drawing,
  write: Write,
): void {
  if (block.kind === "paragraph") write(paragraphXml(block));
  else if (block.kind === "table") {
    const rows = heights.get(block) ?? [];
    writeTable(block, (index) => isTallRow(rows[index] ?? 0, pageHeight), write);
  } else if (contents.length > 0) write(contentsXml(contents, pages));
}
