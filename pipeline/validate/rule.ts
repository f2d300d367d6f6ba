/** What a rule is: one question asked of a submission. */
import { isDoneByAggregator } from "../model/cycle-scope.ts";
import { makeFinding, type Finding, type FindingCode } from "../model/finding.ts";
import type { Measure } from "../model/measure.ts";
import type { Place } from "../model/place.ts";
import type { Cycle, Institution } from "../model/registry.ts";
import type { Answer, Submission } from "../model/submission.ts";

/** A submission, whose it is, and the cycle that it is held against. */
export interface Subject {
  readonly submission: Submission;
  readonly institution: Institution;
  readonly cycle: Cycle;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Inspected measures by number. */
  readonly measures: ReadonlyMap<number, Measure>;
  /** The submission as its sender wrote it, where people have decided about answers of it. */
  readonly written?: Submission;
}

/** An answer with its measure. */
export interface Answered {
  readonly answer: Answer;
  readonly measure: Measure;
  /** What its sender wrote, where people have decided on another mark: nobody is told to have answered what others decided. */
  readonly written?: Answer;
}

/** Pure: the same subject gives the same findings in the same order. */
export type Rule = (subject: RuledSubject) => readonly Finding[];

/** A subject with its answers beside their measures: put together once for all rules. */
export interface RuledSubject extends Subject {
  readonly answered: readonly Answered[];
}

/** A rule that looks at one answer at a time. */
export function perAnswer(rule: (answered: Answered, subject: Subject) => Finding | null): Rule {
  return (subject) => {
    const findings: Finding[] = [];
    for (const answered of subject.answered) {
      const finding = rule(answered, subject);
      if (finding !== null) findings.push(finding);
    }
    return findings;
  };
}

/** The same of what the institution does itself: where its aggregator does it, － is all that is asked for, whatever stands beside it. */
export function perOwnAnswer(rule: (answered: Answered, subject: Subject) => Finding | null): Rule {
  return perAnswer((answered, subject) =>
    isDoneByAggregator(answered.measure, subject.institution) ? null : rule(answered, subject),
  );
}

/** What a finding is about; without a measure or a place, the whole file. An answer is both. */
export interface About {
  readonly measure?: number | null;
  readonly place?: Place | null;
}

/** In plain Japanese, whole sentences: letters print them apart. */
export interface Said {
  readonly found: string;
  /** Absent where nothing is asked but what the catalogue says. */
  readonly ask?: string;
}

/**
 * A finding about a subject.
 *
 * @param worse it is the worse case of the code (`makeFinding`).
 */
export function findingOf(
  code: FindingCode,
  { institution, submission }: Subject,
  { measure = null, place = null }: About,
  { found, ask = "" }: Said,
  worse = false,
): Finding {
  const about = { institutionCode: institution.code, file: submission.file, measure, place };
  return makeFinding(code, { ...about, message: found + ask, ...(ask !== "" && { ask }), worse });
}
