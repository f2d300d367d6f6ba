/** What a rule is: one question asked of a submission. */
import { FINDING_KINDS, type Finding, type FindingCode } from "../model/finding.ts";
import type { Measure } from "../model/measure.ts";
import type { Place } from "../model/place.ts";
import type { Cycle, Institution } from "../model/registry.ts";
import type { Answer, Submission } from "../model/submission.ts";

export interface Subject {
  readonly submission: Submission;
  readonly institution: Institution;
  readonly cycle: Cycle;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Inspected measures by number. */
  readonly measures: ReadonlyMap<number, Measure>;
}

/** An answer with its measure. */
export interface Answered {
  readonly answer: Answer;
  readonly measure: Measure;
}

export type Rule = (subject: Subject) => readonly Finding[];

/** A rule that looks at one answer at a time. */
export function perAnswer(rule: (answered: Answered, subject: Subject) => Finding | null): Rule {
  return (subject) =>
    subject.submission.answers.flatMap((answer) => {
      const measure = subject.measures.get(answer.measure);
      const finding = measure ? rule({ answer, measure }, subject) : null;
      return finding === null ? [] : [finding];
    });
}

/** @param message what was found and what is expected, in plain Japanese. */
export function findingOf(
  code: FindingCode,
  subject: Subject,
  at: { measure: number | null; place: Place | null },
  message: string,
): Finding {
  return {
    institutionCode: subject.institution.code,
    measure: at.measure,
    code,
    severity: FINDING_KINDS[code].severity,
    message,
    file: subject.submission.file,
    sheet: at.place?.sheet ?? "",
    cell: at.place?.cell ?? "",
  };
}
