/** RawWorkbook → Submission: find the table, match measures, understand marks and dates, read the header fields. */
import { cellAddress } from "../lib/cell-address.ts";
import { groupBy } from "../lib/group-by.ts";
import { readStatedDate } from "../lib/japanese/stated-date.ts";
import type { Measure } from "../model/measure.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import type { Submission } from "../model/submission.ts";
import { findFormTables, toGrid, type Grid } from "../sheet/index.ts";
import { chooseTable, type ChosenTable } from "./choose-table.ts";
import { matchMeasures, type MatchedRow, type MeasureIndex } from "./match-measures.ts";
import { readAnswer } from "./read-answer.ts";
import { findHeaderField, type FoundCell } from "./read-header-fields.ts";

export { indexMeasures, type MeasureIndex } from "./match-measures.ts";

export interface NormalizeContext {
  readonly index: MeasureIndex;
  /** The measures that this cycle inspects, ascending. */
  readonly inspected: readonly Measure[];
  /** 基準日: era-less dates are taken from it where the workbook gives no inspection date. */
  readonly referenceDate: string;
}

/** null when the workbook holds no annex-2 table with at least one of the form's measures. */
export function normalizeSubmission(workbook: RawWorkbook, file: string, context: NormalizeContext): Submission | null {
  const grids = workbook.sheets.map(toGrid);
  const pieces = grids.flatMap(findFormTables).map((table) => matchMeasures(table, context.index));
  const chosen = chooseTable(pieces);
  if (!chosen.rows.some(({ measure }) => measure !== null)) return null;
  const searched = headerSearchOrder(grids, chosen);
  const inspected = toInspected(findHeaderField(file, searched, "inspected"), context.referenceDate);
  const byNumber = groupBy(chosen.rows, ({ number }) => number);
  const reference = inspected?.on ?? context.referenceDate;
  return {
    file,
    code: findHeaderField(file, searched, "code")?.field ?? null,
    name: findHeaderField(file, searched, "name")?.field ?? null,
    inspected,
    modifiedAt: workbook.modifiedAt,
    answers: context.inspected.map((measure) =>
      readAnswer(file, measure, byNumber.get(measure.number) ?? [], reference),
    ),
    unknownMeasures: chosen.rows
      .filter(({ measure }) => measure === null)
      .map((row) => ({ number: row.number, place: placeOfRow(file, row) })),
    unusedTables: chosen.unused.map((row) => placeOfRow(file, row)),
  };
}

/** Sheets of the chosen table first, then the others in their order (a cover sheet may hold the header fields). */
function headerSearchOrder(grids: readonly Grid[], chosen: ChosenTable): readonly Grid[] {
  const used = new Set(chosen.rows.map(({ table }) => table.grid));
  return [...grids.filter((grid) => used.has(grid)), ...grids.filter((grid) => !used.has(grid))];
}

function toInspected(found: FoundCell | null, reference: string): Submission["inspected"] {
  if (found === null) return null;
  return { on: found.cell.date?.iso ?? readStatedDate(found.cell.text, reference)?.on ?? null, field: found.field };
}

function placeOfRow(file: string, { table, row }: MatchedRow): { file: string; sheet: string; cell: string } {
  return {
    file,
    sheet: table.grid.sheet.name,
    cell: cellAddress(row.row, (table.columns.number ?? table.columns.text)?.first ?? 1),
  };
}
