/** What one file says by itself: the part of an inspection that depends on nothing but its bytes, the form and the passwords. */
import * as z from "zod";
import { FINDING_KINDS, type FindingCode } from "./finding.ts";
import { submission } from "./submission.ts";

/** A file in which an annex-2 table was found. */
const submissionReading = z
  .strictObject({
    outcome: z.literal("submission"),
    submission,
    /** It took a password of the registry: the same bytes may read differently for another institution. */
    unlocked: z.boolean(),
  })
  .readonly();

const isFindingCode = (text: string): text is FindingCode => Object.hasOwn(FINDING_KINDS, text);

/** A file that cannot be used. */
const refusedReading = z
  .strictObject({
    outcome: z.literal("refused"),
    code: z.string().refine(isFindingCode),
    /** What was found, in plain Japanese. */
    message: z.string(),
  })
  .readonly();

/** What may come out of a worker and out of the state. */
export const reading = z.union([submissionReading, refusedReading]);

/** Why nothing can be read of a file. */
export type RefusedReading = z.infer<typeof refusedReading>;
/** Of one file; kept by the digest of its bytes. */
export type Reading = z.infer<typeof reading>;
