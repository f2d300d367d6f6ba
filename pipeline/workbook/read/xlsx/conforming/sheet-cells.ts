/** A worksheet as any program may write it, from the events of a parser. */
import { compareInTurn } from "../../../../lib/code-point-order.ts";
import type { RawCell } from "../../../../model/raw-workbook.ts";
import { UnreadableWorkbookError } from "../../unreadable-workbook-error.ts";
import { LAST_COLUMN, LAST_ROW, readAddress } from "../../../../lib/cell-address.ts";
import { addStored, type BookContext, type CellsRead, type StoredCell } from "../cell-meaning.ts";
import { itemText } from "../item-text.ts";
import { frameReader, rowNumber } from "../sheet-frame.ts";
import { shownString } from "../string-text.ts";
import type { SheetContent } from "../sheet-content.ts";
import type { Attributes, XmlReader } from "../xml/xml-reader.ts";

/** @throws UnreadableWorkbookError for a cell whose place is in doubt, so that none is lost in silence */
export function sheetReader(book: BookContext): XmlReader<SheetContent> {
  const read: CellsRead = { cells: [], asides: [] };
  const frame = frameReader();
  const item = itemText();
  const place: Place = { row: 0, column: 0, isStated: false };
  let isWithin = false;
  let cell: OpenCell | null = null;
  let value: string | null = null;
  return {
    open: (name, attribute) => {
      if (name === "sheetData") isWithin = true;
      frame.open(name, attribute);
      if (!isWithin) return;
      if (name === "row") beginRow(place, attribute);
      else if (name === "c") cell = beginCell(place, attribute);
      else if (name === "v") value = "";
      else if (name === "f" && cell !== null) cell.hasFormula = true;
      else item.open(name);
    },
    text: (piece) => {
      if (value !== null) value += piece;
      else item.text(piece);
    },
    close: (name) => {
      if (name === "sheetData") isWithin = false;
      else if (name === "v") {
        if (cell !== null) cell.value = value;
        value = null;
      } else item.close(name);
      if (name !== "c" || cell === null) return;
      cell.item = shownString(item.take());
      addStored(cell, book, read);
      cell = null;
    },
    result: () => {
      const cells = inOrder(read.cells);
      return { ...read, cells, frame: frame.frame(cells) };
    },
  };
}

type OpenCell = { -readonly [Key in keyof StoredCell]: StoredCell[Key] };

/** Of the last cell. */
interface Place {
  row: number;
  column: number;
  /** Whether the row's own tag says which one it is. */
  isStated: boolean;
}

function beginRow(place: Place, attribute: Attributes): void {
  place.isStated = attribute("r") !== null;
  place.row = rowNumber(attribute, place.row);
  place.column = 0;
  if (!(Number.isInteger(place.row) && place.row > 0 && place.row <= LAST_ROW)) throw damaged("a row on no sheet");
}

function beginCell(place: Place, attribute: Attributes): OpenCell {
  const stated = attribute("r");
  const at = stated === null ? { row: place.row, column: place.column + 1 } : readAddress(stated);
  if (at === null || at.row === 0 || at.column > LAST_COLUMN) throw damaged(`a cell at ${stated ?? "no place"}`);
  // Two programs could show two different sheets.
  if (place.isStated && at.row !== place.row) throw damaged("a cell in another row than its own");
  place.row = at.row;
  place.column = at.column;
  const style = Number(attribute("s") ?? 0);
  return {
    row: at.row,
    column: at.column,
    type: attribute("t") ?? "n",
    style,
    value: null,
    item: null,
    hasFormula: false,
  };
}

/** Ascending by row, then column. @throws UnreadableWorkbookError when two cells of one place show different things */
function inOrder(cells: readonly RawCell[]): readonly RawCell[] {
  const sorted = [...cells].sort((a, b) => compareInTurn(a.row - b.row, a.column - b.column));
  return sorted.filter((cell, index) => {
    const before = sorted[index - 1];
    if (before?.row !== cell.row || before.column !== cell.column) return true;
    if (before.text !== cell.text) throw damaged("two cells in one place");
    return false;
  });
}

function damaged(why: string): UnreadableWorkbookError {
  return new UnreadableWorkbookError("file-unreadable", why);
}
