/** What a file says → whose it is and what is wrong with it: the stages that need the registry, joined. */
import {
  adoptingDecision,
  assignedInstitution,
  decideAnswers,
  identifyByFileName,
  identifyInstitution,
  senderToldByPath,
  type Assignment,
  type DecisionIndex,
  type Identification,
  type SettledFile,
} from "../settle/index.ts";
import { isDoneByAggregator } from "../model/cycle-scope.ts";
import { WAITING, type Decision } from "../model/decision.ts";
import { makeFinding, type Finding, type FindingCode } from "../model/finding.ts";
import type { DecidedAnswer, Inspection, ReadInspection, RejectedInspection } from "../model/inspection.ts";
import type { Measure } from "../model/measure.ts";
import type { Reading } from "../model/reading.ts";
import { REFUSALS, type Refusal } from "../model/refusal.ts";
import type { Cycle, Institution, Password, Registry } from "../model/registry.ts";
import type { Submission } from "../model/submission.ts";
import type { VisitedFile } from "../shell/index.ts";
import { validateSubmission } from "../validate/index.ts";

/** What every file of a run is inspected against. */
export interface InspectionScope {
  readonly cycle: Cycle;
  /** null: whose a workbook is does not matter, and only what its text shows is checked (`check` without a registry). */
  readonly registry: Registry | null;
  /** Nothing tells which cycle it is, and {@link cycle} is made up: what only a cycle tells is not asked (`check` without a registry). */
  readonly cycleIsMadeUp?: true;
  /** The measures that this cycle inspects, ascending. */
  readonly inspected: readonly Measure[];
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** What people decided; without a registry, nothing. */
  readonly decisions: DecisionIndex;
}

/** Prepares the look-ups that all files share and returns what tells what became of one file. */
export function createFileInspector(scope: InspectionScope): (read: VisitedFile) => SettledFile {
  const inspect = createInspector(scope);
  return ({ file, outcome }) => {
    if ("skipped" in outcome) return { file, inspection: outcome.skipped };
    const [excluded] = scope.decisions.ofFile(file.path, "提出から除外");
    if (excluded !== undefined) {
      const sender = senderOfExcluded(file.path, outcome, excluded, scope);
      return { file, inspection: excludedBy(excluded.row), excluded, ...(sender !== null && { sender }) };
    }
    if ("stopped" in outcome) return { file, inspection: rejectFile(file.path, outcome.stopped, scope) };
    return { file, inspection: inspect(file.path, outcome.reading) };
  };
}

/**
 * Whom a file came from that is left out: the institution that the decision names, or else whom its contents or its path tell, as of one that
 * was rejected. Its papers must know of it, and it must not be told that nothing has come.
 */
function senderOfExcluded(
  path: string,
  outcome: Exclude<VisitedFile["outcome"], { readonly skipped: string }>,
  { institutionCode }: Decision,
  { registry }: InspectionScope,
): string | null {
  if (registry === null) return null;
  if (registry.institutions.some(({ code }) => code === institutionCode)) return institutionCode;
  if ("stopped" in outcome || outcome.reading.outcome === "refused")
    return senderToldByPath(path, registry)?.code ?? null;
  const found = identifyInstitution(outcome.reading.submission, registry);
  return (found.institution ?? found.sender)?.code ?? null;
}

/** Why a file is ignored. */
function excludedBy(row: number): string {
  return `判断の${String(row)}行目により、提出から除外しました。`;
}

/** Prepares the look-ups that all files share and returns the inspection of one reading. */
export function createInspector(scope: InspectionScope): (path: string, reading: Reading) => Inspection {
  const measures = measuresOf(scope);
  return (path, reading) => {
    if (reading.outcome === "refused") return rejectFile(path, reading, scope);
    return inspectSubmission(path, reading.submission, scope, measures);
  };
}

function inspectSubmission(
  path: string,
  submission: Submission,
  scope: InspectionScope,
  measures: ReadonlyMap<number, Measure>,
): Inspection {
  const { registry, decisions } = scope;
  const assignment = registry === null ? null : assignedInstitution(path, submission, registry, decisions);
  if (assignment?.decision.value === WAITING) return waitFor(path, "中身は読み取りの対象にしていません。", assignment);
  if (assignment !== null && isBlankForm(submission, measures))
    return waitFor(path, REFUSALS.blankForm.message, assignment);
  const found = identify(submission, registry, assignment);
  const sender = found.institution ?? found.sender;
  if (isBlankForm(submission, measures)) return reject(path, REFUSALS.blankForm, sender);
  if (found.institution === null)
    return { ...reject(path, found, sender), ...(found.candidates.length > 0 && { candidates: found.candidates }) };
  const institutionCode = found.institution.code;
  const adopted = adoptingDecision(path, institutionCode, decisions);
  const mismatch =
    found.mismatch === null
      ? []
      : [makeFinding("institution-mismatch", { institutionCode, file: path, ...found.mismatch })];
  return {
    outcome: "read",
    path,
    institutionCode,
    submission,
    findings: [...mismatch, ...findingsOf(submission, found.institution, scope, measures)],
    ...(assignment !== null && { assigned: assignment.decision }),
    ...(adopted !== undefined && { adopted }),
  };
}

/** A person's word comes before all that the workbook and its name say. */
function identify(submission: Submission, registry: Registry | null, assignment: Assignment | null): Identification {
  if (assignment !== null) return { institution: assignment.institution, mismatch: null };
  return registry === null ? takeAtItsWord(submission) : identifyInstitution(submission, registry);
}

