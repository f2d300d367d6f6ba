/**
 * What an earlier cycle has left: the answers that counted then, by the codes and the measure numbers of that time. Described by schemas, as
 * the state keeps it so that the next run need not read a country's tables again.
 */
import * as z from "zod";
import { ANSWER_KINDS } from "./answer-kind.ts";
import { pastRun, type PastRun } from "./past-run.ts";

/** One answer of then. Answers that say the same in the same place are one object: a country has 160,000 of them. */
const pastAnswer = z
  .strictObject({
    kind: z.enum(ANSWER_KINDS),
    /** `YYYY-MM-DD`; null where △ had no date, and for other answers. */
    plannedOn: z.string().nullable(),
    remark: z.string(),
    /** Where the answer stood in its file; empty where there was no row. */
    sheet: z.string(),
    cell: z.string(),
  })
  .readonly();

/** What a measure was called then. */
const pastMeasure = z
  .strictObject({
    number: z.number(),
    /** Section and heading, as in lists. */
    title: z.string(),
    /** Text of 安全管理措置; null where that cycle kept none. */
    text: z.string().nullable(),
  })
  .readonly();

/** A whole cycle as it is kept: each answer once, and the submissions point at them. */
export const packedPast = z.strictObject({
  run: pastRun,
  registered: z.array(z.string()).nullable(),
  users: z.array(z.string()).nullable(),
  measures: z.array(pastMeasure),
  answers: z.array(pastAnswer),
  /** `answers`: by measure number, the place in the list above counted from 1; 0 where nothing was inspected. */
  submissions: z.array(
    z.strictObject({ code: z.string(), name: z.string(), file: z.string(), answers: z.array(z.number()) }),
  ),
});

/** An answer of last cycle. */
export type PastAnswer = z.infer<typeof pastAnswer>;
/** A measure of last cycle's form. */
export type PastMeasure = z.infer<typeof pastMeasure>;
/** As the state keeps it. */
export type PackedPast = z.infer<typeof packedPast>;

/** What one institution had sent. */
export interface PastSubmission {
  readonly code: string;
  /** As the registry of then called it; empty where the data do not tell. */
  readonly name: string;
  /** Path below the inputs folder of then. */
  readonly file: string;
  /** By the measure number of then; holes where nothing was inspected. */
  readonly answers: readonly (PastAnswer | undefined)[];
}

/** An earlier cycle as it was. */
export interface PastCycle {
  readonly run: PastRun;
  /** By code. */
  readonly submissions: ReadonlyMap<string, PastSubmission>;
  /** Codes of all institutions of that cycle, sent or not; null where the data do not tell. */
  readonly registered: ReadonlySet<string> | null;
  /** Codes of those that left ◆ measures to an aggregator then; null where the data do not tell. */
  readonly users: ReadonlySet<string> | null;
  /** Ascending by number. */
  readonly measures: readonly PastMeasure[];
}

/** An earlier cycle seen from today: whose it is now, and which measure. */
export interface AlignedPast {
  readonly run: PastRun;
  /** By institution code of today: codes that were its own or its predecessors' then, none of them anybody else's. */
  readonly codesOf: ReadonlyMap<string, readonly string[]>;
  /** By code of then. */
  readonly submissions: PastCycle["submissions"];
  readonly registered: PastCycle["registered"];
  /** Codes of then that left ◆ measures to an aggregator; where that cycle's data do not tell, those of who does today. */
  readonly users: ReadonlySet<string>;
  /** By measure number of today; a measure that nothing of then answers to is missing. */
  readonly numberThen: ReadonlyMap<number, number>;
}
