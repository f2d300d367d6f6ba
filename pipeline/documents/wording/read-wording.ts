/** Filled wording → sections of blocks. */
import type { ComposedSection } from "../kinds/report/composed-report.ts";
import { parseWording } from "./parse-wording.ts";
import { templateError, type ReportTemplate } from "./report-template.ts";
import { walkWording } from "./walk-wording.ts";
import type { WordingContext } from "../kinds/report/wording-context.ts";
import { collectFaults, joinSections } from "./wording-faults.ts";

export interface Wording {
  readonly sections: readonly ComposedSection[];
  /** Whether it opens with a cover. */
  readonly cover: boolean;
}

/** @throws PipelineError exit 2 with every unknown directive, table or chart and every unsupported piece of Markdown */
export function readWording(template: ReportTemplate, context: WordingContext): Wording {
  const filled = template.fill(context);
  const { faults, faultAt } = collectFaults(template.sections, filled);
  const wording = walkWording(parseWording(joinSections(filled)), faultAt);
  if (faults.length > 0) throw templateError(faults);
  return wording;
}
