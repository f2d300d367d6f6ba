/** What a run has found → composed documents and letters of every kind; draw/ makes Word files of them. */
export { compileTemplates, composeDocuments, type Composed, type Templates } from "./compose-documents.ts";
export type { DrawingTask, Looks } from "./draw/drawing-task.ts";
export {
  compileLetters,
  composeLetters,
  LETTER_FILES,
  type ComposedLetter,
  type LetterWordings,
} from "./letters/compose-letters.ts";
export { LETTERS, type LetterName } from "./letters/index.ts";
export { wordFileOf } from "./letters/letter-files.ts";
export { isWholePdf, PDF_FILTER } from "./pdf/index.ts";
export { printPlace } from "./print-order.ts";
export { readStyles } from "./word/styles/document-styles.ts";
