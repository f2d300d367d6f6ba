/** What the data files are made of: nothing, but for what a test gives. */
import type { RunResults } from "../../pipeline/data/run-results.ts";

export function runResults(more: Partial<RunResults> = {}): RunResults {
  return {
    files: [],
    institutions: [],
    unassigned: [],
    decisions: null,
    rollups: [],
    registry: { bodies: [], institutions: [] },
    catalog: { measures: [] },
    ...more,
  };
}
