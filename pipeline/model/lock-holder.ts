/** Who holds an outputs folder; checked where it is read back. */
import * as z from "zod";

/** Process number, computer, and since when (ISO timestamp). */
export const lockHolder = z.object({ pid: z.int().positive(), host: z.string().max(255), since: z.string().max(40) });
/** What the lock of a running run says. */
export type LockHolder = z.infer<typeof lockHolder>;
