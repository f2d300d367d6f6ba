/** Sections of blocks → the bytes of a Word file, the same for the same blocks on every day, in every process. */
import { numberCaptions, orderHeadings, type Block, type WordDocument } from "./block.ts";
import { contentsEntries, layOut } from "./lay-out.ts";
import { wordPackage, type DrawnPaper } from "./package/word-package.ts";
import { measureRows } from "./pages/block-heights.ts";
import { estimatePages, type Pagination } from "./pages/estimate-pages.ts";
import type { DocumentStyles } from "./styles/document-styles.ts";
import { wholeFigures } from "./whole-figures.ts";

/** Draws and packs the document; nothing can go wrong here but a bug. */
export function drawWord(document: WordDocument, styles: DocumentStyles): Uint8Array {
  return drawTogether([document], styles);
}

/**
 * Several documents as one Word file, one behind the other: each keeps its pages, counted from 1, its running heads, contents and captions.
 * The title of the file has those of all, its author is that of the first.
 */
export function drawTogether(documents: readonly WordDocument[], styles: DocumentStyles): Uint8Array {
  const papers: DrawnPaper[] = [];
  let headings = 0;
  for (const document of documents) {
    const paper = layOutPaper(document, headings, styles);
    headings += paper.contents.length;
    papers.push(paper);
  }
  return wordPackage(papers, styles);
}

function layOutPaper(document: WordDocument, headingsBefore: number, styles: DocumentStyles): DrawnPaper {
  const sections = numberCaptions(orderHeadings(document.sections, headingsBefore))
    .map(layOut)
    .map((section) => wholeFigures(section, styles));
  const contents = contentsEntries(sections);
  const heights = measureRows(sections, styles);
  const pages = estimatePages(sections, styles, contents, heights);
  const drawn = sections.map((section) => ({ ...section, blocks: section.blocks.map(paginated(pages)) }));
  return { ...document, sections: drawn, contents, pages: pages?.headings ?? null, heights };
}

function paginated(pages: Pagination | null): (block: Block) => Block {
  return (block) => {
    if (block.kind === "paragraph" && block.heading !== undefined && pages?.begun.has(block.heading.ordinal) === true)
      return { ...block, pageBreakBefore: true };
    const height = block.kind === "chart" ? pages?.lowered.get(block) : undefined;
    return block.kind === "chart" && height !== undefined ? { ...block, height } : block;
  };
}
