/** Rates of a body now and last cycle: of all reported measures, of each chapter, of each measure; and who has sent something. */
import { groupBy } from "../../lib/group-by.ts";
import type {
  BodyTrend,
  GroupTrend,
  MeasureTrend,
  NewSender,
  SenderTrend,
  UnknownCode,
} from "../../model/body-figures.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import type { AlignedPast, PastSubmission } from "../../model/past-cycle.ts";
import type { Institution } from "../../model/registry.ts";
import type { AnswerTotals, BodyRollup } from "../../model/rollup.ts";
import { addTotals } from "../count-answers.ts";
import { countKinds } from "../../model/answer-kind.ts";
import { submissionsThen } from "./answers-then.ts";
import { trendFacts } from "./trend-facts.ts";

/**
 * null where nothing that the body reports was answered then: there is nothing to compare with, which is not the same as nothing to do.
 *
 * @param covered results of the body's institutions
 */
export function bodyTrend(
  rollup: Pick<BodyRollup, "measures" | "scope">,
  covered: readonly InstitutionResult[],
  past: AlignedPast,
  fate: { readonly total: number; readonly implemented: number },
): BodyTrend | null {
  const before = covered.flatMap(({ institution }) => submissionsThen(past, institution));
  const measures = measureTrends(rollup, before, past);
  const overall = groupTrend(measures);
  if (overall.then === null) return null;
  const senders = senderTrend(covered, past);
  return {
    previous: past.run,
    usersThen: past.users,
    senders,
    overall,
    chapters: [...groupBy(measures, ({ measure }) => measure.chapter)].map(([chapter, members]) => ({
      chapter,
      ...groupTrend(members),
    })),
    measures,
    ...trendFacts(measures, senders, fate),
  };
}

function measureTrends(
  { measures, scope }: Pick<BodyRollup, "measures" | "scope">,
  before: readonly PastSubmission[],
  { numberThen }: AlignedPast,
): readonly MeasureTrend[] {
  const now = new Map<number, AnswerTotals>(measures.map((totals) => [totals.number, totals]));
  return scope.reported.map((measure) => {
    const number = numberThen.get(measure.number) ?? null;
    const { implemented, planned, not_applicable, missing, invalid } = now.get(measure.number) ?? countKinds([]);
    return {
      measure,
      numberThen: number,
      now: { implemented, planned, not_applicable, missing, invalid },
      then: number === null ? null : countThen(before, number),
    };
  });
}

/** null where nobody of then had inspected it. */
export function countThen(before: readonly PastSubmission[], number: number): AnswerTotals | null {
  const totals = countKinds([]);
  let found = false;
  // A country has 80,000 of them, each for up to four bodies, and for the body above each.
  for (const { answers } of before) {
    const answer = answers[number];
    if (answer === undefined) continue;
    totals[answer.kind]++;
    found = true;
  }
  return found ? totals : null;
}

function groupTrend(members: readonly MeasureTrend[]): GroupTrend {
  const then = members.flatMap((member) => member.then ?? []);
  return {
    measures: members.length,
    compared: then.length,
    now: addTotals(members.map(({ now }) => now)),
    then: then.length === 0 ? null : addTotals(then),
  };
}

function senderTrend(covered: readonly InstitutionResult[], past: AlignedPast): SenderTrend {
  let [both, neither] = [0, 0];
  const [onlyNow, onlyThen]: [NewSender[], Institution[]] = [[], []];
  for (const { institution, submission } of covered) {
    const [now, then] = [submission !== null, submissionsThen(past, institution).length > 0];
    if (now && then) both++;
    else if (now) onlyNow.push({ institution, joined: hasJoined(institution, past) });
    else if (then) onlyThen.push(institution);
    else neither++;
  }
  return { both, onlyNow, onlyThen, neither };
}

function hasJoined({ code }: Institution, { codesOf, registered }: AlignedPast): boolean | null {
  return registered === null ? null : !(codesOf.get(code) ?? []).some((each) => registered.has(each));
}

/** A slip of the registry perhaps: nothing of then is compared. */
export function unknownCodes(
  institution: Institution,
  { submissions, registered }: AlignedPast,
): readonly UnknownCode[] {
  return (institution.formerCodes ?? [])
    .filter((code) => !submissions.has(code) && registered?.has(code) === false)
    .map((code) => ({ institution, code }));
}
