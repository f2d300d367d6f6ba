/** Finding annex-2 tables in a sheet by their headings, wherever they stand. */
import { FORM_ROLES, roleOfHeading, type FormRole } from "./form-headings.ts";
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
  for (const row of grid.rows) {
    if (row <= (headings.at(-1)?.last ?? 0)) continue;
    const heading = headingFrom(grid, row);
    if (heading) headings.push(heading);
  }
  return headings;
}

interface HeadingCell extends ColumnSpan {
  readonly role: FormRole | "joint";
}

/** The heading that begins in this row; further rows belong to it while they hold nothing but heading words. */
function headingFrom(grid: Grid, first: number): Heading | null {
  const cells = [...headingCells(grid, first)];
  if (cells.length === 0) return null;
  let last = first;
  for (let row = first + 1; row <= first + 2; row++) {
    const more = headingCells(grid, row);
    if (more.length === 0 || more.length < grid.row(row).length) break;
    cells.push(...more);
    last = row;
  }
  const blocks = toBlocks(cells).map(withStandIns).filter(isFormHeading);
  return blocks.length === 0 ? null : { first, last, blocks };
}

function headingCells(grid: Grid, row: number): readonly HeadingCell[] {
  return grid.row(row).flatMap((cell): HeadingCell[] => {
    const role = roleOfHeading(cell.text);
    return role === null
      ? []
      : [{ role, first: cell.column, last: grid.mergeAt(row, cell.column)?.right ?? cell.column }];
  });
}

type Block = Partial<Record<FormRole | "joint", ColumnSpan>>;

/** From left to right; a part that comes a second time begins the next table. */
function toBlocks(cells: readonly HeadingCell[]): readonly Block[] {
  const blocks: Block[] = [{}];
  for (const { role, first, last } of [...cells].sort((a, b) => a.first - b.first)) {
    const block = blocks.at(-1) ?? {};
    if (block[role] === undefined) block[role] = { first, last };
    // A repeated 項目 or 備考 is a finer column of the same table; a repeated number or answer is another table.
    else if (role === "number" || role === "answer") blocks.push({ [role]: { first, last } });
  }
  return blocks;
}

/** 自己点検 without a heading below it heads the answers; 備考 holds the remarks where there is no 特記事項. */
function withStandIns({ joint, ...columns }: Block): FormColumns {
  const answer = columns.answer ?? (joint && { first: joint.first, last: joint.first });
  const remark = columns.remark ?? columns.note;
  return { ...columns, ...(answer && { answer }), ...(remark && { remark }) };
}

function isFormHeading(columns: FormColumns): boolean {
  const named = FORM_ROLES.filter((role) => columns[role] !== undefined);
  const identified = columns.number ?? columns.heading ?? columns.text;
  return columns.answer !== undefined && identified !== undefined && named.length >= 3;
}
