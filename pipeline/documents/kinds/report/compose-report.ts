/** Wording and roll-up → a report that only needs drawing: every fault of a template shows here. */
import type { ComposedReport } from "./composed-report.ts";
import type { BodyRollup } from "../../../model/rollup.ts";
import { printedRollup } from "./printed-rollup.ts";
import { readWording } from "../../wording/read-wording.ts";
import type { ReportTemplate } from "../../wording/report-template.ts";
import { wordingContext } from "./wording-context.ts";

/**
 * Fills the wording for one body and checks it. Cheap: tables and charts are drawn later.
 *
 * @throws PipelineError exit 2 with every unknown directive, table or chart and every unsupported piece of Markdown
 */
export function composeReport(template: ReportTemplate, rollup: BodyRollup): ComposedReport {
  const printed = printedRollup(rollup);
  return { rollup: printed, ...readWording(template, wordingContext(printed)) };
}
