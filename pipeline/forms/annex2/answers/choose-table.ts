/** Which tables of a workbook together are the submission: repeated headings and chapters on several sheets belong together, a second complete table does not. */
import { compareCodePoints, compareInTurn } from "../../../lib/code-point-order.ts";
import { fiscalYearOf } from "../../../lib/japanese/calendar.ts";
import type { FormTable } from "../tables/index.ts";
import { agreedMark } from "./agreed-mark.ts";
import { hasOwnText, type MatchedRow } from "./match-measures.ts";
import { settleRepeats } from "./settle-repeats.ts";
import { findHeaderField } from "./read-header-fields.ts";
import { readTitles, type TableTitles, type TitleColumns } from "./table-titles.ts";

/** The table that is the submission, with those that are not. */
export interface ChosenTable {
  readonly rows: readonly MatchedRow[];
  /** Further complete and filled tables of this inspection that were left out. */
  readonly unused: readonly WholeTable[];
  /** Those of them that nothing sets apart from the chosen one: where they answer otherwise, nobody knows which is meant. */
  readonly rivals: readonly WholeTable[];
  /** Every other whole table, whatever it is. */
  readonly others: readonly WholeTable[];
  /** What the titles of the chosen table say (see {@link TableTitles}). */
  readonly label: TableTitles["label"];
  /** What stands over the chosen table on its sheet begins below this row. */
  readonly over: number;
}

/** All pieces of one table, whichever pages and sheets they stand on. */
export interface WholeTable extends TableTitles {
  readonly rows: readonly MatchedRow[];
}

interface Whole extends TableTitles {
  rows: MatchedRow[];
}

/**
 * @param pieces rows of each table piece, in the order of the workbook.
 * @param reference a day of this cycle, `YYYY-MM-DD`: tables of earlier fiscal years come last.
 */
export function chooseTable(pieces: readonly (readonly MatchedRow[])[], reference: string): ChosenTable {
  const ranked = toWholes(pieces, reference)
    .map((whole, order) => rankOf(whole, order, reference))
    .sort((a, b) => compareEvidence(a, b) || compareInTurn(b.answered - a.answered, a.order - b.order));
  const [best, ...others] = ranked;
  if (best === undefined) return { rows: [], label: 1, over: 0, unused: [], rivals: [], others: [] };
  const unused = others.filter(({ answered, whole, year }) => answered > 0 && !whole.apart && year === best.year);
  const more = unused.filter((other) => !isDecided(best, other)).flatMap(({ whole }) => goingBeyond(best.whole, whole));
  return {
    rows: settleRepeats([...best.whole.rows, ...more]),
    label: best.label,
    over: best.whole.over,
    unused: unused.map(({ whole }) => whole),
    rivals: unused.filter((other) => !isDecided(best, other)).map(({ whole }) => whole),
    others: others.map(({ whole }) => whole),
  };
}

interface Ranked {
  readonly whole: Whole;
  readonly order: number;
  readonly label: TableTitles["label"];
  readonly year: number;
  readonly hidden: boolean;
  readonly blank: boolean;
  /** Holds what other sheets hold: by its name, or since its blank answers are zeros of formulas. */
  readonly derived: boolean;
  readonly copy: boolean;
  readonly answered: number;
}

function rankOf(whole: Whole, order: number, reference: string): Ranked {
  const thisYear = fiscalYearOf(reference);
  const answered = countAnswered(whole.rows);
  return {
    whole,
    order,
    label: whole.label,
    year: Math.min(whole.year ?? thisYear, thisYear),
    hidden: whole.rows.every(({ table }) => table.grid.sheet.hidden),
    blank: answered === 0,
    derived: whole.summary || whole.rows.some(({ row }) => row.answers.some(({ cell }) => cell.zeroOfFormula === true)),
    copy: whole.copy,
    answered,
  };
}

/** Negative when `a` is to be preferred on evidence; 0 when nothing sets the two apart. */
function compareEvidence(a: Ranked, b: Ranked): number {
  return compareInTurn(
    Number(a.label === 0) - Number(b.label === 0),
    b.year - a.year,
    b.label - a.label,
    Number(a.hidden) - Number(b.hidden),
    Number(a.blank) - Number(b.blank),
    Number(a.derived) - Number(b.derived),
    Number(a.copy) - Number(b.copy),
    compareCodePoints(b.whole.inspectedOn ?? "", a.whole.inspectedOn ?? ""),
  );
}

/** The measures that only the longer of two tables asks for (重点報告 beside 全体), where both are one institution's and agree in the rest. */
function goingBeyond(whole: Whole, longer: Whole): readonly MatchedRow[] {
  if (hasFields(longer) || longer.rows.length <= whole.rows.length) return [];
  const there = new Map(whole.rows.map(({ number, row }) => [number, agreedMark([row]).kind]));
  const agree = longer.rows.every(({ number, row }) => {
    const { kind } = agreedMark([row]);
    return (there.get(number) ?? kind) === kind;
  });
  return agree ? longer.rows.filter(({ number }) => !there.has(number)) : [];
}

