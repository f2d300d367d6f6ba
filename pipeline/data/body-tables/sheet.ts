/** A sheet of 取りまとめ表.xlsx: rows of one kind, each column with the entry of the data file that it is taken from, where there is one. */
import type { TableCell, TableFormat, TableSheet } from "../../model/table-book.ts";
import type { Column } from "../column.ts";
import { NAME_COLUMNS, namesFrom, type Names } from "../tables/names.ts";
import type { BodyTables } from "./body-tables.ts";

/** A column of a sheet. */
export interface SheetColumn<Row> {
  readonly heading: string;
  readonly width: number;
  readonly format: TableFormat;
  /** @param names of what the row is about, as its sheet says */
  readonly value: (row: Row, names: Names) => TableCell;
}

/** Names behind codes and numbers: one look-up for all sheets of a book. */
export type NamesOf = ReturnType<typeof namesFrom>;

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
  readonly rows: (subject: BodyTables, namesOf: NamesOf) => readonly Row[];
  /** Beside the row instead of in it: a country has tens of thousands, and a copy of each takes longer than writing it. */
  readonly names?: (row: Row, namesOf: NamesOf) => Names;
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

/** A column of names. */
export function shownName<Row>(name: string, width: number): SheetColumn<Row> {
  const { value, ...column } = shown(NAME_COLUMNS, name, width);
  return { ...column, value: (_, names) => value(names, names) };
}

/** Of one body. @param namesOf of that body */
export function sheetOf<Row>(sheet: Sheet<Row>, subject: BodyTables, namesOf: NamesOf): TableSheet {
  const { body, cycle, asOf } = subject.rollup;
  const columns = sheet.columns(subject);
  const rows = sheet.rows(subject, namesOf);
  return {
    name: sheet.name,
    table: sheet.table,
    head: {
      title: `${sheet.name}　${body.name}　${cycle.name}（基準日 ${asOf}）`,
      remark: rows.length === 0 ? `該当はありません。${sheet.remarkIfEmpty?.(subject) ?? ""}` : sheet.remark(subject),
    },
    columns: columns.map(({ heading, width, format }) => ({ heading, width, format })),
    rows: function* () {
      for (const row of rows) {
        const names = sheet.names?.(row, namesOf) ?? NAMELESS;
        yield columns.map(({ value }) => value(row, names));
      }
    },
    frozen: sheet.frozen,
  };
}

const NAMELESS: Names = { institutionName: "", supervisingBody: "", measureTitle: "" };

/** For the rows of one body. */
export function namesWithin({ rollup, bodies }: BodyTables): NamesOf {
  const institutions = rollup.institutions.map(({ institution }) => institution);
  return namesFrom({ registry: { bodies, institutions }, catalog: { measures: rollup.scope.inspected } });
}
