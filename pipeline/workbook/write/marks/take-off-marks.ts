/** Our marks taken off a workbook that came back: the list, our notes, and the colour of marked cells, which get back the fill they had. */
import { NOTE_START } from "../../../model/marks.ts";
import { openBook, type BookEditor } from "../in-place/index.ts";
import { fillName, isMarkName, LIST_NAME, markNumber, MARK_COLOUR } from "./mark-names.ts";

/** The same bytes when there are none. @throws Declined when that cannot be done without loss */
export function takeOffMarks(bytes: Uint8Array): Uint8Array {
  const book = openBook(bytes);
  return takeOff(book) ? book.save() : bytes;
}

/** The workbook without marks, open. @throws Declined as {@link takeOffMarks} does */
export function openUnmarked(bytes: Uint8Array): BookEditor {
  const book = openBook(bytes);
  return takeOff(book) ? openBook(book.save()) : book;
}

/** Whether there were any. */
function takeOff(book: BookEditor): boolean {
  const names = new Map(book.names.map(({ name, refersTo }) => [name, readReference(refersTo)]));
  const list = names.get(LIST_NAME) ?? null;
  if (list === null || !book.sheets.some(({ name, isWorksheet }) => isWorksheet && name === list.sheet)) return false;
  giveFillsBack(book, names);
  for (const { name, isWorksheet } of book.sheets)
    if (isWorksheet && name !== list.sheet) book.sheet(name).takeNotesOff(NOTE_START);
  book.removeSheet(list.sheet, isMarkName);
  return true;
}

interface Reference {
  readonly sheet: string;
  readonly cell: string;
}

function giveFillsBack(book: BookEditor, names: ReadonlyMap<string, Reference | null>): void {
  const sheets = new Set(book.sheets.filter(({ isWorksheet }) => isWorksheet).map(({ name }) => name));
  for (const [name, marked] of names) {
    const number = markNumber(name);
    if (number === null || marked === null || !sheets.has(marked.sheet)) continue;
    const kept = names.get(fillName(number)) ?? null;
    const sheet = book.sheet(marked.sheet);
    // Whoever gave the cell another colour since meant that one.
    if (!isOurs(sheet.fillOf(marked.cell))) continue;
    const isKept = kept !== null && sheets.has(kept.sheet);
    sheet.restyle(marked.cell, { fill: isKept ? book.sheet(kept.sheet).fillOf(kept.cell) : NO_FILL });
  }
}

const NO_FILL = '<fill><patternFill patternType="none"/></fill>';

function isOurs(fill: string): boolean {
  return fill.toUpperCase().includes(`"${MARK_COLOUR}"`);
}

/** `'確認依頼一覧'!$G$5`; null for a cell that is gone (`#REF!`) and whatever else. */
function readReference(text: string): Reference | null {
  const [, quoted, plain, column, row] =
    /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(text) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  return sheet === undefined ? null : { sheet, cell: `${column ?? ""}${row ?? ""}` };
}
