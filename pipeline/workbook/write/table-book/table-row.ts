/**
 * One row of a table. A country's sheets have hundreds of thousands of cells: what those of a column have in common is put together once.
 * Source: ISO/IEC 29500-1, 18.3.
 */
import { columnLetters } from "../../../lib/cell-address.ts";
import { displayWidth } from "../../../lib/japanese/display-width.ts";
import { rememberByOwnText } from "../../../lib/remember.ts";
import { ANSWER_KINDS, type AnswerKind } from "../../../model/answer-kind.ts";
import { ANSWER_MARKS } from "../../../model/labels.ts";
import type { TableCell, TableColumn, TableFormat } from "../../../model/table-book.ts";
import type { StringTable } from "./string-table.ts";
import { styleOf, type LookName } from "./table-styles.ts";

/** A column as its cells are written: `open`, the number of the row, and what `endOf` says of the value. */
export interface ColumnXml {
  /** Its place among the columns, from 0. */
  readonly index: number;
  /** `<c r="A` */
  readonly open: string;
  readonly endOf: (value: TableCell) => string;
  /** Characters after which its texts go on in another line; Infinity where none does. */
  readonly wrapsAfter: number;
}

/** @param row 1-based @param values null for an empty cell, one for each column */
export function rowXml(row: number, values: readonly TableCell[], columns: readonly ColumnXml[]): string {
  const number = String(row);
  let [cells, lines] = ["", 1];
  for (const { index, open, endOf, wrapsAfter } of columns) {
    const value = values[index] ?? null;
    cells += open + number + endOf(value);
    // No letter is wider than two characters.
    if (typeof value === "string" && value.length * 2 > wrapsAfter) lines = Math.max(lines, linesOf(value, wrapsAfter));
  }
  return `<row r="${number}"${heightXml(lines)}>${cells}</row>`;
}

/** Points that a line takes, what a row takes besides, and the most that Excel gives a row. */
const [LINE, MARGIN, HIGHEST] = [16.5, 1.5, 409];
/** Points, of a row of one line. */
export const PLAIN_HEIGHT = 18;

/** Excel and LibreOffice give a row that says nothing of its height one line, however long its texts are. */
function heightXml(lines: number): string {
  return lines === 1 ? "" : ` ht="${String(Math.min(HIGHEST, lines * LINE + MARGIN))}" customHeight="1"`;
}

function linesOf(text: string, width: number): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / width)), 0);
}

/** A cell that shows a text, from behind its address on. @param cellEnd of the string table */
export function textEnd(look: LookName, cellEnd: string): string {
  return `" s="${styleOf(look)}" t="s">${cellEnd}`;
}

/** @param width in characters @param index from 0 */
export function headingColumn(width: number, index: number, strings: StringTable): ColumnXml {
  const endOf = (value: TableCell): string => textEnd("heading", strings.cellEnd(String(value)));
  return { index, open: opening(index), endOf, wrapsAfter: width - 1 };
}

/** Below its heading. @param index from 0 */
export function bodyColumn({ format, width }: TableColumn, index: number, strings: StringTable): ColumnXml {
  const endOf = format === "answer" ? answerEnds(strings) : valueEnds(format, strings);
  return { index, open: opening(index), endOf, wrapsAfter: format === "text" ? width - 1 : Infinity };
}

function opening(index: number): string {
  return `<c r="${columnLetters(index + 1)}`;
}

function valueEnds(format: Exclude<TableFormat, "answer">, strings: StringTable): ColumnXml["endOf"] {
  const [look, text] = [`" s="${styleOf(format)}"`, textEnd("text", "")];
  const empty = `${look}/>`;
  return (value) => {
    if (value === null || value === "") return empty;
    if (typeof value === "number") return `${look}><v>${String(value)}</v></c>`;
    const day = format === "date" ? dayNumber(value) : null;
    return day === null ? text + strings.cellEnd(value) : `${look}><v>${String(day)}</v></c>`;
  };
}

/** Each answer looks like one of five. */
function answerEnds(strings: StringTable): ColumnXml["endOf"] {
  const otherEnds = valueEnds("text", strings);
  const answerEnd = rememberByOwnText((value) =>
    isAnswer(value) ? textEnd(value, strings.cellEnd(ANSWER_MARKS[value])) : otherEnds(value),
  );
  return (value) => (typeof value === "string" ? answerEnd(value) : otherEnds(value));
}

function isAnswer(value: string): value is AnswerKind {
  return ANSWER_KINDS.some((kind) => kind === value);
}

const DAY = 86_400_000;

/** As Excel counts days; null for what it has no number for that all programs agree on. */
function dayNumber(iso: string): number | null {
  const day = Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY) + 25_569;
  return day > 60 ? day : null;
}
