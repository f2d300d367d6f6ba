/** Finding annex-2 tables in a sheet by their headings, wherever they stand. */
import { MOST_HEADINGS } from "../../../model/limits.ts";
import { ticksAmong, toAnswerColumn, type AnswerColumn } from "./answer-columns.ts";
import {
  isForOthers,
  periodOfHeading,
  roleOfHeading,
  FORM_ROLES,
  type FormRole,
  type Period,
} from "./form-headings.ts";
import type { Grid } from "./grid.ts";
import { continuesHeading, headedColumns, type HeadedColumn } from "./headed-columns.ts";
import { columnsOfMarks } from "./columns-of-marks.ts";
import type { Meaning } from "./read-mark.ts";

/** First and last column (1-based, inclusive) of one part of the table. */
export interface ColumnSpan {
  readonly first: number;
  readonly last: number;
}
type FormColumns = Readonly<Partial<Record<FormRole, ColumnSpan>>>;

/** A column of remarks, reasons or dates, with the inspection that its headings name. */
export interface RemarkColumn extends ColumnSpan {
  readonly role: RemarkRole;
  readonly period: Period | null;
}

/** One run of rows under one heading; a heading repeated on every page starts another. */
export interface FormTable {
  readonly grid: Grid;
  /** Where each part stands that the table has; `answer` is the first of {@link answerColumns}. */
  readonly columns: FormColumns;
  /** Every column that may hold the answers, from left to right; at least one. */
  readonly answerColumns: readonly AnswerColumn[];
  /** Every column of remarks, reasons or dates, from left to right: {@link columns} names the first of each. */
  readonly remarkColumns: readonly RemarkColumn[];
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

function continuationOf({ columns, answerColumns, remarkColumns }: FormTable, grid: Grid): FormTable {
  return {
    grid,
    columns,
    answerColumns,
    remarkColumns,
    headingRow: 1,
    top: 1,
    bottom: grid.rows.at(-1) ?? 0,
    continued: true,
  };
}

/** Every table in the sheet, top to bottom, then left to right. A heading takes one to four rows. */
export function findFormTables(grid: Grid): readonly FormTable[] {
  return findHeadings(grid).flatMap(({ first, last, bottom, blocks }) =>
    blocks.flatMap((block): FormTable[] => {
      const answerColumns = answersOf(block, grid, last + 1, bottom);
      const [answer] = answerColumns;
      if (answer === undefined) return [];
      const columns = { ...withStandIns(block), answer: { first: answer.first, last: answer.last } };
      const { remarks: remarkColumns } = block;
      return [{ grid, columns, answerColumns, remarkColumns, headingRow: first, top: last + 1, bottom }];
    }),
  );
}

/** A heading that would head a form but for the column of the answers: its unknown headings, as they stand. */
export interface NearHeading {
  readonly row: number;
  readonly unknown: readonly string[];
}

/** Where no table is found: the first heading that nearly is one; null when there is none. */
export function findNearHeading(grid: Grid): NearHeading | null {
  const [heading] = findHeadings(grid);
  const [block] = heading?.blocks ?? [];
  return heading && block ? { row: heading.first, unknown: block.unknown.map(({ path }) => path.at(-1) ?? "") } : null;
}

interface Heading {
  readonly first: number;
  readonly last: number;
  /** Last row above the next heading. */
  readonly bottom: number;
  /** More than one where tables stand side by side. */
  readonly blocks: readonly Block[];
}

function findHeadings(grid: Grid): readonly Heading[] {
  const headings: Omit<Heading, "bottom">[] = [];
  const { rows } = grid;
  let last = 0;
  for (let at = nextWithHeading(grid, 0); at < rows.length; at = nextWithHeading(grid, at + 1)) {
    const row = rows[at] ?? 0;
    const heading = row <= last ? null : headingFrom(grid, row);
    if (heading === null) continue;
    headings.push(heading);
    last = heading.last;
  }
  const lastRow = rows.at(-1) ?? 0;
  return headings.map(({ first, last, blocks }, index) => ({
    first,
    last,
    bottom: (headings[index + 1]?.first ?? lastRow + 1) - 1,
    blocks,
  }));
}

/** Index of the first row from `from` on in which any heading stands: nearly every row of a form holds none. */
function nextWithHeading(grid: Grid, from: number): number {
  let at = from;
  for (const { length } = grid.rows; at < length; at++) if (holdsHeading(grid, grid.rows[at] ?? 0)) break;
  return at;
}

function holdsHeading(grid: Grid, row: number): boolean {
  if (grid.row(row).length > MOST_HEADINGS) return false;
  for (const { text } of grid.row(row)) if (roleOfHeading(text) !== null) return true;
  return false;
}

/** The heading that begins in this row; further rows belong to it while they hold nothing but headings. */
function headingFrom(grid: Grid, first: number): Omit<Heading, "bottom"> | null {
  let last = first;
  while (last < first + 3 && continuesHeading(grid, last + 1, first)) last++;
  const columns = headedColumns(grid, first, last);
  // 3　自己点検結果に使う記号: a text alone, as guidance has them.
  if (columns.length < LEAST_PARTS) return null;
  const blocks = toBlocks(columns).filter((block) => isFormHeading(withStandIns(block)));
  return blocks.length === 0 ? null : { first, last, blocks };
}

/** The columns of one table, by what their headings name. */
interface Block {
  readonly parts: Partial<Record<FormRole | "joint", ColumnSpan>>;
  readonly answers: AnswerColumn[];
  readonly remarks: RemarkColumn[];
  readonly unknown: HeadedColumn[];
}

const newBlock = (): Block => ({ parts: {}, answers: [], remarks: [], unknown: [] });

/** From left to right; a part that comes a second time begins the next table. */
function toBlocks(headed: readonly HeadedColumn[]): readonly Block[] {
  const ticks = ticksAmong(headed);
  const blocks: { readonly block: Block; readonly columns: HeadedColumn[] }[] = [];
  for (const [at, column] of headed.entries()) {
    const role = ticks.has(column) ? "answer" : column.role;
    const last = blocks.at(-1);
    const begins = last === undefined || (role !== null && beginsNext(last.block, role, headed.slice(at + 1)));
    const into = begins ? newBlock() : last.block;
    if (into !== last?.block) blocks.push({ block: into, columns: [] });
    blocks.at(-1)?.columns.push(column);
    addTo(into, column, ticks);
  }
  return blocks.map(({ block, columns }) => {
    const own = withoutOtherPeriods(columns);
    return own.length === columns.length ? block : toBlock(own, ticks);
  });
}

function toBlock(columns: readonly HeadedColumn[], ticks: ReadonlyMap<HeadedColumn, Meaning>): Block {
  const block = newBlock();
  for (const column of columns) addTo(block, column, ticks);
  return block;
}

function addTo(block: Block, column: HeadedColumn, ticks: ReadonlyMap<HeadedColumn, Meaning>): void {
  const tick = ticks.get(column);
  const role = tick === undefined ? column.role : "answer";
  if (role === "answer") block.answers.push(toAnswerColumn(column, tick ?? null));
  else if (role === null) setAside(block, column);
  else block.parts[role] ??= { first: column.first, last: column.last };
  if (isRemarkRole(role)) block.remarks.push({ ...toRemark(column), role });
}

function toRemark(column: HeadedColumn): Omit<RemarkColumn, "role"> {
  return { first: column.first, last: column.last, period: periodOf(column) };
}

function periodOf({ path, above }: HeadedColumn): Period | null {
  return path.map(periodOfHeading).findLast((found) => found !== null) ?? above;
}

/** An unknown heading may be that of corrections (修正後), or one whose column turns out to hold marks. */
function setAside(block: Block, column: HeadedColumn): void {
  const answer = toAnswerColumn(column, null);
  if (answer.corrects) block.answers.push({ ...answer, byContent: false });
  else if (!answer.forOthers) block.unknown.push(column);
}

/** Remarks and dates of another inspection, or of others than the institution, are no part of the table where its own stand beside them. */
function withoutOtherPeriods(columns: readonly HeadedColumn[]): readonly HeadedColumn[] {
  const isOther = (column: HeadedColumn): boolean =>
    column.path.some(isForOthers) || periodOf(column)?.kind === "other";
  const own = columns.some((column) => isRemarkRole(column.role) && !isOther(column));
  const ownRoles = columns.filter((column) => column.role !== null && !isOther(column)).map(({ role }) => role);
  return columns.filter((column) => {
    if (column.role === null || column.role === "answer" || !isOther(column)) return true;
    return isRemarkRole(column.role) ? !own : !ownRoles.includes(column.role);
  });
}

const REMARK_ROLES = ["remark", "note", "reason", "planned"] as const;
type RemarkRole = (typeof REMARK_ROLES)[number];

function isRemarkRole(role: HeadedColumn["role"]): role is RemarkRole {
  return REMARK_ROLES.some((each) => each === role);
}

/**
 * A repeated 項目 or 備考 is a finer column of the same table, a second answer is settled later; a repeated number, or whatever
 * comes again after the answers that it stood before, is another table.
 */
function beginsNext({ parts, answers }: Block, role: FormRole | "joint", further: readonly HeadedColumn[]): boolean {
  const [answer] = answers;
  if (role === "number") return parts.number !== undefined;
  if (role === "text") return parts.text !== undefined && answer !== undefined && parts.text.first < answer.first;
  return (
    role === "answer" &&
    answer !== undefined &&
    [parts.number, parts.text].some((span) => span !== undefined && span.first > answer.first) &&
    // 前回結果 | # | … | 自己点検結果: without measures of its own, it is another column of the same table.
    further.some((column) => column.role === "number" || column.role === "text")
  );
}

/** 備考 or 理由 holds the remarks where there is no 特記事項. */
function withStandIns({ parts: { joint: _, ...columns } }: Block): FormColumns {
  const remark = columns.remark ?? columns.note ?? columns.reason;
  return { ...columns, ...(remark && { remark }) };
}

/** What a heading names as answers; else 自己点検 without a heading below it; else the columns that hold marks and nothing else. */
function answersOf(
  { parts: { joint }, answers, unknown }: Block,
  grid: Grid,
  top: number,
  bottom: number,
): readonly AnswerColumn[] {
  if (answers.some(({ corrects, forOthers }) => !corrects && !forOthers)) return answers;
  if (joint !== undefined) {
    const column: HeadedColumn = {
      ...joint,
      last: joint.first,
      path: ["自己点検"],
      role: "joint",
      group: 0,
      isPart: false,
      above: null,
    };
    return [toAnswerColumn(column, null), ...answers.filter(({ corrects }) => corrects)];
  }
  const byContent = columnsOfMarks(unknown, grid, top, bottom).map((column) => toAnswerColumn(column, null));
  return byContent.length > 0 ? [...byContent, ...answers.filter(({ corrects }) => corrects)] : answers;
}

/** Three parts that the form has, or two and one more heading beside them; one of them tells the measures apart. */
function isFormHeading(columns: FormColumns): boolean {
  const named = FORM_ROLES.filter((role) => columns[role] !== undefined);
  const identified = columns.number ?? columns.heading ?? columns.text;
  return identified !== undefined && named.length >= LEAST_PARTS;
}

const LEAST_PARTS = 2;
