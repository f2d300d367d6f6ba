/** The results as data files. */
import { toCsv } from "../lib/csv.ts";
import { visibleJson } from "../lib/visible-text.ts";
import type { ColumnDoc } from "./column.ts";
import type { RunResults } from "./run-results.ts";
import type { Table } from "./table.ts";
import { ANSWERS } from "./tables/answers.ts";
import { CHANGES } from "./tables/changes.ts";
import { DECISIONS } from "./tables/decisions.ts";
import { FILES } from "./tables/files.ts";
import { FINDINGS } from "./tables/findings.ts";
import { MEASURES } from "./tables/measures.ts";
import { ROLLUP } from "./tables/rollup.ts";
import { SUBMISSIONS } from "./tables/submissions.ts";

/** A file of a run that is nothing but data. */
export interface DataFile {
  /** Name below outputs/data/. */
  readonly name: string;
  /** What its columns hold (of a JSON file: the fields of its records). */
  readonly columns: readonly ColumnDoc[];
  /** Its text in parts, made as they are asked for: the answers of a whole country take a hundred megabytes. */
  readonly text: () => Iterable<string>;
}

/** Every data file of a run, in a fixed order. */
export function exportData(results: RunResults): readonly DataFile[] {
  return [
    csvFile(FILES, results),
    csvFile(SUBMISSIONS, results),
    csvFile(ANSWERS, results),
    csvFile(FINDINGS, results),
    csvFile(CHANGES, results),
    // Without decisions.xlsx there is nothing to say of decisions.
    ...(results.decisions === null ? [] : [csvFile(DECISIONS, results)]),
    csvFile(MEASURES, results),
    jsonFile(ROLLUP, results),
  ];
}

function csvFile<Row>({ name, columns, rows }: Table<Row>, results: RunResults): DataFile {
  return { name, columns, text: () => toCsv(columns, rows(results)) };
}

function jsonFile<Row>({ name, columns, rows }: Table<Row, unknown>, results: RunResults): DataFile {
  const record = (row: Row): unknown => Object.fromEntries(columns.map((column) => [column.name, column.value(row)]));
  return { name, columns, text: () => [`${visibleJson(Array.from(rows(results), record), 1)}\n`] };
}
