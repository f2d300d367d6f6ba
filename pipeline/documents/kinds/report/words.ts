/** Short words for tables: dates and counts as a report prints them. */
import type { Deficiency } from "../../../model/rollup.ts";
import { shortened } from "../shortened.ts";
import { remarkBeyondDate } from "../remark-beyond-date.ts";
import { REMARK_LETTERS } from "./limits.ts";

/** What a remark says besides the date beside it. */
export function remarkText({ plannedOn, remark }: Pick<Deficiency, "plannedOn" | "remark">): string {
  return shortened(plannedOn === null ? remark : remarkBeyondDate(remark), REMARK_LETTERS);
}
