/** What a file says → whose it is and what is wrong with it: the stages that need the registry, joined. */
import {
  identifyByFileName,
  identifyInstitution,
  senderToldByPath,
  type Identification,
  type SettledFile,
} from "../settle/index.ts";
import { makeFinding, type Finding, type FindingCode } from "../model/finding.ts";
import type { Inspection, RejectedInspection } from "../model/inspection.ts";
import type { Measure } from "../model/measure.ts";
import type { Reading } from "../model/reading.ts";
import { REFUSALS, type Refusal } from "../model/refusal.ts";
import type { Cycle, Institution, Password, Registry } from "../model/registry.ts";
import type { Submission } from "../model/submission.ts";
import type { ReadFile } from "../shell/index.ts";
import { decodeReading } from "../state/index.ts";
import { validateSubmission } from "../validate/index.ts";

/** What every file of a run is inspected against. */
export interface InspectionScope {
  readonly cycle: Cycle;
  /** null: whose a workbook is does not matter, and only what its text shows is checked (`check` without a registry). */
  readonly registry: Registry | null;
  /** The measures that this cycle inspects, ascending. */
  readonly inspected: readonly Measure[];
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** Prepares the look-ups that all files share and returns what tells what became of one file. */
export function createFileInspector(scope: InspectionScope): (read: ReadFile) => SettledFile {
  const inspect = createInspector(scope);
  return ({ file, outcome }) => {
    if ("skipped" in outcome) return { file, inspection: outcome.skipped };
    if ("stopped" in outcome) return { file, inspection: rejectFile(file.path, outcome.stopped, scope.registry) };
    return { file, inspection: inspect(file.path, decodeReading(outcome.text, file.path)) };
  };
}

/** Prepares the look-ups that all files share and returns the inspection of one reading. */
export function createInspector(scope: InspectionScope): (path: string, reading: Reading) => Inspection {
  const measures = new Map(scope.inspected.map((measure) => [measure.number, measure]));
  return (path, reading) => {
    if (reading.outcome === "refused") return rejectFile(path, reading, scope.registry);
    return inspectSubmission(path, reading.submission, scope, measures);
  };
}

function inspectSubmission(
  path: string,
  submission: Submission,
  scope: InspectionScope,
  measures: ReadonlyMap<number, Measure>,
): Inspection {
  const { registry, cycle, asOf } = scope;
  const found = registry === null ? takeAtItsWord(submission) : identifyInstitution(submission, registry);
  const sender = found.institution ?? found.sender;
  if (isBlankForm(submission, measures)) return reject(path, REFUSALS.blankForm, sender);
  if (found.institution === null) return reject(path, found, sender);
  const institutionCode = found.institution.code;
  const mismatch =
    found.mismatch === null
      ? []
      : [makeFinding("institution-mismatch", { institutionCode, file: path, ...found.mismatch })];
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

/** Whether an aggregator does the ◆ measures, and which cycle it is, only a registry can tell. */
function withoutRegistry(findings: readonly Finding[], measures: ReadonlyMap<number, Measure>): readonly Finding[] {
  const needsRegistry: readonly FindingCode[] = [
    "inspection-date-outside-cycle",
    "submission-late",
    "cycle-kind-mismatch",
    "form-tag-mismatch",
  ];
  const needsAggregator: readonly FindingCode[] = ["reason-missing", "priority-not-applicable"];
  return findings.filter(({ code, measure }) => {
    const direct = measure !== null && measures.get(measure)?.direct === true;
    return !needsRegistry.includes(code) && !(direct && needsAggregator.includes(code));
  });
}

/** A file that cannot be used; its name or its folder may still tell whose it is. */
function rejectFile(path: string, refusal: Refusal, registry: Registry | null): RejectedInspection {
  return reject(path, refusal, registry === null ? null : senderToldByPath(path, registry));
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
