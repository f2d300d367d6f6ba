/** Who holds an outputs folder; checked where it is read back. */
import * as z from "zod";

/** Process number, computer, since when (ISO timestamp), and whose run it is, where the system tells. */
export const lockHolder = z.object({
  pid: z.int().positive(),
  host: z.string().max(255),
  since: z.string().max(40),
  user: z.string().max(255).optional(),
});
/** What the lock of a running run says. */
export type LockHolder = z.infer<typeof lockHolder>;
