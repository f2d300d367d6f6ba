/** Wording and roll-up → a report that only needs drawing: every fault of a template shows here. */
import { cleanDeep } from "./clean-deep.ts";
import type { ComposedReport } from "./composed-report.ts";
import type { BodyRollup } from "../model/rollup.ts";
import { parseWording } from "./wording/parse-wording.ts";
import { templateError, type ReportTemplate } from "./wording/report-template.ts";
import { walkWording } from "./wording/walk-wording.ts";
import { wordingContext } from "./wording/wording-context.ts";
import { collectFaults } from "./wording/wording-faults.ts";

/**
 * Fills the wording for one body and checks it. Cheap: tables and charts are drawn later.
 *
 * @throws PipelineError exit 2 with every unknown directive, table or chart and every unsupported piece of Markdown
 */
export function composeReport(template: ReportTemplate, rollup: BodyRollup): ComposedReport {
  const clean = cleanDeep(rollup);
  const markdown = template.fill(wordingContext(clean));
  const { faults, faultAt } = collectFaults(template, markdown);
  const { sections, cover } = walkWording(parseWording(markdown), faultAt);
  if (faults.length > 0) throw templateError(template.file, faults);
  return { rollup: clean, sections, cover };
}
