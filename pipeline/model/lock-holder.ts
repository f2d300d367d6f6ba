/** Who holds an outputs folder; checked where it is read back. */
import * as z from "zod";

export const lockHolder = z.object({ pid: z.number(), host: z.string(), since: z.string() });
export type LockHolder = z.infer<typeof lockHolder>;
