/** What was answered last cycle to a measure of today. */
import type { AnswerKind } from "../../model/answer-kind.ts";
import type { AnswerThen } from "../../model/body-figures.ts";
import type { AlignedPast, PastAnswer, PastSubmission } from "../../model/past-cycle.ts";
import type { Measure } from "../../model/measure.ts";
import type { Institution } from "../../model/registry.ts";

/** With the answers as they count, as those of today do: what an aggregator did for its users then is －. */
export function countedThen(past: AlignedPast, measures: readonly Measure[]): AlignedPast {
  const direct = measures.filter((measure) => measure.direct);
  const numbers = direct.flatMap(({ number }) => past.numberThen.get(number) ?? []);
  const submissions = new Map(past.submissions);
  for (const code of past.users) {
    const own = submissions.get(code);
    if (own === undefined) continue;
    const answers = [...own.answers];
    for (const number of numbers) {
      const answer = answers[number];
      if (answer !== undefined) answers[number] = { ...answer, kind: "not_applicable", plannedOn: null };
    }
    submissions.set(code, { ...own, answers });
  }
  return { ...past, submissions };
}

/** What an institution, and those that became part of it, had sent: in the order of the registry's codes. */
export function submissionsThen(past: AlignedPast, { code }: Institution): readonly PastSubmission[] {
  return (past.codesOf.get(code) ?? []).flatMap((each) => past.submissions.get(each) ?? []);
}

/** Of institutions that became one, all had to answer 〇 for the measure to have been 〇: the answer farthest from it stands for them, － too. */
const BEST_FIRST: Readonly<Record<AnswerKind, number>> = {
  implemented: 0,
  not_applicable: 1,
  planned: 2,
  invalid: 3,
  missing: 4,
};

/** An answer of then, and in which submission it stood. */
interface FoundAnswer {
  readonly answer: PastAnswer;
  readonly by: PastSubmission;
}

/**
 * The worst answer, of several △ the one planned for the latest day (none is later than any), then the first.
 *
 * @param number of then; undefined where nothing of then answers to the measure.
 * @returns null where nothing was answered.
 */
export function worstAnswer(submissions: readonly PastSubmission[], number: number | undefined): FoundAnswer | null {
  let worst: FoundAnswer | null = null;
  for (const by of submissions) {
    const answer = number === undefined ? undefined : by.answers[number];
    if (answer !== undefined && (worst === null || isWorse(answer, worst.answer))) worst = { answer, by };
  }
  return worst;
}

/** As it stands beside an answer of today. */
export function answerThen({ answer, by: { code, name, file } }: FoundAnswer): AnswerThen {
  const { kind, plannedOn, remark, sheet, cell } = answer;
  return { kind, plannedOn, remark, code, name, file, sheet, cell };
}

function isWorse(a: PastAnswer, b: PastAnswer): boolean {
  if (a.kind !== b.kind) return BEST_FIRST[a.kind] > BEST_FIRST[b.kind];
  return a.kind === "planned" && (a.plannedOn ?? "9999") > (b.plannedOn ?? "9999");
}
