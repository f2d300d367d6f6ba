/** Finding annex-2 tables in a sheet by their headings, wherever they stand. */
import type { RawCell } from "../model/raw-workbook.ts";
import { FORM_ROLES, roleOfHeading, yearOfHeading, type FormRole } from "./form-headings.ts";
import type { Grid } from "./grid.ts";

/** First and last column (1-based, inclusive) of one part of the table. */
export interface ColumnSpan {
  readonly first: number;
  readonly last: number;
}
export type FormColumns = Readonly<Partial<Record<FormRole, ColumnSpan>>>;

/** One run of rows under one heading; a heading repeated on every page starts another. */
export interface FormTable {
  readonly grid: Grid;
  /** Where each part stands that the table has. */
  readonly columns: FormColumns;
  /** Row of the heading; the first of two when it takes two. */
  readonly headingRow: number;
  /** First and last row below the heading, inclusive. */
  readonly top: number;
  readonly bottom: number;
  /** Set where the sheet has no heading and its columns are those of the sheet before: its rows may be anything. */
  readonly continued?: true;
}

/** Every table of a workbook: sheet by sheet. A sheet without a heading may go on with the table before, in its columns. */
export function findBookTables(grids: readonly Grid[]): readonly FormTable[] {
  const tables: FormTable[] = [];
  for (const grid of grids) {
    const headed = findFormTables(grid);
    const before = tables.at(-1);
    tables.push(...(headed.length === 0 && before !== undefined ? [continuationOf(before, grid)] : headed));
  }
  return tables;
}

function continuationOf({ columns }: FormTable, grid: Grid): FormTable {
  return { grid, columns, headingRow: 1, top: 1, bottom: grid.rows.at(-1) ?? 0, continued: true };
}

/** Every table in the sheet, top to bottom, then left to right. A heading takes one to three rows. */
export function findFormTables(grid: Grid): readonly FormTable[] {
  const headings = findHeadings(grid);
  const lastRow = grid.rows.at(-1) ?? 0;
  return headings.flatMap(({ first, last, blocks }, index) => {
    const bottom = (headings[index + 1]?.first ?? lastRow + 1) - 1;
    return blocks.map((columns) => ({ grid, columns, headingRow: first, top: last + 1, bottom }));
  });
}

interface Heading {
  readonly first: number;
  readonly last: number;
  /** More than one where tables stand side by side. */
  readonly blocks: readonly FormColumns[];
}

function findHeadings(grid: Grid): readonly Heading[] {
  const headings: Heading[] = [];
  let last = 0;
  for (const row of grid.rows) {
    // Nearly every row of a form holds none.
    if (row <= last || !holdsHeading(grid.row(row))) continue;
    const heading = headingFrom(grid, row);
    if (heading === null) continue;
    headings.push(heading);
    last = heading.last;
  }
  return headings;
}

function holdsHeading(cells: readonly RawCell[]): boolean {
  for (const { text } of cells) if (roleOfHeading(text) !== null) return true;
  return false;
}

interface HeadingCell extends ColumnSpan {
  readonly role: FormRole | "joint";
  /** See {@link yearOfHeading}; of the heading itself or of what stands over it. */
  readonly year: number | null;
}

/** The heading that begins in this row; further rows belong to it while they hold nothing but heading words. */
function headingFrom(grid: Grid, first: number): Heading | null {
  let cells = headingCells(grid, first, first);
  if (cells.length === 0) return null;
  let last = first;
  for (let row = first + 1; row <= first + 2; row++) {
    const years = yearCells(grid, row, cells);
    const more = [...headingCells(grid, row, first), ...years];
    if (more.length === 0 || more.length < grid.row(row).length) break;
    const isDivided = (cell: HeadingCell): boolean =>
      years.some(({ first: at, role }) => role === cell.role && cell.first <= at && at <= cell.last);
    cells = [...cells.filter((cell) => !isDivided(cell)), ...more];
    last = row;
  }
  const blocks = toBlocks(withoutEarlierYears(cells)).map(withStandIns).filter(isFormHeading);
  return blocks.length === 0 ? null : { first, last, blocks };
}

