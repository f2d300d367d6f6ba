/** What was chosen between several columns and tables of a workbook, put into words that findings can use. */
import { cellAddress } from "../../../lib/cell-address.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { listed } from "../../../lib/japanese/quoted.ts";
import type { Place } from "../../../model/place.ts";
import type { Answer, Choice, Submission } from "../../../model/submission.ts";
import type { AnswerColumn, FormTable } from "../tables/index.ts";
import { agreedMark } from "./agreed-mark.ts";
import type { ChosenColumns } from "./choose-answer-columns.ts";
import type { ChosenTable, WholeTable } from "./choose-table.ts";
import type { MatchedRow, MatchedTable } from "./match-measures.ts";
import { findHeaderField } from "./read-header-fields.ts";

/** Columns whose headings are told: more than any office has systems. */
const MOST_COLUMNS = 20;

/** A table of the workbook with what was decided about its columns and rows. */
export interface Piece extends MatchedTable {
  readonly table: FormTable;
  readonly columns: ChosenColumns;
}

/** Each choice once, though a heading is repeated on every page. */
export function choicesOf({ rows, rivals, label }: ChosenTable, pieces: readonly Piece[]): readonly Choice[] {
  const tables = new Set(rows.map(({ table }) => table));
  const choices = pieces.filter(({ table }) => tables.has(table)).flatMap(choicesOfPiece);
  const [first] = rows;
  const only = first === undefined ? null : onlySheet(rows, label);
  if (first !== undefined && only !== null)
    choices.push({ because: only, chosen: sheetOf(first), others: [], place: placeOfRow(first) });
  if (first !== undefined && rivals.length > 0)
    choices.push({
      because: "undecided",
      chosen: sheetOf(first),
      others: [sheetOf(first), ...rivals.flatMap((rival) => rival.rows.slice(0, 1).map(sheetOf))],
      place: placeOfRow(first),
    });
  const keyOf = ({ because, chosen, others, place: { sheet } }: Choice): string =>
    JSON.stringify([because, chosen, others, sheet]);
  return [...groupBy(choices, keyOf).values()].flatMap((same) => same.slice(0, 1));
}

/** Why a sheet that nobody would choose was read all the same: there is no other. */
function onlySheet(rows: readonly MatchedRow[], label: ChosenTable["label"]): Choice["because"] | null {
  if (rows.every(({ table }) => table.grid.sheet.hidden)) return "only-hidden";
  return label === 0 ? "only-earlier" : null;
}

function choicesOfPiece({ table, columns, ownNumbers }: Piece): Choice[] {
  const sheet = table.grid.sheet.name;
  const at = (column: number): Place => ({ sheet, cell: cellAddress(table.headingRow, column) });
  const { because, others } = columns;
  const chosen = listed(columns.columns.map(nameOf), { between: "・", most: MOST_COLUMNS });
  return [
    ...(because === null
      ? []
      : [{ because, chosen, others: others.map(nameOf), place: at(columns.columns[0]?.first ?? 1) }]),
    ...(ownNumbers
      ? [{ because: "texts" as const, chosen: "", others: [], place: at(table.columns.number?.first ?? 1) }]
      : []),
  ];
}

/** `自己点検結果（F列）`: two columns may have the same heading. */
function nameOf({ heading, first }: AnswerColumn): string {
  return `${heading}（${cellAddress(1, first).slice(0, -1)}列）`;
}

/** Answers that another table, which nothing sets apart from the chosen one, contradicts are no answers. */
export function withoutContradicted(answers: readonly Answer[], rivals: readonly WholeTable[]): readonly Answer[] {
  const rows = groupBy(
    rivals.flatMap((rival) => rival.rows),
    ({ number }) => number,
  );
  return answers.map((answer) => {
    const contradicted = (rows.get(answer.measure) ?? [])
      .map(({ row }) => agreedMark([row]).kind)
      .some((kind) => kind !== "missing" && kind !== answer.mark.kind);
    if (!contradicted) return answer;
    return {
      ...answer,
      mark: { kind: "invalid" },
      planned: null,
      rule: answer.rule.replace(/mark:\w+/u, "mark:contradicted"),
    };
  });
}

/** Whose the other filled forms of the workbook say they are. */
export function otherForms({ others }: ChosenTable): Submission["otherForms"] {
  return others
    .filter(({ label, rows }) => label > 0 && rows.some(({ row }) => row.answers.length > 0))
    .flatMap(({ rows, over }) => {
      const [first] = rows;
      if (first === undefined) return [];
      const searched = [{ grid: first.table.grid, after: over, before: first.table.headingRow }];
      const code = findHeaderField(searched, "code")?.field ?? null;
      const name = findHeaderField(searched, "name")?.field ?? null;
      return code === null && name === null ? [] : [{ code, name }];
    });
}

function sheetOf({ table }: MatchedRow): string {
  return table.grid.sheet.name;
}

/** Where a row of a table begins. */
export function placeOfRow({ table, row }: MatchedRow): Place {
  return {
    sheet: table.grid.sheet.name,
    cell: cellAddress(row.row, (table.columns.number ?? table.columns.text)?.first ?? 1),
  };
}
