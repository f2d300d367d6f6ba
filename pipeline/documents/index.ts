/** What a run has found → composed documents and letters of every kind; draw/ makes Word files of them. */
export {
  compileTemplates,
  composeDocument,
  composeDocuments,
  documentsOfKind,
  type Composed,
  type DocumentToCompose,
  type Templates,
} from "./compose-documents.ts";
export type { DrawingTask, Looks } from "./draw/drawing-task.ts";
export { lineTexts } from "./fill/line-texts.ts";
export type { RunResults } from "./kinds/document-kind.ts";
export {
  compileLetters,
  composeLetters,
  LETTER_FILES,
  traceLetters,
  type ComposedLetter,
  type LetterWordings,
} from "./letters/compose-letters.ts";
export { LETTERS, type LetterName } from "./letters/index.ts";
export { wordFileOf } from "./letters/letter-files.ts";
export { isWholePdf, PDF_FILTER } from "./pdf/index.ts";
export { isPrintedAlone, printPlace } from "./print-order.ts";
export { readStyles } from "./word/styles/document-styles.ts";
export { readNameMeanings, type NameMeaning } from "./wording/name-meanings.ts";
export { nearestName, sortByNearness } from "./wording/nearest-name.ts";
export type { Vocabulary, WordingContext } from "./wording/vocabulary.ts";
