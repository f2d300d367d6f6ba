/** How a cycle stood at the end of one run: a point of its curve, kept with what has counted (outputs/data/history.jsonl). */
import * as z from "zod";
import { INSTITUTION_STATUSES, type SubmissionStatus } from "./rollup.ts";

/** As it is read back. */
export const runPoint = z
  .object({
    /** `YYYY-MM-DD` */
    asOf: z.iso.date(),
    counts: z.record(z.enum(INSTITUTION_STATUSES), z.number().int().nonnegative()).readonly(),
  })
  .readonly();

/** How many institutions were in each state, as of which day. No time of the clock: the same run gives the same point. */
export type RunPoint = z.infer<typeof runPoint>;

/** The points with that of a run at their end; a run that finds what the last one found adds none, so that one repeated or killed leaves the same. */
export function withRun(
  runs: readonly RunPoint[],
  asOf: string,
  { accepted, needs_correction, not_received, rejected }: SubmissionStatus,
): readonly RunPoint[] {
  const point = { asOf, counts: { accepted, needs_correction, not_received, rejected } };
  const last = runs.at(-1);
  const isSame =
    last?.asOf === asOf && INSTITUTION_STATUSES.every((status) => last.counts[status] === point.counts[status]);
  return isSame ? runs : [...runs, point];
}
