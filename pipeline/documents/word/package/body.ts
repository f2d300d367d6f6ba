/** `word/document.xml`: the drawn blocks, section by section. Written in pieces: a long one is never in memory as a whole. */
import { deflatePieces, type Write } from "../../../lib/deflate-part.ts";
import { paragraph, type Block, type Chart, type Paragraph, type Section } from "../block.ts";
import { textHeight, textWidth } from "../page-setup.ts";
import type { RowHeights } from "../pages/block-heights.ts";
import type { HeadingPages } from "../pages/estimate-pages.ts";
import { isTallRow } from "../pages/flow-items.ts";
import { keptRows } from "../pages/kept-rows.ts";
import { chartParagraphXml } from "../xml/chart-paragraph-xml.ts";
import { contentsXml } from "../xml/contents-xml.ts";
import { WORD_NAMESPACES } from "../xml/namespaces.ts";
import { bookmarkXml, paragraphXml } from "../xml/paragraph-xml.ts";
import { writeTable, type RowPlace } from "../xml/table-xml.ts";
import { wordType, type Part } from "./part.ts";

/** A document of a Word file, and what its blocks need to know of the whole of it. */
export interface DrawnSections {
  readonly sections: readonly Section[];
  /** Entries of the table of contents. */
  readonly contents: readonly Paragraph[];
  readonly pages: HeadingPages | null;
  readonly heights: RowHeights;
}

/** How a section ends. */
export interface SectionEnd {
  readonly xml: string;
  /** Of the very end; null for none. */
  readonly bookmark: string | null;
}

/** What blocks and sections need to know of the whole file. */
interface WholeFile {
  /** In their order. */
  readonly charts: readonly Chart[];
  /** Place of a paragraph in a list, as XML. */
  readonly listOf: (paragraph: Paragraph) => string;
  readonly endOf: (section: Section) => SectionEnd;
}

/** The documents of a file, one behind the other. */
export function bodyPart(papers: readonly DrawnSections[], { charts, listOf, endOf }: WholeFile): Part {
  const name = "word/document.xml";
  const packed = deflatePieces(name, (write) => {
    write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${WORD_NAMESPACES}><w:body>`);
    const all = papers.flatMap((paper) => paper.sections.map((section) => ({ section, paper })));
    all.forEach(({ section, paper }, index) => {
      // The end of every section but the last belongs to a paragraph, and a table cannot be the last thing in a body.
      const { xml, bookmark } = endOf(section);
      const isLast = index === all.length - 1;
      const mark = bookmark === null ? "" : bookmarkXml(BOOKMARKS_OF_HEADINGS + index, bookmark, "");
      const last = section.blocks.at(-1);
      const closing = last?.kind === "paragraph" ? last : null;
      const others = closing === null ? section.blocks : section.blocks.slice(0, -1);
      // LibreOffice drops an empty paragraph behind a last table, and with it what stands in it.
      const marked = last?.kind === "table" ? last : null;
      for (const block of others)
        writeBlock(block, section, { ...paper, charts, listOf, mark: block === marked ? mark : "" }, write);
      const end = closing ?? paragraph("SectionEnd", "");
      const own = { list: listOf(end), section: isLast ? "" : xml, mark: marked === null ? mark : "" };
      write(paragraphXml(end, own) + (isLast ? xml : ""));
    });
    write("</w:body></w:document>");
  });
  return { name, contentType: wordType("document.main"), packed };
}

/** Bookmarks of headings have lower ids. */
const BOOKMARKS_OF_HEADINGS = 1_000_000;

function writeBlock(
  block: Block,
  { page }: Section,
  {
    contents,
    pages,
    heights,
    charts,
    listOf,
    mark,
  }: DrawnSections & Omit<WholeFile, "endOf"> & { readonly mark: string },
  write: Write,
): void {
  if (block.kind === "paragraph") write(paragraphXml(block, { list: listOf(block) }));
  else if (block.kind === "table") {
    const [rows, pageHeight] = [heights.get(block) ?? [], textHeight(page)];
    const kept = keptRows(block, rows, pageHeight);
    const placeOf = (index: number): RowPlace => {
      return { mayBreak: isTallRow(rows[index] ?? 0, pageHeight), keepsNext: kept[index] === true };
    };
    writeTable(block, placeOf, write, mark);
  } else if (block.kind === "chart") write(chartParagraphXml(block, textWidth(page), charts.indexOf(block) + 1));
  else if (contents.length > 0) write(contentsXml(contents, pages));
}
