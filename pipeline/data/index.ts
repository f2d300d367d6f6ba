/** The results as data files. */
import { toCsv } from "../lib/csv.ts";
import { visibleJson } from "../lib/visible-text.ts";
import type { RunResults } from "./run-results.ts";
import type { Table, TableDoc } from "./table.ts";
import { ANSWERS } from "./tables/answers.ts";
import { CHANGES } from "./tables/changes.ts";
import { DECISIONS } from "./tables/decisions.ts";
import { FILES } from "./tables/files.ts";
import { FINDINGS } from "./tables/findings.ts";
import { MEASURES } from "./tables/measures.ts";
import { ROLLUP } from "./tables/rollup.ts";
import { SUBMISSIONS } from "./tables/submissions.ts";

export { DATA_PACKAGE, describeData } from "./data-package.ts";
export { PARQUET_TABLES, toParquet, type PastTable } from "./parquet.ts";
export { toAssessmentResults } from "./oscal.ts";

/** A file of a run that is nothing but data. */
export interface DataFile extends TableDoc {
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

function csvFile<Row>({ rows, ...said }: Table<Row>, results: RunResults): DataFile {
  return { ...said, text: () => toCsv(said.columns, rows(results)) };
}

function jsonFile<Row>({ rows, ...said }: Table<Row, unknown>, results: RunResults): DataFile {
  const { columns } = said;
  const record = (row: Row): unknown => Object.fromEntries(columns.map((column) => [column.name, column.value(row)]));
  return { ...said, text: () => [`${visibleJson(Array.from(rows(results), record), 1)}\n`] };
}
