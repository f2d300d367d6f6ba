/** Which tables of a workbook together are the submission: repeated headings and chapters on several sheets belong together, a second complete table does not. */
import { compareInTurn } from "../lib/code-point-order.ts";
import { fiscalYearOf } from "../lib/japanese/calendar.ts";
import type { FormTable } from "../sheet/index.ts";
import type { MatchedRow } from "./match-measures.ts";
import { readTitles, type TableTitles } from "./table-titles.ts";

export interface ChosenTable {
  readonly rows: readonly MatchedRow[];
  /** First rows of further complete tables that were left out. */
  readonly unused: readonly MatchedRow[];
  /** What stands over the chosen table on its sheet begins below this row. */
  readonly over: number;
}

interface Whole extends TableTitles {
  readonly rows: MatchedRow[];
}

/**
 * @param pieces rows of each table piece, in the order of the workbook.
 * @param reference a day of this cycle, `YYYY-MM-DD`: tables of earlier fiscal years come last.
 */
export function chooseTable(pieces: readonly (readonly MatchedRow[])[], reference: string): ChosenTable {
  const thisYear = fiscalYearOf(reference);
  const ranked = toWholes(pieces, reference)
    .map(({ rows, example, year, over }, order) => {
      return { rows, over, order, example, year: Math.min(year ?? thisYear, thisYear), answered: countAnswered(rows) };
    })
    .sort((a, b) =>
      compareInTurn(Number(a.example) - Number(b.example), b.year - a.year, b.answered - a.answered, a.order - b.order),
    );
  const [best, ...others] = ranked;
  return {
    rows: best?.rows ?? [],
    over: best?.over ?? 0,
    unused: others
      .filter(({ answered, example, year }) => answered > 0 && !example && year === best?.year)
      .flatMap(({ rows }) => rows.slice(0, 1)),
  };
}

function toWholes(pieces: readonly (readonly MatchedRow[])[], reference: string): readonly Whole[] {
  const wholes: Whole[] = [];
  for (const [index, piece] of pieces.entries()) {
    const table = piece[0]?.table;
    if (table === undefined) continue;
    const titles = readTitles(table, lastRowAbove(pieces, index, table), reference);
    const home = wholes.find((whole) => whole.example === titles.example && continues(whole.rows, piece));
    if (home) home.rows.push(...piece);
    else if (table.continued !== true) wholes.push({ ...titles, rows: [...piece] });
  }
  return wholes;
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
  const repeated = piece.filter((row) => numbers.has(row.number)).length;
  return repeated * 2 < piece.length || (repeated <= 2 && sameSheet(whole, piece));
}

function sameSheet(whole: readonly MatchedRow[], piece: readonly MatchedRow[]): boolean {
  return whole[0]?.table.grid.sheet === piece[0]?.table.grid.sheet;
}

function countAnswered(rows: readonly MatchedRow[]): number {
  let answered = 0;
  for (const { row } of rows) if (row.answer !== undefined) answered++;
  return answered;
}
