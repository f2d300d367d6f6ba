/** Until when each institution was to send its submission, and which day tells whether that is over. */
import type { DecisionOutcome } from "./decision.ts";
import type { Cycle } from "./registry.ts";

/**
 * The day of which a letter to an institution speaks: the as-of date, or the day of the letter where that is earlier, as requests go out before
 * the 基準日 of a cycle, and no letter tells what will be.
 *
 * @param asOf `YYYY-MM-DD`
 */
export function dayOfLetters({ issuedOn }: Cycle, asOf: string): string {
  return issuedOn !== undefined && issuedOn < asOf ? issuedOn : asOf;
}

/** `YYYY-MM-DD` by institution code: a decision may have given an institution longer than the `deadline` of all. */
export function deadlinesByCode(deadline: string, decisions: readonly DecisionOutcome[]): (code: string) => string {
  const extended = new Map(
    decisions
      .filter(({ decision, state }) => decision.kind === "期限を延長" && state === "applied")
      .map(({ decision }) => [decision.institutionCode, decision.value] as const),
  );
  return (code) => extended.get(code) ?? deadline;
}

/** The same, where it is another than the `deadline` of all; null where it is not. */
export function extensionsByCode(
  deadline: string,
  decisions: readonly DecisionOutcome[],
): (code: string) => string | null {
  const deadlineOf = deadlinesByCode(deadline, decisions);
  return (code) => (deadlineOf(code) === deadline ? null : deadlineOf(code));
}
