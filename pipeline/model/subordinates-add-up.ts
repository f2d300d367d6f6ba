/** Whether the lines of the bodies below can be added up: an aggregator's institutions are a ministry's, too. */
import type { BodyRollup, SubmissionStatus } from "./rollup.ts";

/** Whether every institution of the body is counted in exactly one line. */
export function subordinatesAddUp({ subordinates, status }: BodyRollup): boolean {
  const sum = (key: keyof SubmissionStatus) => subordinates.reduce((total, each) => total + each.status[key], 0);
  return (
    subordinates.length > 0 &&
    (Object.keys(status) as (keyof SubmissionStatus)[]).every((key) => sum(key) === status[key])
  );
}
