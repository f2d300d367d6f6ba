/** Whom to ask first: why an institution should be asked, and the order of those that should. No clock, no disk: other papers may ask it too. */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { FOLLOW_UP_REASONS, MANY_ERRORS, type FollowUp, type FollowUpCounts } from "../model/follow-up.ts";
import { holdsWaiting } from "../model/decision.ts";
import type { Finding, FindingCode } from "../model/finding.ts";
import type { InstitutionResult } from "../model/inspection.ts";
import { isAskedRepeatedly } from "../model/resubmission.ts";
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
}

const IN_DOUBT: readonly FindingCode[] = ["institution-mismatch", "institution-ambiguous", "institution-unknown"];

/** Null where nobody needs to ask anything, or a letter will do. */
export function followUpOf(facts: FollowUpFacts): FollowUp | null {
  const counts = countReasons(facts);
  const reasons = FOLLOW_UP_REASONS.filter((reason) => counts[reason] > 0).map((reason) => {
    return { reason, count: counts[reason] };
  });
  const { result } = facts;
  const timesAsked = result.lastRequest?.timesAsked ?? 0;
  return reasons.length === 0 ? null : { institution: result.institution, reasons, timesAsked };
}

function countReasons(facts: FollowUpFacts): FollowUpCounts {
  const { result, deficiencies, deadline, asOf } = facts;
  const { status, findings, submission, lastRequest } = result;
  const errors = findings.filter(({ severity }) => severity === "error");
  // What has to be corrected stands in the file that counts; of another file only whose it is may matter.
  const toCorrect = errors.filter(({ file }) => file === submission?.file);
  const inDoubt = errors.filter(({ code }) => IN_DOUBT.includes(code)).length;
  // What has come is ours to get read, whatever else of the same sender could not be used: its sender owes nothing.
  const waits = status === "rejected" && holdsWaiting(findings);
  const blank = waits ? 0 : countBlank(facts, errors);
  const unused = status === "rejected" && !waits ? errors.filter(isUnusable).length - inDoubt - blank : 0;
  return {
    not_received: Number(status === "not_received" && asOf > deadline),
    unreadable: Math.max(unused, 0),
    identity: inDoubt,
    blank,
    asked_again: isAskedRepeatedly(lastRequest) ? lastRequest.timesAsked : 0,
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
