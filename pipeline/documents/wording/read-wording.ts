/** Filled wording → sections of blocks. */
import type { ComposedWording } from "./composed-section.ts";
import { parseWording } from "./parse-wording.ts";
import { templateError, type Template } from "./template.ts";
import type { WordingContext } from "./vocabulary.ts";
import { walkWording } from "./walk-wording.ts";
import { collectFaults, joinSections } from "./wording-faults.ts";

/** @throws PipelineError exit 2 with every unknown directive, table or chart and every unsupported piece of Markdown */
export function readWording(template: Template, context: WordingContext): ComposedWording {
  const filled = template.fill(context);
  const { faults, faultAt } = collectFaults(template.sections, filled);
  const wording = walkWording(parseWording(joinSections(filled)), template.vocabulary, faultAt);
  if (faults.length > 0) throw templateError(template.vocabulary, faults);
  return wording;
}