/** @param first first row of the heading. */
function headingCells(grid: Grid, row: number, first: number): readonly HeadingCell[] {
  return grid.row(row).flatMap((cell): HeadingCell[] => {
    const role = roleOfHeading(cell.text);
    if (role === null) return [];
    const year = yearOfHeading(cell.text) ?? yearAbove(grid, row, cell.column, first);
    const last = grid.mergeAt(row, cell.column)?.right ?? (role === "planned" ? reachOfDate(grid, cell) : cell.column);
    return [{ role, first: cell.column, last, year }];
  });
}

/** A date may be spread over unheaded cells to the right (令和 | 9 | 年 | 9 | 月), as far as the next heading or five of them. */
function reachOfDate(grid: Grid, { row, column }: RawCell): number {
  const next = grid.row(row).find((cell) => cell.column > column)?.column ?? Infinity;
  return Math.min(next - 1, column + 4);
}

/** 令和7年度 | 令和8年度 below one heading: the columns that it is divided into. */
function yearCells(grid: Grid, row: number, above: readonly HeadingCell[]): readonly HeadingCell[] {
  return grid.row(row).flatMap((cell): HeadingCell[] => {
    const year = roleOfHeading(cell.text) === null ? yearOfHeading(cell.text) : null;
    const divided = above.find(({ first, last }) => first <= cell.column && cell.column <= last);
    if (year === null || divided === undefined) return [];
    return [{ role: divided.role, first: cell.column, last: cell.column, year }];
  });
}

/** The year over a heading: in the same column, or further left where nothing stands between. */
function yearAbove(grid: Grid, row: number, column: number, first: number): number | null {
  for (let above = row - 1; above >= Math.max(1, first - 1); above--) {
    const over = grid.row(above).findLast((cell) => cell.column <= column);
    const year = over === undefined ? null : yearOfHeading(over.text);
    if (year !== null) return year;
  }
  return null;
}

/** Answers of an earlier year beside this year's, with their remarks, are no part of the table. */
function withoutEarlierYears(cells: readonly HeadingCell[]): readonly HeadingCell[] {
  const latest = Math.max(1, ...cells.map(({ role, year }) => (role === "answer" ? (year ?? 0) : 0)));
  const isEarlier = ({ year }: HeadingCell): boolean => year !== null && year < latest;
  return cells.filter(
    (cell) =>
      !isEarlier(cell) ||
      (cell.role !== "answer" && !cells.some((other) => other.role === cell.role && !isEarlier(other))),
  );
}

type Block = Partial<Record<FormRole | "joint", ColumnSpan>>;

/** From left to right; a part that comes a second time begins the next table. */
function toBlocks(cells: readonly HeadingCell[]): readonly Block[] {
  const blocks: Block[] = [{}];
  for (const { role, first, last } of [...cells].sort((a, b) => a.first - b.first)) {
    const block = blocks.at(-1) ?? {};
    if (block[role] === undefined) block[role] = { first, last };
    else if (beginsNext(block, role)) blocks.push({ [role]: { first, last } });
  }
  return blocks;
}

/**
 * A repeated 項目 or 備考 is a finer column of the same table, a second answer one that others fill in; a repeated number,
 * or whatever comes again after the answers that it stood before, is another table.
 */
function beginsNext(block: Block, role: FormRole | "joint"): boolean {
  const { answer } = block;
  if (role === "number") return true;
  if (role === "text") return answer !== undefined && (block.text?.first ?? 0) < answer.first;
  return role === "answer" && [block.number, block.text].some((span) => span && answer && span.first > answer.first);
}

/** 自己点検 without a heading below it heads the answers; 備考 holds the remarks where there is no 特記事項. */
function withStandIns({ joint, ...columns }: Block): FormColumns {
  const answer = columns.answer ?? (joint && { first: joint.first, last: joint.first });
  const remark = columns.remark ?? columns.note ?? columns.reason;
  return { ...columns, ...(answer && { answer }), ...(remark && { remark }) };
}

function isFormHeading(columns: FormColumns): boolean {
  const named = FORM_ROLES.filter((role) => columns[role] !== undefined);
  const identified = columns.number ?? columns.heading ?? columns.text;
  return columns.answer !== undefined && identified !== undefined && named.length >= 3;
}