/** Whether it says itself whose it is, or of which day. */
function hasFields({ rows: [first], over, inspectedOn }: Whole): boolean {
  if (first === undefined || inspectedOn !== null) return inspectedOn !== null;
  const searched = [{ grid: first.table.grid, after: over, before: first.table.headingRow }];
  return findHeaderField(searched, "code") !== null || findHeaderField(searched, "name") !== null;
}

/** Below another form on its sheet, or on a sheet that names nobody, one without fields of its own is no less dated than that. */
function isDecided(best: Ranked, other: Ranked): boolean {
  const sharesFields =
    other.whole.inspectedOn === null && (sameSheet(best.whole.rows, other.whole.rows) || !hasFields(other.whole));
  const dated = sharesFields ? { ...best, whole: { ...best.whole, inspectedOn: null } } : best;
  return compareEvidence(dated, other) !== 0;
}

function toWholes(pieces: readonly (readonly MatchedRow[])[], reference: string): readonly Whole[] {
  const wholes: Whole[] = [];
  for (const [index, piece] of pieces.entries()) {
    const table = piece[0]?.table;
    if (table === undefined) continue;
    const titles = readTitles(table, lastRowAbove(pieces, index, table), reference, titleColumns(pieces, table));
    const alike = wholes.filter(({ label }) => label === titles.label);
    const home = alike.find(({ rows }) => continues(rows, piece));
    const half = home ?? alike.find((whole) => whole.year === titles.year && areHalves(whole.rows, piece));
    if (home) home.rows.push(...piece);
    else if (half) half.rows = joinHalves(half.rows, piece);
    else if (table.continued !== true) wholes.push({ ...titles, rows: [...piece] });
  }
  return wholes;
}

/** From a table's first column to the next table's beside it; the leftmost also has what stands further left. */
function titleColumns(pieces: readonly (readonly MatchedRow[])[], table: FormTable): TitleColumns {
  const left = firstColumn(table);
  const beside = pieces
    .flatMap(([row]) => (row === undefined || row.table === table ? [] : [row.table]))
    .filter(({ grid, headingRow }) => grid === table.grid && headingRow === table.headingRow)
    .map(firstColumn);
  const right = Math.min(...beside.filter((column) => column > left)) - 1;
  return { from: beside.some((column) => column < left) ? left : 1, to: right };
}

function firstColumn({ columns }: FormTable): number {
  return Math.min(...Object.values(columns).map(({ first }) => first));
}

/** So few answers are no office's share of the form. */
const FEW = 5;

/** Each section has filled in its part of the whole form on a sheet of its own: what one answers, the other leaves blank. */
function areHalves(whole: readonly MatchedRow[], piece: readonly MatchedRow[]): boolean {
  if (sameSheet(whole, piece) || isOnHiddenSheet(whole) !== isOnHiddenSheet(piece)) return false;
  const answered = answeredNumbers(whole);
  const more = answeredNumbers(piece);
  return answered.size >= FEW && more.size >= FEW && [...more].every((number) => !answered.has(number));
}

function answeredNumbers(rows: readonly MatchedRow[]): ReadonlySet<number> {
  return new Set(rows.filter(({ row }) => row.answers.length > 0).map(({ number }) => number));
}

function isOnHiddenSheet(rows: readonly MatchedRow[]): boolean {
  return rows.every(({ table }) => table.grid.sheet.hidden);
}

/** The answered rows of both, and once each row that neither answers. */
function joinHalves(whole: readonly MatchedRow[], piece: readonly MatchedRow[]): MatchedRow[] {
  const more = answeredNumbers(piece);
  const there = new Set(whole.map(({ number }) => number));
  return [
    ...whole.filter(({ number }) => !more.has(number)),
    ...piece.filter(({ number }) => more.has(number) || !there.has(number)),
  ];
}

/** Where the table above on the same sheet ends; 0 when there is none. */
function lastRowAbove(pieces: readonly (readonly MatchedRow[])[], end: number, table: FormTable): number {
  let last = 0;
  for (let index = 0; index < end; index++) {
    for (const above of pieces[index] ?? []) {
      if (above.table.grid !== table.grid) break;
      if (above.row.last < table.headingRow) last = Math.max(last, above.row.last);
    }
  }
  return last;
}

/** A piece goes on with a table when it mostly asks for measures that the table lacks. */
function continues(whole: readonly MatchedRow[], piece: readonly MatchedRow[]): boolean {
  const numbers = new Set(whole.map((row) => row.number));
  // The numbers of notes below the table say nothing.
  const measures = piece.filter((row) => row.row.answers.length > 0 || hasOwnText(row));
  const repeated = measures.filter((row) => numbers.has(row.number)).length;
  return repeated * 2 < measures.length || (repeated <= 2 && sameSheet(whole, piece));
}

function sameSheet(whole: readonly MatchedRow[], piece: readonly MatchedRow[]): boolean {
  return whole[0]?.table.grid.sheet === piece[0]?.table.grid.sheet;
}

function countAnswered(rows: readonly MatchedRow[]): number {
  let answered = 0;
  for (const { row } of rows) if (agreedMark([row]).kind !== "missing") answered++;
  return answered;
}
