/** What a later run needs to know of an earlier one, as outputs/run.json tells it; parsed where it is read back. */
import * as z from "zod";

const file = z.object({ path: z.string(), sha256: z.string() });
const written = z.array(file);

/** Anything else that stands there is no record of ours. */
export const earlierRecord = z.object({
  /** `name` is the 点検名. */
  cycle: z.object({ name: z.string() }),
  reports: written,
  /** Absent where the run wrote none. */
  letters: written.exactOptional(),
  returned: written.exactOptional(),
  data: written,
  page: file.exactOptional(),
});

/** The cycle and the digests of what that run left. */
export type EarlierRecord = z.infer<typeof earlierRecord>;
