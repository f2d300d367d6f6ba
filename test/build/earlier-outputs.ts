/** An outputs folder of which nobody knows what earlier runs wrote. */
import type { EarlierOutputs } from "../../pipeline/shell/index.ts";

export const NOTHING_EARLIER: EarlierOutputs = {
  cycle: null,
  has: () => false,
  note: () => Promise.resolve(),
  settle: () => Promise.resolve(),
};
