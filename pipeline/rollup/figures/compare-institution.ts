/** One institution's answers beside last cycle's: worked out once, for up to four bodies cover an institution. */
import { foldText } from "../../lib/japanese/text.ts";
import { countedKind, isDoneByAggregator, type CycleScope } from "../../model/cycle-scope.ts";
import type { AnswerKind } from "../../model/answer-kind.ts";
import type { AnswerPair, DeficiencyFate, DeficiencyOrigin, Slip } from "../../model/body-figures.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import type { AlignedPast } from "../../model/past-cycle.ts";
import { answerNow } from "./answer-now.ts";
import { answerThen, submissionsThen, worstAnswer } from "./answers-then.ts";

type Counts<Of> = { -readonly [Name in keyof Of]: Of[Name] };

/** What one institution adds to the changes of each body that covers it; lists in the order of the form. */
export interface InstitutionChanges {
  readonly worsened: readonly AnswerPair[];
  readonly slipped: readonly Slip[];
  readonly copied: readonly AnswerPair[];
  readonly fate: DeficiencyFate;
  readonly origin: DeficiencyOrigin;
}

/** Nothing counted yet. */
export const NO_FATE = { total: 0, implemented: 0, planned: 0, notApplicable: 0, unanswered: 0, notSent: 0 };
/** Nothing counted yet. */
export const NO_ORIGIN = { stillPlanned: 0, fresh: 0, unknown: 0 };

/** Over the reported measures. @param asOf `YYYY-MM-DD` */
export function compareInstitution(
  { institution, submission }: InstitutionResult,
  { reported }: CycleScope,
  past: AlignedPast,
  asOf: string,
): InstitutionChanges {
  const before = submissionsThen(past, institution);
  const answers = new Map(submission?.answers.map((answer) => [answer.measure, answer]));
  const [worsened, slipped, copied]: [AnswerPair[], Slip[], AnswerPair[]] = [[], [], []];
  const [fate, origin] = [{ ...NO_FATE }, { ...NO_ORIGIN }];
  for (const measure of reported) {
    const found = worstAnswer(before, past.numberThen.get(measure.number));
    const answer = answers.get(measure.number);
    const kind = answer && countedKind(answer.mark.kind, measure, institution);
    countFate(fate, found?.answer.kind, kind);
    countOrigin(origin, found?.answer.kind, kind);
    if (found === null || answer === undefined || submission === null) continue;
    // Most answers are 〇 now: nothing is to be said of them, nor of what the aggregator does.
    if (kind === "implemented" || isDoneByAggregator(measure, institution)) continue;
    const pair: AnswerPair = { institution, measure, now: answerNow(submission, answer), then: answerThen(found) };
    if (found.answer.kind === "implemented") worsened.push(pair);
    const slip = slipOf(pair, asOf);
    if (slip !== null) slipped.push(slip);
    if (isCopied(pair)) copied.push(pair);
  }
  return { worsened, slipped, copied, fate, origin };
}

const FATES = {
  implemented: "implemented",
  planned: "planned",
  not_applicable: "notApplicable",
  missing: "unanswered",
  invalid: "unanswered",
} as const satisfies Record<AnswerKind, keyof DeficiencyFate>;

function countFate(fate: Counts<DeficiencyFate>, then: AnswerKind | undefined, now: AnswerKind | undefined): void {
  if (then !== "planned") return;
  fate.total++;
  fate[now === undefined ? "notSent" : FATES[now]]++;
}

function countOrigin(
  origin: Counts<DeficiencyOrigin>,
  then: AnswerKind | undefined,
  now: AnswerKind | undefined,
): void {
  if (now !== "planned") return;
  if (then === undefined) origin.unknown++;
  else if (then === "planned") origin.stillPlanned++;
  else origin.fresh++;
}

/** null where it is not △ both times, or still for the same day that is to come. */
function slipOf(pair: AnswerPair, asOf: string): Slip | null {
  const { now, then } = pair;
  if (now.kind !== "planned" || then.kind !== "planned" || then.plannedOn === null) return null;
  const later = now.plannedOn !== null && now.plannedOn > then.plannedOn;
  const [passed, dateLost] = [then.plannedOn < asOf, now.plannedOn === null && now.passedOn === undefined];
  return later || passed || dateLost ? { ...pair, later, passed, dateLost } : null;
}

function isCopied({ now, then }: AnswerPair): boolean {
  const hasReason = now.kind === "planned" || now.kind === "not_applicable";
  return hasReason && now.kind === then.kind && now.remark !== "" && foldText(now.remark) === foldText(then.remark);
}
