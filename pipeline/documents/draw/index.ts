/** Composed documents → Word. A door of its own: processes that draw need not load what reads the wording. */
import { fillWord } from "../fill/fill-word.ts";
import { readWordTemplate, type WordTemplate } from "../fill/word-template.ts";
import { KINDS, type KindName, type WordedTask } from "../kinds/index.ts";
import type { ComposedDocument, DocumentKind } from "../kinds/document-kind.ts";
import { LETTERS, type LetterName } from "../letters/index.ts";
import type { ComposedBlock } from "../wording/composed-section.ts";
import { PAGE_START, paragraph, type Block, type WordDocument } from "../word/block.ts";
import { drawTogether, drawWord } from "../word/draw-word.ts";
import { textWidth } from "../word/page-setup.ts";
import { readStyles, type DocumentStyles } from "../word/styles/document-styles.ts";
import type { DrawingTask, Looks } from "./drawing-task.ts";

export { readStyles } from "../word/styles/document-styles.ts";

/** Takes from the office's files what the first document of each kind needs; all others share it. */
export function startDrawing(looks: Looks): (task: DrawingTask) => Uint8Array {
  let styles: DocumentStyles | null = null;
  const templates = new Map<LetterName, WordTemplate>();
  return (task) => {
    if (!("letter" in task)) {
      styles ??= readStyles(looks.styles);
      const papers = "kind" in task ? [task] : task.papers;
      return drawTogether(papers.map(wordDocument), styles);
    }
    const template = templates.get(task.letter) ?? openLetter(task.letter, looks);
    templates.set(task.letter, template);
    return fillWord(template, task.all);
  };
}

function openLetter(name: LetterName, { letters }: Looks): WordTemplate {
  const template = readWordTemplate(letters.get(name) ?? new Uint8Array(), name, LETTERS[name].vocabulary, []);
  if (template === null) throw new Error(`The template of ${name} has been checked.`);
  return template;
}

/** A document of any kind in the list, as blocks. */
function wordDocument<Name extends KindName>({ kind, document }: WordedTask<Name>): WordDocument {
  return drawBlocks(KINDS[kind], document);
}

/** Draws a document; its wording has been checked, so nothing can go wrong here but a bug. */
export function drawDocument<Subject>(
  kind: DocumentKind<Subject>,
  document: ComposedDocument<Subject>,
  styles: DocumentStyles,
): Uint8Array {
  return drawWord(drawBlocks(kind, document), styles);
}

function drawBlocks<Subject>(
  kind: DocumentKind<Subject>,
  { subject, sections, cover }: ComposedDocument<Subject>,
): WordDocument {
  const drawn = sections.map(({ orientation, blocks }) => {
    const page = kind.pages[orientation];
    return { page, blocks: blocks.flatMap((block) => drawBlock(block, kind, subject, textWidth(page))) };
  });
  return { sections: drawn, cover, texts: kind.texts(subject) };
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
  const [first = NOTHING, ...others] = drawing(subject, width);
  if (block.pageBreakBefore === undefined) return [first, ...others];
  return first.kind === "paragraph" ? [{ ...first, pageBreakBefore: true }, ...others] : [PAGE_START, first, ...others];
}
