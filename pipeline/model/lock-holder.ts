/** Who holds an outputs folder; checked where it is read back. */
import * as z from "zod";

export const lockHolder = z.object({ pid: z.int().positive(), host: z.string().max(255), since: z.string().max(40) });
export type LockHolder = z.infer<typeof lockHolder>;
