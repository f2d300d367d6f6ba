/** A line of outputs/data/history.jsonl, as it is read back; anything else that stands there is none of ours. */
import * as z from "zod";
import { runPoint } from "./run-point.ts";
import { FINDING_KINDS, SEVERITIES, type FindingCode } from "./finding.ts";

const code = z.custom<FindingCode>((value) => typeof value === "string" && Object.hasOwn(FINDING_KINDS, value));

const digest = z.string().regex(/^[0-9a-f]{64}$/u);

/** The first line: the 点検名 that all others are of, and how its runs found the cycle (absent in histories of earlier programs). */
export const historyHead = z.object({ cycle: z.string(), runs: z.array(runPoint).exactOptional() });

/** One institution of the registry: its submissions in the order in which they came to count. */
export const historyRecord = z.object({
  institution: z.string(),
  submissions: z.array(
    z.object({
      file: z.string(),
      sha256: digest,
      inspectedOn: z.iso.date().nullable(),
      findings: z.array(
        z.object({
          code,
          measure: z.number().int().nullable(),
          about: z.enum(["cell", "file"]),
          severity: z.enum(SEVERITIES),
          places: z.number().int().positive(),
        }),
      ),
      answers: z.string().regex(/^[ipnmx.]*$/u),
      beside: z.array(digest).exactOptional(),
    }),
  ),
});
