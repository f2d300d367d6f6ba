/** RawWorkbook → Submission: find the table, match measures, understand marks and dates, read the header fields. */
import { cellAddress } from "../../../lib/cell-address.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { readStatedDate } from "../../../lib/japanese/stated-date.ts";
import { MOST_CELL_LETTERS, MOST_TABLES } from "../../../model/limits.ts";
import type { Measure } from "../../../model/measure.ts";
import type { Place } from "../../../model/place.ts";
import type { RawWorkbook } from "../../../model/raw-workbook.ts";
import type { Answer, CutText, Submission } from "../../../model/submission.ts";
import { findBookTables, findNearHeading, toGrid, type FormTable, type Grid } from "../tables/index.ts";
import { chooseAnswerColumns } from "./choose-answer-columns.ts";
import { chooseTable, type ChosenTable } from "./choose-table.ts";
import { choicesOf, otherForms, placeOfRow, withoutContradicted, type Piece } from "./choices.ts";
import { matchMeasures, type MeasureIndex } from "./match-measures.ts";
import { withOwnRemarks } from "./own-remarks.ts";
import { readAnswer } from "./read-answer.ts";
import { findHeaderField, type FoundCell, type SearchedRows } from "./read-header-fields.ts";
import { readSender } from "./read-sender.ts";
import { readStated } from "./read-stated.ts";

export { indexMeasures } from "./match-measures.ts";

/** A book with more tables than can be told apart: each is compared with all others. */
export class TooManyTablesError extends Error {
  override readonly name = "TooManyTablesError";
  readonly tables: number;

  constructor(tables: number) {
    super(`There are ${String(tables)} tables.`);
    this.tables = tables;
  }
}

/** What every workbook of a run is read against. */
export interface NormalizeContext {
  readonly index: MeasureIndex;
  /** The measures that this cycle inspects, ascending. */
  readonly inspected: readonly Measure[];
  /** 基準日: era-less dates are taken from it where the workbook gives no inspection date. */
  readonly referenceDate: string;
}

/**
 * null when the workbook holds no annex-2 table with at least one of the form's measures.
 *
 * @throws TooManyTablesError
 */
export function normalizeSubmission(workbook: RawWorkbook, file: string, context: NormalizeContext): Submission | null {
  const grids = workbook.sheets.map(toGrid);
  const tables = findBookTables(grids);
  if (tables.length > MOST_TABLES) throw new TooManyTablesError(tables.length);
  const pieces = tables.map((table) => readPiece(table, context));
  const chosen = chooseTable(
    pieces.map(({ rows }) => rows),
    context.referenceDate,
  );
  if (!chosen.rows.some(({ measure }) => measure !== null)) return null;
  const searched = headerSearchOrder(grids, pieces, chosen);
  const sender = readSender(searched, chosen.rows);
  const cut = cutTexts(workbook);
  const inspected = toInspected(findHeaderField(searched, "inspected"), context.referenceDate);
  const reference = inspected?.on ?? context.referenceDate;
  return {
    file,
    code: sender.code,
    name: sender.name,
    inspected,
    modifiedAt: workbook.modifiedAt,
    hasMacros: workbook.hasMacros,
    answers: readAnswers(chosen, pieces, context.inspected, reference),
    unknownMeasures: chosen.rows
      .filter(({ measure }) => measure === null)
      .map((row) => ({ number: row.number, place: placeOfRow(row) })),
    stated: readStated(searched, chosen.rows),
    otherForms: [...otherForms(chosen), ...sender.otherForms],
    choices: choicesOf(chosen, pieces),
    unusedTables: chosen.unused.flatMap(({ rows }) => rows.slice(0, 1).map(placeOfRow)),
    ...(cut.length > 0 && { cut: { texts: cut, count: cut.length } }),
    ...(workbook.tag && { tag: workbook.tag }),
    ...(sender.foreign && { foreign: sender.foreign }),
    ...(sender.unreadLabels && { unreadLabels: sender.unreadLabels }),
  };
}

/** Cells of any sheet: whatever stood in what is missing, a person should know of it. */
function cutTexts({ sheets }: RawWorkbook): readonly CutText[] {
  return sheets.flatMap(({ name, cutCells = [] }) =>
    cutCells.map(({ row, column, letters }) => ({
      place: { sheet: name, cell: cellAddress(row, column) },
      letters,
      kept: MOST_CELL_LETTERS,
    })),
  );
}

/** Where no table is found: the sheet and the unknown headings of what nearly is one; null when nothing is. */
export function nearlyATable(
  workbook: RawWorkbook,
): { readonly place: Place; readonly unknown: readonly string[] } | null {
  for (const sheet of workbook.sheets) {
    const near = findNearHeading(toGrid(sheet));
    if (near !== null) return { place: { sheet: sheet.name, cell: cellAddress(near.row, 1) }, unknown: near.unknown };
  }
  return null;
}

/** A table with what was decided about its columns. */
function readPiece(found: FormTable, { index, referenceDate }: NormalizeContext): Piece {
  const table = withOwnRemarks(found, referenceDate);
  const columns = chooseAnswerColumns(table, referenceDate);
  return { table, columns, ...matchMeasures(table, index, columns) };
}

function readAnswers(
  chosen: ChosenTable,
  pieces: readonly Piece[],
  inspected: readonly Measure[],
  reference: string,
): readonly Answer[] {
  const byNumber = groupBy(chosen.rows, ({ number }) => number);
  const headings = new Map(pieces.map(({ table, columns }) => [table, columns.heading]));
  const answers = inspected.map((measure) => {
    const rows = byNumber.get(measure.number) ?? [];
    const heading = rows[0] && headings.get(rows[0].table);
    const answer = readAnswer(measure, rows, reference);
    return heading == null ? answer : { ...answer, rule: `${answer.rule} column:${heading}` };
  });
  return chosen.rivals.length === 0 ? answers : withoutContradicted(answers, chosen.rivals);
}

/**
 * What stands over the chosen table first, then its sheets, then sheets without any table (a cover may hold the header
 * fields). What an example or last year's table says of itself is not about this submission.
 */
function headerSearchOrder(
  grids: readonly Grid[],
  pieces: readonly Piece[],
  { rows, over }: ChosenTable,
): readonly SearchedRows[] {
  const used = new Set<Grid>();
  for (const { table } of rows) used.add(table.grid);
  const tabled = new Set<Grid | undefined>();
  for (const { table, rows: matched } of pieces) if (matched.length > 0) tabled.add(table.grid);
  const searched: SearchedRows[] = [];
  // Without anything above it, all of its sheet comes at once.
  for (const grid of over > 0 ? [...used].slice(0, 1) : []) searched.push({ grid, after: over });
  for (const grid of grids) if (used.has(grid)) searched.push({ grid, after: 0 });
  for (const grid of grids) if (!tabled.has(grid) && !isGuidance(grid)) searched.push({ grid, after: 0 });
  return searched;
}

/** A sheet that tells how to fill in, or lists what may be chosen: what it says is said of nobody. */
function isGuidance({ sheet }: Grid): boolean {
  return /要領|記入例|記載例|作成例|入力例|見本|手引|説明|凡例|マスタ|リスト|一覧表?$|選択肢/u.test(sheet.name);
}

function toInspected(found: FoundCell | null, reference: string): Submission["inspected"] {
  if (found === null) return null;
  return { on: found.cell.date?.iso ?? readStatedDate(found.cell.text, reference)?.on ?? null, field: found.field };
}
