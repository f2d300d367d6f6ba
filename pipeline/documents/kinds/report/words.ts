/** Short words for tables: dates and counts as a report prints them. */
import { abbreviateWareki } from "../../../lib/japanese/wareki.ts";
import type { Deficiency } from "../../../model/rollup.ts";
import { shortened } from "../shortened.ts";
import { remarkBeyondDate } from "../remark-beyond-date.ts";
import { REMARK_LETTERS } from "./limits.ts";

/** Of a △: `R9.9`, or why there is no day. 「記載なし」 only where nothing is written: what cannot be read must not be denied. */
export function plannedText({ plannedOn, remark }: Pick<Deficiency, "plannedOn" | "remark">): string {
  if (plannedOn !== null) return abbreviateWareki(plannedOn);
  return remark.trim() === "" ? "記載なし" : "読めない";
}

/** What a remark says besides the date beside it. */
export function remarkText({ plannedOn, remark }: Pick<Deficiency, "plannedOn" | "remark">): string {
  return shortened(plannedOn === null ? remark : remarkBeyondDate(remark), REMARK_LETTERS);
}
