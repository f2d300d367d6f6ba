/** Whom to ask first: why an institution should be asked, and the order of those that should. No clock, no disk: other papers may ask it too. */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import {
  ASKED_TOO_OFTEN,
  FOLLOW_UP_REASONS,
  MANY_ERRORS,
  type FollowUp,
  type FollowUpCounts,
} from "../model/follow-up.ts";
import type { Finding, FindingCode } from "../model/finding.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import type { Resubmission } from "../model/resubmission.ts";
import type { Deficiency } from "../model/rollup.ts";

/** What the cycle expects, and what is known besides of one institution. */
export interface FollowUpFacts {
  readonly result: InstitutionResult;
  readonly deficiencies: readonly Deficiency[];
  /** How many measures had to be inspected. */
  readonly inspected: number;
  /** Until when it was to send its submission, and today: `YYYY-MM-DD`. */
  readonly deadline: string;
  readonly asOf: string;
  /** How often it was asked to correct what is still wrong: {@link timesAskedOf}, or what is known better. */
  readonly timesAsked: number;
}

const IN_DOUBT: readonly FindingCode[] = ["institution-mismatch", "institution-ambiguous", "institution-unknown"];

/** Null where nobody needs to ask anything, or a letter will do. */
export function followUpOf(facts: FollowUpFacts): FollowUp | null {
  const counts = countReasons(facts);
  const reasons = FOLLOW_UP_REASONS.filter((reason) => counts[reason] > 0).map((reason) => {
    return { reason, count: counts[reason] };
  });
  const { result, timesAsked } = facts;
  return reasons.length === 0 ? null : { institution: result.institution, reasons, timesAsked };
}

function countReasons(facts: FollowUpFacts): FollowUpCounts {
  const { result, deficiencies, deadline, asOf, timesAsked } = facts;
  const { status, findings, submission } = result;
  const errors = findings.filter(({ severity }) => severity === "error");
  // What has to be corrected stands in the file that counts; of another file only whose it is may matter.
  const toCorrect = errors.filter(({ file }) => file === submission?.file);
  const inDoubt = errors.filter(({ code }) => IN_DOUBT.includes(code)).length;
  const blank = countBlank(facts, errors);
  const unused = status === "rejected" ? errors.filter(isUnusable).length - inDoubt - blank : 0;
  return {
    not_received: Number(status === "not_received" && asOf > deadline),
    unreadable: Math.max(unused, 0),
    identity: inDoubt,
    blank,
    asked_again: timesAsked >= ASKED_TOO_OFTEN ? timesAsked : 0,
    overdue_priority: deficiencies.filter(({ overdue, measure }) => overdue && measure.priority).length,
    many_findings: toCorrect.length >= MANY_ERRORS ? toCorrect.length : 0,
  };
}

/** What we have not finished reading is nobody's to mend. */
function isUnusable({ code }: Finding): boolean {
  return code !== "file-unfinished";
}

/** Blank forms where nothing else has come; else the blank answers of a form of which half is blank. */
function countBlank({ result, inspected }: FollowUpFacts, errors: readonly Finding[]): number {
  if (result.submission === null) return errors.filter(({ code }) => code === "form-blank").length;
  const missing = result.submission.answers.filter(({ mark }) => mark.kind === "missing").length;
  return missing * 2 >= inspected ? missing : 0;
}

/** In how many submissions in a row something was wrong that still is: each was answered with a request. */
export function timesAskedOf(resubmission: Resubmission | undefined): number {
  const open = (resubmission?.findings ?? []).filter(
    ({ change, severity }) => change === "open" && severity === "error",
  );
  return open.reduce((most, { asked }) => Math.max(most, asked), 0);
}

/** The most urgent reason first; among those of one reason the highest count, then the order of the codes. */
export function rankFollowUps(followUps: readonly FollowUp[]): readonly FollowUp[] {
  const urgency = ({ reasons }: FollowUp): number => FOLLOW_UP_REASONS.findIndex((each) => each === reasons[0]?.reason);
  return [...followUps].sort((a, b) =>
    compareInTurn(
      urgency(a) - urgency(b),
      (b.reasons[0]?.count ?? 0) - (a.reasons[0]?.count ?? 0),
      compareCodePoints(a.institution.code, b.institution.code),
    ),
  );
}
