/** Sections of blocks → the bytes of a Word file, the same for the same blocks on every day, in every process. */
import { numberCaptions, orderHeadings } from "./block.ts";
import { contentsEntries, layOut } from "./lay-out.ts";
import { wordPackage, type WordDocument } from "./package/word-package.ts";
import { measureRows } from "./pages/block-heights.ts";
import { estimatePages } from "./pages/estimate-pages.ts";
import type { DocumentStyles } from "./styles/document-styles.ts";

/** Draws and packs the document; nothing can go wrong here but a bug. */
export function drawWord(document: WordDocument, styles: DocumentStyles): Uint8Array {
  const sections = numberCaptions(orderHeadings(document.sections)).map(layOut);
  const contents = contentsEntries(sections);
  const heights = measureRows(sections, styles);
  const pages = estimatePages(sections, styles, contents, heights);
  const charts = sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "chart"));
  return wordPackage({ ...document, sections }, { contents, pages, heights, charts }, styles);
}
