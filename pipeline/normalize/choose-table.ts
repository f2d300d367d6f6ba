/** Which tables of a workbook together are the submission: repeated headings and chapters on several sheets belong together, a second complete table does not. */
import { compareInTurn } from "../lib/code-point-order.ts";
import type { MatchedRow } from "./match-measures.ts";

/** Sheets that show how to fill in, or last year's answers. */
const NOT_THIS_ONE = /記入例|記載例|記入見本|見本|サンプル|例示|前年|前回|昨年|旧|控え|コピー/u;

export interface ChosenTable {
  readonly rows: readonly MatchedRow[];
  /** First rows of further complete tables that were left out. */
  readonly unused: readonly MatchedRow[];
}

/** @param pieces rows of each table piece, in the order of the workbook. */
export function chooseTable(pieces: readonly (readonly MatchedRow[])[]): ChosenTable {
  const wholes: MatchedRow[][] = [];
  for (const piece of pieces) {
    const home = wholes.find((whole) => continues(whole, piece));
    if (home) home.push(...piece);
    else if (piece.length > 0) wholes.push([...piece]);
  }
  const ranked = wholes
    .map((rows, order) => ({ rows, order, example: isExample(rows), answered: countAnswered(rows) }))
    .sort((a, b) => compareInTurn(Number(a.example) - Number(b.example), b.answered - a.answered, a.order - b.order));
  const [best, ...others] = ranked;
  return {
    rows: best?.rows ?? [],
    unused: others.filter(({ answered, example }) => answered > 0 && !example).flatMap(({ rows }) => rows.slice(0, 1)),
  };
}

/** A piece goes on with a table when it is the same kind of sheet and mostly asks for measures that the table lacks. */
function continues(whole: readonly MatchedRow[], piece: readonly MatchedRow[]): boolean {
  if (isExample(whole) !== isExample(piece)) return false;
  const numbers = new Set(whole.map((row) => row.number));
  const repeated = piece.filter((row) => numbers.has(row.number)).length;
  return repeated * 2 < piece.length || (repeated <= 2 && sameSheet(whole, piece));
}

function sameSheet(whole: readonly MatchedRow[], piece: readonly MatchedRow[]): boolean {
  return whole[0]?.table.grid.sheet === piece[0]?.table.grid.sheet;
}

function isExample(rows: readonly MatchedRow[]): boolean {
  return NOT_THIS_ONE.test(rows[0]?.table.grid.sheet.name ?? "");
}

function countAnswered(rows: readonly MatchedRow[]): number {
  return rows.filter(({ row }) => row.answer !== undefined).length;
}
