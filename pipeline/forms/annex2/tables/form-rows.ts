/** The rows of an annex-2 table as records of cells, whatever the order of the columns. */
import { foldText, trimText } from "../../../lib/japanese/text.ts";
import { rememberByOwnText } from "../../../lib/remember.ts";
import type { RawCell } from "../../../model/raw-workbook.ts";
import type { ColumnSpan, FormTable } from "./form-tables.ts";
import { cellIn, type Grid } from "./grid.ts";
import type { Meaning } from "./read-mark.ts";

/** Where a table's answers are read: which of its columns count. */
export interface AnswerSource {
  /** All of them must say the same; nearly always one. */
  readonly columns: readonly AnswerSpan[];
  /** Columns that count where they are filled, the strongest first. */
  readonly corrections: readonly AnswerSpan[];
}

interface AnswerSpan extends ColumnSpan {
  /** What a tick in it means; null where it holds marks. */
  readonly ticks: Meaning | null;
}

/** A cell of an answer. */
export interface AnswerCell {
  readonly cell: RawCell;
  /** What a tick in it means; null where it holds a mark. */
  readonly ticks: Meaning | null;
}

/** One row, or several that a merged number cell holds together. */
export interface FormRow {
  readonly table: FormTable;
  readonly row: number;
  /** Its last row. */
  readonly last: number;
  /** The measure's number as written, in any width (`No.１２` → 12); null when there is none. */
  readonly number: number | null;
  /** Trimmed text; empty when blank. */
  readonly heading: string;
  readonly text: string;
  readonly priority: string;
  /** The filled cells of the answer, all of which must say the same; none when it is blank, nearly always one. */
  readonly answers: readonly AnswerCell[];
  /** Some cells of the answer are filled and others are not: the blank ones do not agree. */
  readonly partlyBlank: boolean;
  readonly remarks: readonly RawCell[];
  /** Of a column 理由 that stands beside 特記事項. */
  readonly reasons: readonly RawCell[];
  /** Of a column 備考 that stands beside 特記事項. */
  readonly notes: readonly RawCell[];
  readonly planned: RawCell | undefined;
}

/** @param source which columns hold the answers; the first that may, where nobody has decided. */
export function readFormRows(table: FormTable, source: AnswerSource = firstOf(table)): readonly FormRow[] {
  const { grid, top, bottom } = table;
  const rows: FormRow[] = [];
  for (const row of grid.rows) {
    if (row < top || row > bottom) continue;
    if (!grid.mayMerge(row)) rows.push(readRow(table, source, row, row));
    else if (!continuesAbove(table, row)) rows.push(readRow(table, source, row, lastRowOf(table, row)));
  }
  return rows;
}

function firstOf({ answerColumns }: FormTable): AnswerSource {
  return { columns: answerColumns.slice(0, 1), corrections: [] };
}

/** A row inside a merged number cell that began further up: part of that measure. */
function continuesAbove({ grid, columns: { number }, top }: FormTable, row: number): boolean {
  const merge = number && grid.mergeAt(row, number.first);
  return merge !== undefined && merge.top < row && merge.top >= top && merge.left === number?.first;
}

function lastRowOf({ grid, columns: { number }, bottom }: FormTable, row: number): number {
  const merge = number && grid.mergeAt(row, number.first);
  return merge ? Math.min(merge.bottom, bottom) : row;
}

function readRow(table: FormTable, source: AnswerSource, row: number, last: number): FormRow {
  const { grid, columns } = table;
  const { number } = columns;
  const numberCell = number && cellIn(grid.row(row), number.first);
  const { answers, partlyBlank } = readAnswerCells(grid, source, row, last);
  return {
    table,
    row,
    last,
    number: numberCell === undefined ? null : parseMeasureNumber(numberCell.text),
    heading: joinTexts(seenCells(grid, columns.heading, row, last), ""),
    text: joinTexts(seenCells(grid, columns.text, row, last), ""),
    priority: joinTexts(seenCells(grid, columns.priority, row, last), ""),
    answers,
    partlyBlank,
    remarks: seenCells(grid, columns.remark, row, last),
    reasons: columns.reason === columns.remark ? NONE : seenCells(grid, columns.reason, row, last),
    notes: columns.note === columns.remark ? NONE : seenCells(grid, columns.note, row, last),
    planned: joinDateCells(table, dateCells(table, seenCells(grid, columns.planned, row, last))),
  };
}

