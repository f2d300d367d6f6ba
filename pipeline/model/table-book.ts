/** A workbook of tables as plain values: what workbook/write/table-book/index.ts makes an .xlsx of, row by row. */

/** What stands in a column: `date` is `YYYY-MM-DD` or null and becomes a real date; an `answer` is one of ANSWER_KINDS and is shown as its mark. */
export type TableFormat = "text" | "date" | "number" | "answer";

/** null is an empty cell. */
export type TableCell = string | number | null;

/** A column of a table; its heading is no other's in the same table. */
export interface TableColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly format: TableFormat;
}

/** One sheet that holds one table. */
export interface TableSheet {
  readonly name: string;
  /** What the table is called in formulas and pivot tables: letters and digits only, no other's in the book. */
  readonly table: string;
  /** What stands above the table; null: its headings are the first row, as programs expect that read it. */
  readonly head: { readonly title: string; readonly remark: string } | null;
  readonly columns: readonly TableColumn[];
  /** Made as they are asked for. */
  readonly rows: () => Iterable<readonly TableCell[]>;
  /** Columns on the left that stay in sight and are printed on every page. */
  readonly frozen: number;
}

/** At least one sheet. */
export interface TableBook {
  readonly sheets: readonly TableSheet[];
}
