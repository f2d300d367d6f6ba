/** One file, from bytes to findings: the stages that need no other file, joined. Runs in a worker (shell/inspection-pool.ts). */
import { identifyByFileName, identifyInstitution, refuseByContent, type Identification } from "./intake/index.ts";
import { FINDING_KINDS, type Finding, type FindingCode } from "./model/finding.ts";
import type { Inspection, RejectedInspection } from "./model/inspection.ts";
import type { Catalog, Measure } from "./model/measure.ts";
import type { RawWorkbook } from "./model/raw-workbook.ts";
import type { Cycle, Institution, Password, Registry } from "./model/registry.ts";
import type { Submission } from "./model/submission.ts";
import { indexMeasures, normalizeSubmission, type MeasureIndex } from "./normalize/index.ts";
import { decryptWorkbook, readWorkbook, UnreadableWorkbookError } from "./read/index.ts";
import { validateSubmission } from "./validate/index.ts";

/** What every file of a run is inspected against. Plain data: it is copied into each worker once. */
export interface InspectionScope {
  readonly cycle: Cycle;
  /** null: whose a workbook is does not matter, and only what its text shows is checked (`check` without a registry). */
  readonly registry: Registry | null;
  readonly catalog: Catalog;
  /** The measures that this cycle inspects, ascending. */
  readonly inspected: readonly Measure[];
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Passwords that protected workbooks are tried with, in order. */
  readonly passwords: readonly Password[];
}

/** Prepares the look-ups that all files share and returns the inspection of one file. It never throws for bad input. */
export function createInspector(scope: InspectionScope): (path: string, bytes: Uint8Array) => Promise<Inspection> {
  const index = indexMeasures(scope.catalog);
  const measures = new Map(scope.inspected.map((measure) => [measure.number, measure]));
  return (path, bytes) => inspectFile(path, bytes, { ...scope, index, measures });
}

interface PreparedScope extends InspectionScope {
  readonly index: MeasureIndex;
  readonly measures: ReadonlyMap<number, Measure>;
}

async function inspectFile(path: string, bytes: Uint8Array, scope: PreparedScope): Promise<Inspection> {
  const { registry, cycle, asOf, measures, index, inspected } = scope;
  const reject = (code: FindingCode, message: string): RejectedInspection => rejectFile(path, code, message, registry);
  const refusal = refuseByContent(bytes);
  if (refusal !== null) return reject(refusal.code, refusal.message);
  const workbook = await tryRead(bytes, passwordsFor(path, scope));
  if (workbook instanceof UnreadableWorkbookError) return reject(workbook.code, UNREADABLE[workbook.code]);
  const submission = normalizeSubmission(workbook, path, { index, inspected, referenceDate: cycle.referenceDate });
  if (submission === null) return reject("table-not-found", noTableMessage(workbook));
  const found = registry === null ? takeAtItsWord(submission) : identifyInstitution(submission, registry);
  if (found.institution === null) {
    return { outcome: "rejected", path, institutionCode: "", code: found.code, message: found.message };
  }
  const institutionCode = found.institution.code;
  const mismatch = found.mismatch === null ? [] : [mismatchFinding(path, institutionCode, found.mismatch)];
  const findings = [
    ...mismatch,
    ...validateSubmission({ submission, institution: found.institution, cycle, asOf, measures }),
  ];
  return {
    outcome: "read",
    path,
    institutionCode,
    submission,
    findings: registry === null ? withoutRegistry(findings, measures) : findings,
  };
}

/** The institution that the workbook says it is from. */
function takeAtItsWord({ code, name }: Submission): Identification {
  const institution: Institution = {
    code: code?.text ?? "",
    name: name?.text ?? "",
    reading: "",
    kind: "情報照会者等",
    supervisor: "",
    aggregator: null,
    department: "",
    contact: "",
  };
  return { institution, mismatch: null };
}

/** Whether an aggregator does the ◆ measures, and which cycle it is, only a registry can tell. */
function withoutRegistry(findings: readonly Finding[], measures: ReadonlyMap<number, Measure>): readonly Finding[] {
  const needsRegistry: readonly FindingCode[] = ["inspection-date-outside-cycle", "submission-late"];
  const needsAggregator: readonly FindingCode[] = ["reason-missing", "priority-not-applicable"];
  return findings.filter(({ code, measure }) => {
    const direct = measure !== null && measures.get(measure)?.direct === true;
    return !needsRegistry.includes(code) && !(direct && needsAggregator.includes(code));
  });
}

/** A file that no inspection could finish, e.g. because its worker ran out of memory. */
export function rejectFile(
  path: string,
  code: FindingCode,
  message: string,
  registry: Registry | null,
): RejectedInspection {
  const institutionCode = (registry && identifyByFileName(path, registry)?.code) ?? "";
  return { outcome: "rejected", path, institutionCode, code, message };
}

const UNREADABLE = {
  "file-unreadable": "ブックの中身が壊れていて、読み取れません。",
  "file-encrypted": "パスワードで保護されていて、名簿の「パスワード」シートのどのパスワードでも開けません。",
  "file-suspicious": "展開すると異常に大きくなるか、同じ名前の部品が二重に入っている、不審なファイルです。",
} as const;

/** Passwords of the institution that the file name names, and those for any; all of them when it names none. */
function passwordsFor(path: string, { registry, passwords }: InspectionScope): readonly string[] {
  const named = registry === null ? undefined : identifyByFileName(path, registry)?.code;
  return passwords
    .filter(({ code }) => code === null || named === undefined || code === named)
    .map(({ password }) => password);
}

async function tryRead(
  bytes: Uint8Array,
  passwords: readonly string[],
): Promise<RawWorkbook | UnreadableWorkbookError> {
  const workbook = readOnce(bytes);
  if (!(workbook instanceof UnreadableWorkbookError) || workbook.code !== "file-encrypted") return workbook;
  const decrypted = await decryptWorkbook(bytes, passwords);
  // Read once only: what calls itself encrypted may still do so when it is opened.
  return decrypted === null ? workbook : readOnce(decrypted);
}

function readOnce(bytes: Uint8Array): RawWorkbook | UnreadableWorkbookError {
  try {
    return readWorkbook(bytes);
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return error;
    throw error;
  }
}

function noTableMessage(workbook: RawWorkbook): string {
  const sheets = workbook.sheets.map(({ name }) => `「${name}」`).join("");
  return `自己点検表の見出し（#・安全管理措置・自己点検結果など）が、どのシートにも見つかりません（シート: ${sheets === "" ? "なし" : sheets}）。`;
}

function mismatchFinding(
  file: string,
  institutionCode: string,
  mismatch: { readonly message: string; readonly place: { readonly sheet: string; readonly cell: string } | null },
): Finding {
  const { severity } = FINDING_KINDS["institution-mismatch"];
  return {
    institutionCode,
    measure: null,
    code: "institution-mismatch",
    severity,
    message: mismatch.message,
    file,
    sheet: mismatch.place?.sheet ?? "",
    cell: mismatch.place?.cell ?? "",
  };
}
