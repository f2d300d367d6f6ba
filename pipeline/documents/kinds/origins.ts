/** Origins of one body's figures, in few words: what is counted, and where. */
import type { Severity } from "../../model/finding.ts";
import type { FollowUpReason } from "../../model/follow-up.ts";
import type { TraceCondition, TraceOrigin, TraceSelection, TraceView } from "../../model/trace.ts";

/** An origin, with the value where what is printed is no number. */
export interface Traced {
  readonly from: TraceOrigin;
  readonly value?: string | number;
}

/** By field. */
export type Where = Readonly<Record<string, TraceCondition>>;

/** Selections over the institutions of one body. */
export interface Origins {
  readonly count: (view: TraceView, where?: Where) => TraceOrigin;
  readonly findings: (severity: Severity, where?: Where) => TraceOrigin;
  /** Answers to reported measures. */
  readonly answers: (where?: Where) => TraceOrigin;
  /** Rate over answers to reported measures. */
  readonly rate: (where?: Where) => TraceOrigin;
  /** The same over the answers of last cycle. */
  readonly rateThen: (where?: Where) => TraceOrigin;
  readonly select: (view: TraceView, where?: Where) => TraceSelection;
}

/** Those that a cycle reports. */
export const REPORTED: Where = { reported: "○" };
/** Left to an aggregator, and written otherwise than － there, as which it counts. */
export const WRITTEN_OTHERWISE: Where = { left: "○", written: ["implemented", "planned", "missing", "invalid"] };
/** No value: nothing is counted. */
export const NONE: TraceCondition = [];
/** A △ with a day that is to come. */
export const SCHEDULED: TraceCondition = { from: "0000Q1", to: "9999Q4" };

/** @param body code of the body whose institutions count */
export function originsOf(body: string): Origins {
  const select = (view: TraceView, where: Where = {}): TraceSelection => ({
    in: view,
    body,
    ...(Object.keys(where).length > 0 && { where }),
  });
  return {
    select,
    count: (view, where) => ({ count: select(view, where) }),
    findings: (severity, where) => ({ count: select("findings", { severity, ...where }) }),
    answers: (where) => ({ count: select("answers", { ...REPORTED, ...where }) }),
    rate: (where) => ({ rate: select("answers", { ...REPORTED, ...where }) }),
    rateThen: (where) => ({ rate: select("then", { ...REPORTED, ...where }) }),
  };
}

/** 要修正 */
export const TO_CORRECT: Severity = "error";

/** What the count of a reason to ask an institution counts; null for one that counts nothing, which the institution's own row tells. */
export function reasonOrigin(
  reason: FollowUpReason,
  { answers, count, select }: Origins,
  where: Where = {},
): TraceOrigin | null {
  const errors = { ...where, severity: TO_CORRECT };
  if (reason === "overdue_priority") return answers({ ...where, closes: "overdue", priority: "○" });
  if (reason === "identity") return count("findings", { ...errors, about_identity: "○" });
  if (reason === "many_findings") return count("findings", { ...errors, counts: "○" });
  if (reason === "asked_again") return { pick: "last", by: "times_asked", of: select("findings", where) };
  return null;
}
