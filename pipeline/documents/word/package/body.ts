/** `word/document.xml`: the drawn blocks, section by section. Written in pieces: a long one is never in memory as a whole. */
import { deflatePieces, type Write } from "../../../lib/deflate-part.ts";
import { paragraph, type Block, type Chart, type Paragraph, type Section } from "../block.ts";
import { textHeight, textWidth } from "../page-setup.ts";
import type { RowHeights } from "../pages/block-heights.ts";
import type { HeadingPages } from "../pages/estimate-pages.ts";
import { isTallRow } from "../pages/flow-items.ts";
import { chartParagraphXml } from "../xml/chart-paragraph-xml.ts";
import { contentsXml } from "../xml/contents-xml.ts";
import { WORD_NAMESPACES } from "../xml/namespaces.ts";
import { paragraphXml } from "../xml/paragraph-xml.ts";
import { writeTable } from "../xml/table-xml.ts";
import { wordType, type Part } from "./part.ts";

/** What blocks need to know of the whole document. */
export interface Drawing {
  /** Entries of the table of contents. */
  readonly contents: readonly Paragraph[];
  readonly pages: HeadingPages | null;
  readonly heights: RowHeights;
  readonly charts: readonly Chart[];
}

/** @param endOf the XML with which each section ends */
export function bodyPart(sections: readonly Section[], drawing: Drawing, endOf: (section: Section) => string): Part {
  const name = "word/document.xml";
  const packed = deflatePieces(name, (write) => {
    write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${WORD_NAMESPACES}><w:body>`);
    sections.forEach((section, index) => {
      // The end of every section but the last belongs to a paragraph, and a table cannot be the last thing in a body.
      const end = endOf(section);
      const isLast = index === sections.length - 1;
      const last = section.blocks.at(-1);
      const closing = last?.kind === "paragraph" ? last : null;
      const others = closing === null ? section.blocks : section.blocks.slice(0, -1);
      for (const block of others) writeBlock(block, section, drawing, write);
      write(paragraphXml(closing ?? paragraph("SectionEnd", ""), isLast ? "" : end) + (isLast ? end : ""));
    });
    write("</w:body></w:document>");
  });
  return { name, contentType: wordType("document.main"), packed };
}

function writeBlock(block: Block, { page }: Section, drawing: Drawing, write: Write): void {
  const { contents, pages, heights, charts } = drawing;
  if (block.kind === "paragraph") write(paragraphXml(block));
  else if (block.kind === "table") {
    const rows = heights.get(block) ?? [];
    writeTable(block, (index) => isTallRow(rows[index] ?? 0, textHeight(page)), write);
  } else if (block.kind === "chart") write(chartParagraphXml(block, textWidth(page), charts.indexOf(block) + 1));
  else if (contents.length > 0) write(contentsXml(contents, pages));
}
