/** The results as data files. Columns are a contract: add at the end, never rename (design.md, "Data outputs"). */
import { csvLine, toCsv } from "../lib/csv.ts";
import { visibleJson } from "../lib/visible-text.ts";
import { answerLines } from "./answer-lines.ts";
import type { Finding } from "../model/finding.ts";
import type { FileRecord, InstitutionResult } from "../model/inspection.ts";
import type { BodyRollup } from "../model/rollup.ts";

export interface DataFile {
  /** Name below outputs/data/. */
  readonly name: string;
  /** Its text in parts, made as they are asked for: the answers of a whole country take a hundred megabytes. */
  readonly text: () => Iterable<string>;
}

export { reportFolders } from "./report-folders.ts";

/** Every data file of a run, in a fixed order. */
export function exportData(
  files: readonly FileRecord[],
  results: readonly InstitutionResult[],
  unassigned: readonly Finding[],
  rollups: readonly BodyRollup[],
): readonly DataFile[] {
  return [
    { name: "files.csv", text: () => filesCsv(files) },
    { name: "submissions.csv", text: () => submissionsCsv(results) },
    { name: "answers.csv", text: () => answersCsv(results) },
    { name: "findings.csv", text: () => findingsCsv([...results.flatMap(({ findings }) => findings), ...unassigned]) },
    { name: "rollup.json", text: () => [`${visibleJson(rollups.map(rollupRecord), 1)}\n`] },
  ];
}

function filesCsv(files: readonly FileRecord[]): Iterable<string> {
  const columns = ["path", "sha256", "bytes", "status", "institution_code", "code", "message"];
  return toCsv(
    columns,
    files.map((f) => csvLine([f.path, f.sha256, f.bytes, f.status, f.institutionCode, f.code, f.message])),
  );
}

function submissionsCsv(results: readonly InstitutionResult[]): Iterable<string> {
  const columns = ["institution_code", "institution_name", "status", "inspected_on", "file", "errors", "warnings"];
  const lines = results.map(({ institution, status, submission, findings }) =>
    csvLine([
      institution.code,
      institution.name,
      status,
      submission?.inspected?.on ?? "",
      submission?.file ?? "",
      count(findings, "error", submission?.file),
      count(findings, "warning", submission?.file),
    ]),
  );
  return toCsv(columns, lines);
}

/** Of the submission that counts; of all files where none could be read. */
function count(findings: readonly Finding[], severity: Finding["severity"], file: string | undefined): number {
  return findings.filter((finding) => finding.severity === severity && (file === undefined || finding.file === file))
    .length;
}

function answersCsv(results: readonly InstitutionResult[]): Iterable<string> {
  const columns = [
    "institution_code",
    "measure",
    "answer",
    "planned_on",
    "remark",
    "raw_mark",
    "file",
    "sheet",
    "cell",
    "raw_remark",
    "rule",
  ];
  return toCsv(columns, answerLines(results));
}

function findingsCsv(findings: readonly Finding[]): Iterable<string> {
  const columns = ["institution_code", "measure", "code", "severity", "message", "file", "sheet", "cell"];
  return toCsv(
    columns,
    findings.map((f) =>
      csvLine([f.institutionCode, f.measure, f.code, f.severity, f.message, f.file, f.sheet, f.cell]),
    ),
  );
}

function rollupRecord({ body, status, measures }: BodyRollup): unknown {
  return {
    code: body.code,
    name: body.name,
    kind: body.kind,
    parent: body.parent,
    institutions: status.institutions,
    submitted: status.accepted + status.needs_correction,
    needs_correction: status.needs_correction,
    not_received: status.not_received,
    rejected: status.rejected,
    measures,
  };
}