const NO_ANSWER: Pick<FormRow, "answers" | "partlyBlank"> = { answers: [], partlyBlank: false };

function readAnswerCells(
  grid: Grid,
  { columns, corrections }: AnswerSource,
  row: number,
  last: number,
): Pick<FormRow, "answers" | "partlyBlank"> {
  const only = columns[0];
  if (columns.length === 1 && corrections.length === 0 && row === last && only !== undefined)
    return oneAnswer(firstSeen(grid, only, row), only.ticks);
  for (const span of corrections) {
    const corrected = cellsDown(grid, span, row, last);
    if (corrected.length > 0) return { answers: corrected, partlyBlank: false };
  }
  const answers = columns.flatMap((span) => cellsDown(grid, span, row, last));
  const first = answers[0];
  if (first === undefined) return NO_ANSWER;
  return { answers: distinct(answers), partlyBlank: isPartlyBlank(grid, columns, row, last) };
}

function oneAnswer(cell: RawCell | undefined, ticks: Meaning | null): Pick<FormRow, "answers" | "partlyBlank"> {
  return cell === undefined ? NO_ANSWER : { answers: [{ cell, ticks }], partlyBlank: false };
}

/** The first cell that a person sees in each row of a part of the table: further ones in the row are notes beside the mark. */
function cellsDown(grid: Grid, span: AnswerSpan, from: number, to: number): readonly AnswerCell[] {
  const cells: AnswerCell[] = [];
  for (let row = from; row <= to; row++) {
    const cell = firstSeen(grid, span, row);
    if (cell !== undefined) cells.push({ cell, ticks: span.ticks });
  }
  return cells;
}

function firstSeen(grid: Grid, { first, last }: ColumnSpan, row: number): RawCell | undefined {
  for (let column = first; column <= last; column++) {
    const cell = grid.mayMerge(row) ? grid.seenAt(row, column) : cellIn(grid.row(row), column);
    if (cell !== undefined) return cell;
  }
  return undefined;
}

/** A cell merged over several columns or rows is one answer to all of them. */
function distinct(answers: readonly AnswerCell[]): readonly AnswerCell[] {
  return answers.filter(({ cell }, index) => answers.findIndex((other) => other.cell === cell) === index);
}

/** Of ticked columns one is meant to be filled, and of two rows that stand for one number the first. */
function isPartlyBlank(grid: Grid, columns: readonly AnswerSpan[], row: number, last: number): boolean {
  if (columns.some(({ ticks }) => ticks !== null)) return false;
  for (const span of columns) {
    let blank = true;
    for (let each = row; each <= last && blank; each++) blank = firstSeen(grid, span, each) === undefined;
    if (blank) return true;
  }
  return false;
}

function joinTexts(cells: readonly RawCell[], between: string): string {
  const first = cells[0];
  if (first === undefined) return "";
  return cells.length === 1 ? trimText(first.text) : cells.map((cell) => trimText(cell.text)).join(between);
}

const NONE: readonly RawCell[] = [];

/** The distinct cells that a person sees in a part of the table over some rows, row by row. */
function seenCells(grid: Grid, span: ColumnSpan | undefined, from: number, to: number): readonly RawCell[] {
  if (span === undefined) return NONE;
  const { first, last } = span;
  if (from === to && first === last) {
    const cell = grid.mayMerge(from) ? grid.seenAt(from, first) : cellIn(grid.row(from), first);
    return cell === undefined ? NONE : [cell];
  }
  const cells = new Set<RawCell>();
  for (let row = from; row <= to; row++) {
    for (let column = first; column <= last; column++) {
      const cell = grid.seenAt(row, column);
      if (cell) cells.add(cell);
    }
  }
  return [...cells];
}

