/** Tables of all cycles in one Parquet file each: years beside one another, codes as text and dates as dates, for DuckDB, pandas and their like. */
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { parseCsv } from "../lib/parse-csv.ts";
import type { ColumnDoc } from "./column.ts";
import type { RunResults } from "./run-results.ts";
import type { Table } from "./table.ts";
import { ANSWERS } from "./tables/answers.ts";
import { FINDINGS } from "./tables/findings.ts";
import { SUBMISSIONS } from "./tables/submissions.ts";

/** As the library has it of its other half. */
type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];

/** A table as an earlier cycle left it. */
export interface PastTable {
  /** 点検名 */
  readonly cycle: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Text of its CSV file. */
  readonly text: string;
}

/** What is made of one table, whatever its rows are. */
export interface ParquetTable {
  /** File name of the CSV file that holds the table of one cycle. */
  readonly source: string;
  readonly name: string;
  readonly columns: readonly ColumnDoc[];
  readonly rows: (results: RunResults) => Iterable<readonly Cell[]>;
}

type Cell = string | number | null;

/** Answers, findings and submissions. */
export const PARQUET_TABLES: readonly ParquetTable[] = [
  parquetTable(ANSWERS),
  parquetTable(FINDINGS),
  parquetTable(SUBMISSIONS),
];

function parquetTable<Row>({ name, columns, rows }: Table<Row>): ParquetTable {
  return {
    source: name,
    name: name.replace(/\.csv$/u, ".parquet"),
    columns,
    *rows(results) {
      for (const row of rows(results)) yield columns.map((column) => column.value(row));
    },
  };
}

/** Where a line comes from, before what its table says. */
const CYCLE_COLUMNS: readonly Pick<ColumnDoc, "name" | "format">[] = [
  { name: "cycle", format: "text" },
  { name: "cycle_as_of", format: "date" },
];

/**
 * One file: earlier cycles in the order given, then this one. A column that an earlier cycle did not have is empty there.
 *
 * @param present this cycle
 */
export function toParquet(
  { columns, rows }: ParquetTable,
  past: readonly PastTable[],
  present: { readonly cycle: string; readonly asOf: string; readonly results: RunResults },
): Uint8Array {
  const writer = new ByteWriter();
  const all = [...CYCLE_COLUMNS, ...columns];
  // The library's own name in the file changes with its version, the bytes need not.
  const file = new ParquetWriter({ writer, schema: schemaOf(all), createdBy: "annex2-rollup" });
  const add = (of: Pick<PastTable, "cycle" | "asOf">, lines: Iterable<readonly Cell[]>): void => {
    const data = all.map((): unknown[] => []);
    for (const line of lines)
      for (const [place, { format }] of all.entries())
        data[place]?.push(valueOf(place === 0 ? of.cycle : place === 1 ? of.asOf : (line[place - 2] ?? null), format));
    const isEmpty = data[0]?.length === 0;
    if (!isEmpty) void file.write({ columnData: all.map(({ name }, place) => ({ name, data: data[place] ?? [] })) });
  };
  for (const table of past) add(table, linesOf(table.text, columns));
  add(present, rows(present.results));
  void file.finish();
  return writer.getBytes();
}

/** By heading: columns are added at the end of a table as years pass. */
function* linesOf(text: string, columns: readonly ColumnDoc[]): Generator<readonly Cell[], void> {
  const lines = parseCsv(text);
  const headings = lines.next().value ?? [];
  const places = columns.map(({ name }) => headings.indexOf(name));
  for (const line of lines) yield places.map((place) => line[place] ?? null);
}

/** Empty is null, as it is for whoever reads the CSV file by its schema. */
function valueOf(cell: Cell, format: ColumnDoc["format"]): string | number | Date | null {
  if (cell === null || cell === "") return null;
  if (format === "number") return Number.isInteger(Number(cell)) ? Number(cell) : null;
  if (format !== "date") return String(cell);
  const date = new Date(`${String(cell)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function schemaOf(columns: readonly Pick<ColumnDoc, "name" | "format">[]): SchemaElement[] {
  return [
    { name: "root", num_children: columns.length },
    ...columns.map(({ name, format }): SchemaElement => {
      if (format === "number") return { name, type: "INT32", repetition_type: "OPTIONAL" };
      if (format === "date") return { name, type: "INT32", converted_type: "DATE", repetition_type: "OPTIONAL" };
      return { name, type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" };
    }),
  ];
}
