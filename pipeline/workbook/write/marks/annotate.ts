/** Marks put into an institution's own workbook: its cells in question coloured, with a note each, and a list of all behind its sheets. */
import { NOTE_START } from "../../../model/marks.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { sheetReference, solidFill, type BookEditor, type DefinedName } from "../in-place/index.ts";
import { addListSheet, FILL_COLUMN, LIST_HEAD, type ListedMark } from "./list-sheet.ts";
import type { Mark, Request } from "./mark.ts";
import { LIST_NAME, MARK_COLOUR, markedName, fillName } from "./mark-names.ts";
import { openUnmarked } from "./take-off-marks.ts";

const AUTHOR = "確認依頼";

const INTRO =
  "色の付いたセルとそのメモを御確認の上、このファイルに直接記入し、保存して御返送ください。「セル」の欄を押すと、該当のセルへ移ります。" +
  "色・メモとこの一覧は、受け取ったときに自動で取り除きますので、そのままで差し支えありません。";

/**
 * The workbook with its marks; marks of an earlier request are taken off before. All parts but those of marked sheets, styles and the list of
 * parts keep their bytes.
 *
 * @throws Declined when that cannot be done without loss
 */
export function annotate(bytes: Uint8Array, request: Request): Uint8Array {
  const book = openUnmarked(bytes);
  const places = new Map(book.sheets.filter(({ isWorksheet }) => isWorksheet).map(({ name }) => [name, name]));
  const lines = request.marks.map((mark): ListedMark => {
    const sheet = places.get(mark.sheet);
    if (sheet === undefined || mark.cell === "") return { mark, target: null };
    return { mark, target: { sheet, cell: book.sheet(sheet).shownIn(mark.cell) } };
  });
  const marked = markCells(book, lines);
  const list = addListSheet(book, request, INTRO, marked);
  book.defineNames([
    { name: LIST_NAME, refersTo: sheetReference(list, "$A$1"), hidden: true },
    ...marked.flatMap((line, index) => namesOf(line, index, list)),
  ]);
  return book.save();
}

/** Colours each cell once and gives it one note; the first line about a cell keeps the fill that it had. */
function markCells(book: BookEditor, lines: readonly ListedMark[]): readonly ListedMark[] {
  const numbered = lines.map((line, index) => ({ ...line, number: index + 1 }));
  const fills = new Map<number, string>();
  for (const [sheetName, inSheet] of groupBy(numbered, ({ target }) => target?.sheet ?? "")) {
    if (sheetName === "") continue;
    const sheet = book.sheet(sheetName);
    const notes = [...groupBy(inSheet, ({ target }) => target?.cell ?? "")].map(([cell, asked]) => {
      fills.set(asked[0]?.number ?? 0, sheet.fillOf(cell));
      sheet.restyle(cell, { fill: solidFill(MARK_COLOUR) });
      return { cell, author: AUTHOR, text: noteText(asked) };
    });
    sheet.addNotes(notes);
  }
  return numbered.map(({ mark, target, number }) => ({ mark, target, fill: fills.get(number) }));
}

function noteText(asked: readonly { readonly mark: Mark; readonly number: number }[]): string {
  const texts = asked.map(({ mark, number }) => `［一覧の${String(number)}番］${mark.found}\n→ ${mark.fix}`);
  return [NOTE_START, ...texts].join("\n");
}

/** Excel moves what names refer to along with rows that are put in: so a cell finds its fill again. */
function namesOf({ target, fill }: ListedMark, index: number, list: string): readonly DefinedName[] {
  if (target === null || fill === undefined) return [];
  const row = String(LIST_HEAD + 1 + index);
  return [
    { name: markedName(index + 1), refersTo: sheetReference(target.sheet, absolute(target.cell)), hidden: true },
    { name: fillName(index + 1), refersTo: sheetReference(list, `$${FILL_COLUMN}$${row}`), hidden: true },
  ];
}

function absolute(cell: string): string {
  return cell.replace(/^([A-Z]+)(\d+)$/u, "$$$1$$$2");
}
