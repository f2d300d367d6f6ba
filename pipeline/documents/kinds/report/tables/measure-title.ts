/** How a measure is marked in tables. */
import type { Measure } from "../../../../model/measure.ts";

/** `○` for a measure reported in every cycle, `◆` for one that an aggregator does for the inquirers behind it. */
export function measureFlags(measure: Measure): string {
  return (measure.priority ? "○" : "") + (measure.direct ? "◆" : "");
}
