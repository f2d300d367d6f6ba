/** One file on the sender's own desk, read and judged by the rules of the nightly run in this one process: what the checker does in a browser. */
import type { CheckedInstitution, CheckerScope } from "../model/checker-scope.ts";
import { scopeOf } from "../model/cycle-scope.ts";
import type { Inspection } from "../model/inspection.ts";
import { REFUSALS } from "../model/refusal.ts";
import type { Cycle, Institution, Registry } from "../model/registry.ts";
import { NO_DECISIONS } from "../settle/index.ts";
import { createInspector } from "./inspect.ts";
import { createFileReader } from "./read-file.ts";

/** Judges one file by its name and bytes. Never throws: what cannot be read is refused, as a run would. */
export type Judge = (file: string, bytes: Uint8Array) => Promise<Inspection>;

/** Prepares the look-ups that all files share. */
export function createJudge({ catalog, cycle: stated, institution }: CheckerScope): Judge {
  const cycle: Cycle = { ...stated, operator: "" };
  const { inspected } = scopeOf(cycle, catalog.measures);
  const read = createFileReader({ catalog, inspected, referenceDate: cycle.referenceDate });
  const inspect = createInspector({
    cycle,
    registry: institution === null ? null : registryOf(cycle, institution),
    inspected,
    asOf: cycle.referenceDate,
    decisions: NO_DECISIONS,
  });
  return async (file, bytes) => {
    try {
      return inspect(file, await read(file, bytes, []));
    } catch (error) {
      const refusal = REFUSALS.failedReading(error instanceof Error ? error.message : String(error));
      return inspect(file, { outcome: "refused", ...refusal });
    }
  };
}

/** A registry in which nobody else is. */
function registryOf(cycle: Cycle, { code, name, kind, usesAggregator }: CheckedInstitution): Registry {
  const aggregator = usesAggregator ? "" : null;
  const own: Institution = { code, name, kind, aggregator, reading: "", supervisor: "", department: "", contact: "" };
  return { cycle, bodies: [], institutions: [own] };
}
