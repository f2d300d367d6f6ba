/** Sections of blocks → the bytes of a Word file, the same for the same blocks on every day, in every process. */
import { bodyXml } from "./body-xml.ts";
import type { DocumentTexts, Section } from "./block.ts";
import { frameFor } from "./frame.ts";
import { chartsOf, frameShape } from "./frame-shape.ts";
import { contentsEntries, layOut } from "./lay-out.ts";
import { measureRows } from "./pages/block-heights.ts";
import { estimatePages } from "./pages/estimate-pages.ts";
import type { DocumentStyles } from "./styles/document-styles.ts";

export interface WordDocument {
  readonly sections: readonly Section[];
  /** The first page is a cover: it has no header and footer, but counts. */
  readonly cover: boolean;
  /** For running heads and document properties. */
  readonly texts: DocumentTexts;
}

/** Packs the document; nothing can go wrong here but a bug. */
export async function drawWord(document: WordDocument, styles: DocumentStyles): Promise<Uint8Array> {
  const { cover, texts } = document;
  const sections = document.sections.map(layOut);
  const contents = contentsEntries(sections);
  const heights = measureRows(sections, styles);
  const pages = estimatePages(sections, styles, contents, heights);
  const fillFrame = await frameFor(frameShape(cover, sections), styles);
  return fillFrame({
    texts,
    body: sections.flatMap((section) => bodyXml(section, { contents, pages, heights })),
    charts: sections.flatMap(chartsOf),
  });
}