function findingsOf(
  submission: Submission,
  institution: Institution,
  scope: InspectionScope,
  measures: ReadonlyMap<number, Measure>,
  written = submission,
): readonly Finding[] {
  const { registry, cycle, asOf, decisions } = scope;
  const deadline = decisions.deadlineOf(institution.code) ?? cycle.deadline;
  const subject = { submission, institution, cycle: { ...cycle, deadline }, asOf, measures, written };
  const findings = validateSubmission(subject);
  return registry === null ? withoutRegistry(findings, scope, measures) : findings;
}

/**
 * Puts in what people decided about single answers, once all files are read: until then nobody knows which submission counts, and of the
 * others the answers are not held.
 */
export function createAnswerDecider(scope: InspectionScope): (settled: SettledFile) => SettledFile {
  const { registry, decisions, cycle } = scope;
  const measures = measuresOf(scope);
  const institutions = new Map(registry?.institutions.map((institution) => [institution.code, institution]));
  return (settled) => {
    const { inspection } = settled;
    if (typeof inspection === "string" || inspection.outcome === "rejected") return settled;
    const { institutionCode, findings } = inspection;
    const reference = inspection.submission.inspected?.on ?? cycle.referenceDate;
    const { submission, decided } = decideAnswers(inspection.submission, institutionCode, decisions, reference);
    const institution = institutions.get(institutionCode);
    if (decided.length === 0 || institution === undefined) return settled;
    const mismatch = findings.filter(({ code }) => code === "institution-mismatch");
    const after: ReadInspection = {
      ...inspection,
      submission,
      decided: decided.map((one) => withoutEffect(one, institution, measures)),
      findings: [...mismatch, ...findingsOf(submission, institution, scope, measures, inspection.submission)],
    };
    return { ...settled, inspection: after };
  };
}

/** What an aggregator does counts as － whatever anybody decides ({@link isDoneByAggregator}). */
function withoutEffect(
  { decision, effect }: DecidedAnswer,
  institution: Institution,
  measures: ReadonlyMap<number, Measure>,
): DecidedAnswer {
  const measure = measures.get(decision.measure ?? 0);
  if (measure === undefined || !isDoneByAggregator(measure, institution)) return { decision, effect };
  return { decision, effect: `${effect}この機関の分は集約機関が実施するため、集計では「－」に数えています。` };
}

function measuresOf({ inspected }: InspectionScope): ReadonlyMap<number, Measure> {
  return new Map(inspected.map((measure) => [measure.number, measure]));
}

/**
 * No answer at all, nor remarks of its own: remarks that are alike in every row are printed in the form, and － at ◆ measures is
 * filled in before it is sent out.
 */
function isBlankForm(submission: Submission, measures: ReadonlyMap<number, Measure>): boolean {
  const answers = submission.answers.filter(
    ({ measure, mark, remark }) =>
      mark.kind !== "not_applicable" || remark !== "" || measures.get(measure)?.direct !== true,
  );
  if (answers.length === 0 || answers.some(({ mark }) => mark.kind !== "missing")) return false;
  const remarks = new Set(answers.map(({ remark }) => remark).filter((remark) => remark !== ""));
  return answers.some(({ place }) => place !== null) && remarks.size <= 1;
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

/** Whether an aggregator does the ◆ measures, and for whom a form was made, only a registry can tell; which cycle it is, that or the office. */
function withoutRegistry(
  findings: readonly Finding[],
  { cycleIsMadeUp }: InspectionScope,
  measures: ReadonlyMap<number, Measure>,
): readonly Finding[] {
  const unasked: readonly FindingCode[] = ["form-tag-mismatch", ...(cycleIsMadeUp === true ? OF_A_CYCLE : [])];
  const needsAggregator: readonly FindingCode[] = ["reason-missing", "priority-not-applicable"];
  return findings.filter(({ code, measure }) => {
    const direct = measure !== null && measures.get(measure)?.direct === true;
    return !unasked.includes(code) && !(direct && needsAggregator.includes(code));
  });
}

const OF_A_CYCLE: readonly FindingCode[] = ["inspection-date-outside-cycle", "submission-late", "cycle-kind-mismatch"];

/** A file that cannot be used; a person, its name or its folder may still tell whose it is. */
function rejectFile(path: string, refusal: Refusal, { registry, decisions }: InspectionScope): RejectedInspection {
  if (registry === null) return reject(path, refusal, null);
  const assignment = assignedInstitution(path, null, registry, decisions);
  if (assignment === null) return reject(path, refusal, senderToldByPath(path, registry));
  // What was not finished is read by the next run: until then nobody knows whether it must wait.
  if (refusal.code !== "file-unfinished") return waitFor(path, refusal.message, assignment);
  return { ...reject(path, refusal, assignment.institution), assigned: assignment.decision };
}

/** What has come from an institution and cannot be read yet: last year's form, a scan, a PDF (受領・読取待ち). */
function waitFor(path: string, why: string, { institution, decision }: Assignment): RejectedInspection {
  const message = `判断の${String(decision.row)}行目により、${WAITING}としました。${why}`;
  return { ...reject(path, { code: "submission-waiting", message }, institution), assigned: decision };
}

function reject(path: string, { code, message }: Refusal, sender: Institution | null): RejectedInspection {
  return { outcome: "rejected", path, institutionCode: sender?.code ?? "", code, message };
}

/** Code of the institution that the file name names. */
export function namedInstitution(path: string, registry: Registry | null): string | null {
  return registry === null ? null : (identifyByFileName(path, registry)?.code ?? null);
}

/** Passwords of the institution that the file name names, and those for any; all of them when it names none. */
export function passwordsFor(named: string | null, passwords: readonly Password[]): readonly string[] {
  return passwords
    .filter(({ code }) => code === null || named === null || code === named)
    .map(({ password }) => password);
}
