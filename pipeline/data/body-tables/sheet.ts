/** A sheet of 取りまとめ表.xlsx: rows of one kind, each column with the entry of the data file that it is taken from, where there is one. */
import type { TableCell, TableFormat, TableSheet } from "../../model/table-book.ts";
import type { Column } from "../column.ts";
import { namesFrom, type Names } from "../tables/names.ts";
import type { BodyTables } from "./body-tables.ts";

/** A column of a sheet. */
export interface SheetColumn<Row> {
  readonly heading: string;
  readonly width: number;
  readonly format: TableFormat;
  readonly value: (row: Row) => TableCell;
}

/** A sheet of every body's book. */
export interface Sheet<Row> {
  readonly name: string;
  /** Of the named table. */
  readonly table: string;
  /** Below the title: what a reader must know to read the rows. */
  readonly remark: (subject: BodyTables) => string;
  /** Behind 「該当はありません。」, where it has no rows: why, if there is anything to say. */
  readonly remarkIfEmpty?: (subject: BodyTables) => string;
  readonly columns: (subject: BodyTables) => readonly SheetColumn<Row>[];
  readonly rows: (subject: BodyTables) => readonly Row[];
  readonly frozen: number;
}

/** A column of a data file as a column of a sheet; `value` instead of its own where people see a word instead of a code. */
export function shown<Row>(
  columns: readonly Column<Row>[],
  name: string,
  width: number,
  value?: (row: Row) => TableCell,
): SheetColumn<Row> {
  const column = columns.find((each) => each.name === name);
  if (column === undefined || column.format === "list") throw new Error(`There is no column ${name}.`);
  return { heading: column.heading, width, format: column.format, value: value ?? column.value };
}

/** Of one body. */
export function sheetOf<Row>(sheet: Sheet<Row>, subject: BodyTables): TableSheet {
  const { body, cycle, asOf } = subject.rollup;
  const columns = sheet.columns(subject);
  const rows = sheet.rows(subject);
  return {
    name: sheet.name,
    table: sheet.table,
    title: `${sheet.name}　${body.name}　${cycle.name}（基準日 ${asOf}）`,
    remark: rows.length === 0 ? `該当はありません。${sheet.remarkIfEmpty?.(subject) ?? ""}` : sheet.remark(subject),
    columns: columns.map(({ heading, width, format }) => ({ heading, width, format })),
    rows: function* () {
      for (const row of rows) yield columns.map(({ value }) => value(row));
    },
    frozen: sheet.frozen,
  };
}

/** Names behind codes and numbers, for the rows of one body. */
export function namesOf({ rollup, bodies }: BodyTables): (code: string, measure: number | null) => Names {
  const institutions = rollup.institutions.map(({ institution }) => institution);
  return namesFrom({ registry: { bodies, institutions }, catalog: { measures: rollup.scope.inspected } });
}
