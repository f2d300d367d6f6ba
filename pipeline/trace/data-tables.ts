/** The data files of a run as rows of named fields. */
import { parseCsv } from "../lib/parse-csv.ts";
import { parseJson } from "../lib/parse-json.ts";
import { tracedBodies, type TracedBody } from "../model/trace.ts";

/** Fields by name; one that a file does not have is empty. */
export type DataRow = Readonly<Record<string, string>>;

/** Files below data/ that selections are made from. */
export const TRACED_FILES = {
  submissions: "submissions.csv",
  answers: "answers.csv",
  findings: "findings.csv",
  files: "files.csv",
  measures: "measures.csv",
  decisions: "decisions.csv",
  bodies: "rollup.json",
} as const;
/** One of them. */
type TracedFile = keyof typeof TRACED_FILES;

/** The texts of the files; of decisions there may be none, and of last cycle its answers.csv or none. */
export type DataTexts = Readonly<Record<TracedFile, string>> & { readonly then: string };

/** The same as rows. */
export interface DataTables {
  readonly submissions: readonly DataRow[];
  readonly answers: readonly DataRow[];
  readonly findings: readonly DataRow[];
  readonly files: readonly DataRow[];
  readonly measures: readonly DataRow[];
  readonly decisions: readonly DataRow[];
  readonly then: readonly DataRow[];
  readonly bodies: readonly TracedBody[];
}

/** Asked of a row before it is made, by the names of its fields. */
export type KeepRow = (field: (name: string) => string) => boolean;

/** null where rollup.json is none of ours. */
export function readTables({ bodies, ...texts }: DataTexts): DataTables | null {
  const tree = tracedBodies.safeParse(parseJson(bodies)).data;
  if (tree === undefined) return null;
  return {
    submissions: readRows(texts.submissions),
    answers: readRows(texts.answers),
    findings: readRows(texts.findings),
    files: readRows(texts.files),
    measures: readRows(texts.measures),
    decisions: readRows(texts.decisions),
    then: readRows(texts.then),
    bodies: tree,
  };
}

/** Rows of a CSV file below data/. @param keep which of them are wanted */
export function readRows(text: string, keep: KeepRow = () => true): readonly DataRow[] {
  const lines = parseCsv(text);
  const headings = lines.next().value ?? [];
  const places = new Map(headings.map((name, index) => [name, index]));
  const rows: DataRow[] = [];
  for (const cells of lines) {
    if (!keep((name) => cells[places.get(name) ?? -1] ?? "")) continue;
    // A country has 160,000 of them.
    const row: Record<string, string> = {};
    for (let index = 0; index < headings.length; index++) row[headings[index] ?? ""] = cells[index] ?? "";
    rows.push(row);
  }
  return rows;
}
