/** What a report is made from, before it is settled what fits into it. */
import type { BodyFigures } from "../../../model/body-figures.ts";
import type { BodyRollup } from "../../../model/rollup.ts";
import type { Collector } from "../collectors.ts";
import type { ShownName } from "../shown-names.ts";

/** Of one body. */
export interface ReportSource {
  readonly rollup: BodyRollup;
  readonly figures: BodyFigures;
  /** Bodies that collected its institutions, as the report calls them. */
  readonly collectors: readonly Collector[];
  /** What it calls institutions wherever no code stands beside. */
  readonly nameOf: ShownName;
}
