/** What the origins of figures need to know besides the tables: the first line of trace.jsonl. */
import type { BodyFigures } from "../model/body-figures.ts";
import type { TraceHead } from "../model/trace.ts";
import type { RunPlan } from "./plan-run.ts";

/** Below the outputs folder. */
export const TRACE_PATH = "data/trace.jsonl";

/** @param figures of all bodies: the last cycle and its measures are the same for each that has something to compare with */
export function traceHeadOf(
  { registry: { cycle }, asOf, scope }: Pick<RunPlan, "registry" | "asOf" | "scope">,
  figures: readonly Pick<BodyFigures, "trend">[],
): TraceHead {
  const { name, kind, referenceDate, deadline } = cycle;
  const trend = figures.find((own) => own.trend !== null)?.trend ?? null;
  return {
    cycle: { name, kind, referenceDate, deadline },
    asOf,
    inspected: scope.inspected.map(({ number }) => number),
    reported: scope.reported.map(({ number }) => number),
    previous: trend && {
      cycle: trend.previous.cycle.name,
      measures: trend.measures.flatMap(({ measure, numberThen }) =>
        numberThen === null ? [] : [[measure.number, numberThen] as const],
      ),
      users: [...trend.usersThen],
    },
  };
}
