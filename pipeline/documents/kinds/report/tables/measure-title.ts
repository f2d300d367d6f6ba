/** How a measure is named in lists: by its number and where it stands in the form. */
import type { Measure } from "../../../../model/measure.ts";

/** `No.30　4.1 施設・設備の要件　(1) …`; a section that is its own heading is named once. */
export function measureTitle(measure: Measure): string {
  const heading = measure.heading === measure.section ? "" : `　${measure.heading}`;
  return `No.${String(measure.number)}　${measure.section}${heading}`;
}

/** `○` for a measure reported in every cycle, `◆` for one that an aggregator does for the inquirers behind it. */
export function measureFlags(measure: Measure): string {
  return (measure.priority ? "○" : "") + (measure.direct ? "◆" : "");
}
