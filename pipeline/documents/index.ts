/** What a run has found → composed documents of every kind; draw/ makes Word files of them. */
export { compileTemplates, composeDocuments, type Composed, type Templates } from "./compose-documents.ts";
export type { DrawingTask } from "./kinds/index.ts";
export { readStyles } from "./word/styles/document-styles.ts";