/** 令和, 9, 年, 9月, 末: what a date is made of that is spread over cells. */
const DATE_PIECE =
  /^(?:令和|平成|西暦|[RH]\.?|元|\d{1,4}|(?:令和|平成|[RH]\.?)?(?:\d{1,4}|元)年度?|\d{1,2}月|\d{1,2}日|[年月日]|年度|[上中下]旬|末日?|頃|まで|[./-])$/iu;

/** To the right of its own column a date goes on only in pieces of one: any other text there is a note without a heading. */
function dateCells({ grid, columns, headingRow, top }: FormTable, cells: readonly RawCell[]): readonly RawCell[] {
  const { planned } = columns;
  if (planned === undefined || cells.length === 0 || planned.first === planned.last) return cells;
  let headed = planned.first;
  for (let row = headingRow; row < top; row++) {
    for (let column = planned.first; column <= planned.last; column++)
      if (grid.seenAt(row, column) !== undefined) headed = Math.max(headed, column);
  }
  const end = cells.findIndex(
    (cell) => cell.column > headed && (cell.date !== undefined || !DATE_PIECE.test(foldText(cell.text))),
  );
  const pieces = end < 0 ? cells : cells.slice(0, end);
  // 令和9年9月 | 1: a number that no unit follows is no part of the date before it.
  const [first] = pieces;
  return first !== undefined && /[月日末旬頃]$/u.test(foldText(first.text))
    ? pieces.filter((cell) => cell.column <= headed || !/^\d+$/u.test(foldText(cell.text)))
    : pieces;
}

/** A date split over cells (令和 | 9 | 年 | 9 | 月, or 9 and 30 below 年, 月 and 日) as one cell. */
function joinDateCells({ grid, headingRow, top }: FormTable, cells: readonly RawCell[]): RawCell | undefined {
  const first = cells[0];
  if (first === undefined || cells.length === 1) return first;
  // 令和 | | 年 | | 月 is printed on the form, and nobody has filled it in.
  if (
    cells.every(
      (cell) =>
        cell.date === undefined && /^(?:令和|平成|西暦|[年月日]|年度|[RH]\.?|頃|まで|末)$/iu.test(foldText(cell.text)),
    )
  )
    return undefined;
  const unitOf = (column: number): string => {
    for (let row = headingRow; row <= top; row++) {
      const unit = trimText(grid.at(row, column)?.text ?? "");
      if (/^(?:年度?|月|日)$/u.test(unit)) return unit;
    }
    return "";
  };
  const text = cells
    .map((cell) => (/[年月日度]$/u.test(cell.text.trim()) ? cell.text : cell.text + unitOf(cell.column)))
    .join("");
  return { row: first.row, column: first.column, text };
}

/** Every text of the row outside the answer, remark and date columns: chapter titles, notes. Few rows are asked for it. */
export function labelOf({ table, row }: FormRow): string {
  const { answer, remark, planned, priority } = table.columns;
  const within = (column: number, span: ColumnSpan | undefined): boolean =>
    span !== undefined && span.first <= column && column <= span.last;
  const outside = table.grid
    .row(row)
    .filter(({ column }) => ![answer, remark, planned, priority].some((span) => within(column, span)));
  return joinTexts(outside, " ");
}

/** `12`, `１２`, `No.12`, `#12`, `12.`, `⑫`, `第12` → 12; null for anything else. */
export const parseMeasureNumber = rememberByOwnText((text): number | null => {
  const match = /^(?:NO\.?|#|№|第|\()?(\d{1,4})(?:\.0*)?(?:番|号|\)|:)?$/u.exec(foldText(text).toUpperCase());
  return match ? Number(match[1]) : null;
});
