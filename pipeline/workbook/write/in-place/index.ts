/**
 * Changing a workbook in place. `openBook(bytes)` → an editor; `editor.sheet(name)` → values, fills, locks, notes, links, rules, protection;
 * `editor.addSheet(name, worksheetXml(…))` → a sheet behind the others, whose editor adds links and rules to it; `editor.save()` → bytes.
 * Every part that nothing of this asks to change keeps its bytes. What could not be changed without loss throws {@link Declined}.
 */
export { openBook, type BookEditor, type DefinedName, type ListedSheet } from "./book-editor.ts";
export type { CellValue } from "./cells.ts";
export { Declined, DECLINE_WORDS, type DeclineReason } from "./declined.ts";
export { worksheetXml, type NewCell, type NewRow, type NewSheet } from "./new-sheet.ts";
export type { NewNote } from "./notes.ts";
export {
  sheetReference,
  type ConditionalLook,
  type InnerLink,
  type Protection,
  type Validation,
} from "./sheet-blocks.ts";
export type { SheetEditor } from "./sheet-editor.ts";
export { solidFill, type NewStyle, type StyleChange } from "./styles.ts";
