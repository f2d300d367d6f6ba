/** When a △ is to be put in place, in the words of lists. */
import { abbreviateWareki } from "../../lib/japanese/wareki.ts";
import type { Deficiency } from "../../model/rollup.ts";

/**
 * Of a △: `R9.9`, or why there is no day: 「R8.11経過」 where what is stated is over, and 「記載なし」 only where nothing is written, as what cannot
 * be read must not be denied.
 */
export function plannedText({
  plannedOn,
  passedOn,
  remark,
}: Pick<Deficiency, "plannedOn" | "passedOn" | "remark">): string {
  if (plannedOn !== null) return abbreviateWareki(plannedOn);
  if (passedOn !== undefined) return `${abbreviateWareki(passedOn)}経過`;
  return remark.trim() === "" ? "記載なし" : "時期不明";
}
