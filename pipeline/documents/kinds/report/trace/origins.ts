/** Origins of one body's figures, in few words: what is counted, and where. */
import type { TraceCondition, TraceOrigin, TraceSelection, TraceView } from "../../../../model/trace.ts";

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
    answers: (where) => ({ count: select("answers", { ...REPORTED, ...where }) }),
    rate: (where) => ({ rate: select("answers", { ...REPORTED, ...where }) }),
    rateThen: (where) => ({ rate: select("then", { ...REPORTED, ...where }) }),
  };
}
