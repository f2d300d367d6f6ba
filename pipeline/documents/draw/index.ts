/** Composed documents → Word. A door of its own: processes that draw need not load what reads the wording. */
import { KINDS, type DrawingTask, type KindName } from "../kinds/index.ts";
import type { ComposedDocument, DocumentKind } from "../kinds/document-kind.ts";
import type { ComposedBlock } from "../wording/composed-section.ts";
import { paragraph, type Block } from "../word/block.ts";
import { drawWord } from "../word/draw-word.ts";
import { textWidth } from "../word/page-setup.ts";
import type { DocumentStyles } from "../word/styles/document-styles.ts";

export { readStyles } from "../word/styles/document-styles.ts";

/** Draws a document of any kind in the list. */
export function draw<Name extends KindName>(task: DrawingTask<Name>, styles: DocumentStyles): Uint8Array {
  return drawDocument(KINDS[task.kind], task.document, styles);
}

/** Draws a document; its wording has been checked, so nothing can go wrong here but a bug. */
export function drawDocument<Subject>(
  kind: DocumentKind<Subject>,
  { subject, sections, cover }: ComposedDocument<Subject>,
  styles: DocumentStyles,
): Uint8Array {
  const drawn = sections.map(({ orientation, blocks }) => {
    const page = kind.pages[orientation];
    return { page, blocks: blocks.flatMap((block) => drawBlock(block, kind, subject, textWidth(page))) };
  });
  return drawWord({ sections: drawn, cover, texts: kind.texts(subject) }, styles);
}

/** Below a list that has no rows, should the wording not have said so already. */
const NOTHING = paragraph("Normal", "該当はない。");

function drawBlock<Subject>(
  block: ComposedBlock,
  { tables, charts }: DocumentKind<Subject>,
  subject: Subject,
  width: number,
): readonly Block[] {
  if (block.kind === "paragraph" || block.kind === "contents") return [block];
  const drawing = (block.kind === "dataTable" ? tables : charts)[block.name];
  if (drawing === undefined) throw new Error(`There is no ${block.kind} ${block.name}.`);
  const drawn = drawing(subject, width);
  return drawn.length === 0 ? [NOTHING] : drawn;
}
