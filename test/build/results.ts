/** Inspections and institution results without any workbook, for the stages after validation. */
import { makeFinding, type Finding, type FindingCode } from "../../pipeline/model/finding.ts";
import type { InstitutionResult, ReadInspection, RejectedInspection } from "../../pipeline/model/inspection.ts";
import type { Institution } from "../../pipeline/model/registry.ts";
import type { AnswerKind } from "../../pipeline/model/answer-kind.ts";
import type { Answer, Submission } from "../../pipeline/model/submission.ts";

export interface Given {
  readonly kind: AnswerKind;
  readonly on?: string | null;
  /** What is over, instead of {@link on}. */
  readonly passed?: string;
  readonly remark?: string;
  readonly rawMark?: string;
}

export function answer(
  measure: number,
  { kind, on = null, passed, remark = "", rawMark = "" }: Given = { kind: "implemented" },
): Answer {
  const place = { sheet: "自己点検表", cell: `E${String(measure)}` };
  return {
    measure,
    mark: { kind },
    rawMark,
    rule: "",
    remark,
    planned:
      passed !== undefined
        ? { on: null, words: passed, outsideEra: false, passed }
        : on === null
          ? null
          : { on, words: on, outsideEra: false },
    place,
    remarkPlace: null,
  };
}

/** Answers to `numbers`; implemented unless `given` says otherwise. */
export function answers(numbers: readonly number[], given: Readonly<Record<number, Given>> = {}): readonly Answer[] {
  return numbers.map((number) => answer(number, given[number] ?? { kind: "implemented" }));
}

export function submission(file: string, more: Partial<Submission> = {}): Submission {
  return {
    file,
    code: null,
    name: null,
    inspected: null,
    modifiedAt: null,
    hasMacros: false,
    answers: [],
    unknownMeasures: [],
    stated: { kind: null, formVersion: null },
    otherForms: [],
    choices: [],
    unusedTables: [],
    ...more,
  };
}

/** A header field or an inspection date that stands in B2. */
export function field(text: string): { readonly text: string; readonly place: NonNullable<Answer["place"]> } {
  return { text, place: { sheet: "自己点検表", cell: "B2" } };
}

export function finding(code: FindingCode, more: Partial<Finding> = {}): Finding {
  return { ...makeFinding(code, { institutionCode: "", file: "a.xlsx", message: code }), ...more };
}

/** A file that was read: inspected on one day, modified at one time. */
export function read(
  institutionCode: string,
  path: string,
  {
    on = null,
    modifiedAt = null,
    findings = [],
  }: Partial<Pick<ReadInspection, "findings">> & {
    readonly on?: string | null;
    readonly modifiedAt?: string | null;
  } = {},
): ReadInspection {
  const inspected = { on, field: field(on ?? "") };
  return { outcome: "read", path, institutionCode, findings, submission: submission(path, { inspected, modifiedAt }) };
}

export function rejected(institutionCode: string, path: string, code: FindingCode): RejectedInspection {
  return { outcome: "rejected", path, institutionCode, code, message: "読めません。" };
}

/** Accepted when there are answers, else not received, unless `more` says otherwise. */
export function result(
  institution: Institution,
  given: readonly Answer[] | null,
  more: Partial<InstitutionResult> = {},
): InstitutionResult {
  const file = `${institution.code}.xlsx`;
  return {
    institution,
    status: given === null ? "not_received" : "accepted",
    submission: given && submission(file, { answers: given }),
    findings: [],
    files: { accepted: given === null ? 0 : 1, superseded: 0, rejected: 0 },
    ...more,
  };
}
