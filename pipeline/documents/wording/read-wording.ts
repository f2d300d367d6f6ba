/** Filled wording → sections of blocks, read once for all reports that differ in nothing but the values they print. */
import type { Fault } from "../../model/pipeline-error.ts";
import type { ComposedSection } from "../kinds/report/composed-report.ts";
import { parseWording } from "./parse-wording.ts";
import { templateError, type ReportTemplate } from "./report-template.ts";
import { fillPlaces, isReadAlike, placeValues } from "./value-places.ts";
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
  const { placed, values } = placeValues(context, template.conditions);
  const shared = readShared(template, template.fill(placed));
  if (shared !== null) return { ...shared, sections: fillPlaces(shared.sections, values) };
  const { wording, faults } = readMarkdown(template, template.fill(context));
  if (faults.length > 0) throw templateError(faults);
  return wording;
}

const known = new WeakMap<ReportTemplate, Map<string, Wording | null>>();

/** Null when it has faults, which are reported as they show in a report, or may be read otherwise with other values. */
function readShared(template: ReportTemplate, filled: readonly string[]): Wording | null {
  const markdown = joinSections(filled);
  const ofTemplate = known.get(template) ?? new Map<string, Wording | null>();
  known.set(template, ofTemplate);
  const before = ofTemplate.get(markdown);
  if (before !== undefined) return before;
  const { wording, faults } = readMarkdown(template, filled);
  const shared = faults.length > 0 || !isReadAlike(markdown) ? null : wording;
  ofTemplate.set(markdown, shared);
  return shared;
}

function readMarkdown(
  template: ReportTemplate,
  filled: readonly string[],
): { readonly wording: Wording; readonly faults: readonly Fault[] } {
  const { faults, faultAt } = collectFaults(template.sections, filled);
  return { wording: walkWording(parseWording(joinSections(filled)), faultAt), faults };
}
