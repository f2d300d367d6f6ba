/** Until when each institution was to send its submission. */
import type { DecisionOutcome } from "./decision.ts";

/** `YYYY-MM-DD` by institution code: a decision may have given an institution longer than the `deadline` of all. */
export function deadlinesByCode(deadline: string, decisions: readonly DecisionOutcome[]): (code: string) => string {
  const extended = new Map(
    decisions
      .filter(({ decision, state }) => decision.kind === "期限を延長" && state === "applied")
      .map(({ decision }) => [decision.institutionCode, decision.value] as const),
  );
  return (code) => extended.get(code) ?? deadline;
}
