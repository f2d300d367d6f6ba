/** A roll-up as it is handed on for drawing, which may happen in another process: with marks instead of answers. */
import type { BodyRollup, InstitutionSummary } from "../../../model/rollup.ts";
import { ANSWER_MARKS } from "../../../model/labels.ts";

/** A line of the appendix. */
export interface PrintedInstitution extends Omit<InstitutionSummary, "answers"> {
  /** One character a reported measure, in their order; empty when nothing was read. A quarter of a million in a country. */
  readonly marks: string;
}

/** What one report is about. */
export interface PrintedRollup extends Omit<BodyRollup, "institutions"> {
  readonly institutions: readonly PrintedInstitution[];
}

/** Of one body; the roll-up itself is not changed. */
export function printedRollup(rollup: BodyRollup): PrintedRollup {
  const institutions = rollup.institutions.map(({ answers, ...others }) => {
    return { ...others, marks: answers.map((answer) => ANSWER_MARKS[answer]).join("") };
  });
  return { ...rollup, institutions };
}
