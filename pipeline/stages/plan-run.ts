/** What a run is about, settled before the first submission is opened: what is inspected, against what, and as of which day. */
import type { RunOptions } from "../model/run-options.ts";
import { scopeOf, type CycleScope } from "../model/cycle-scope.ts";
import { indexDecisions } from "../settle/index.ts";
import type { Shell } from "../shell/index.ts";
import type { InspectionScope } from "./inspect.ts";
import type { ReadingScope } from "./read-file.ts";
import { loadSources, type Sources } from "./load-sources.ts";

/** What all later stages share and none changes. */
export interface RunPlan extends Sources {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** The measures that are inspected and reported. */
  readonly scope: CycleScope;
  readonly reading: ReadingScope;
  readonly inspection: InspectionScope;
}

/** @throws PipelineError exit 2 when registry, form or templates cannot be used. */
export async function planRun(options: RunOptions, shell: Shell): Promise<RunPlan> {
  const sources = await loadSources(options, shell);
  const { registry, catalog, decided } = sources;
  const { cycle } = registry;
  const asOf = options.asOf ?? cycle.referenceDate;
  const scope = scopeOf(cycle, catalog.measures);
  const { inspected } = scope;
  return {
    ...sources,
    asOf,
    scope,
    reading: { catalog, inspected, referenceDate: cycle.referenceDate },
    inspection: { cycle, registry, inspected, asOf, decisions: indexDecisions(decided, asOf) },
  };
}
