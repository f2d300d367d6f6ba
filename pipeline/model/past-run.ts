/** What is asked of the run.json that an earlier cycle left. */
import * as z from "zod";
import { CYCLE_KINDS } from "./registry.ts";

/** The rest of a run.json may be whatever it is. */
export const pastRun = z.object({
  asOf: z.iso.date(),
  cycle: z.object({ name: z.string(), formVersion: z.string(), kind: z.enum(CYCLE_KINDS).exactOptional() }),
});

/** Which cycle it was, with which form, and its as-of date. */
export type PastRun = z.infer<typeof pastRun>;
