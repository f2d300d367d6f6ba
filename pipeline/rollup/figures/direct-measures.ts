/** ◆ measures: which aggregator does them for whom, and what it has answered itself. */
import { groupBy } from "../../lib/group-by.ts";
import { isDoneByAggregator } from "../../model/cycle-scope.ts";
import type { AggregatorResult, DirectMeasure } from "../../model/body-figures.ts";
import type { InstitutionResult } from "../../model/inspection.ts";
import type { Measure } from "../../model/measure.ts";
import type { SupervisingBody } from "../../model/registry.ts";
import { countKinds } from "../../model/answer-kind.ts";
import { answerNow } from "./answer-now.ts";

/**
 * One for each reported ◆ measure, in the order of the form.
 *
 * @param covered results of the body's institutions.
 * @param all results by institution code: a prefecture's aggregator is not among those that the prefecture covers.
 */
export function directMeasures(
  reported: readonly Measure[],
  covered: readonly InstitutionResult[],
  all: ReadonlyMap<string, InstitutionResult>,
  bodies: readonly SupervisingBody[],
): readonly DirectMeasure[] {
  return reported
    .filter(({ direct }) => direct)
    .map((measure) => {
      const users = covered.filter(({ institution }) => isDoneByAggregator(measure, institution));
      const own = covered.filter(({ institution }) => !isDoneByAggregator(measure, institution));
      const byAggregator = groupBy(users, ({ institution }) => institution.aggregator);
      return {
        measure,
        own: countKinds(own.flatMap((result) => answerTo(measure, result)?.mark.kind ?? [])),
        aggregators: bodies.flatMap((aggregator) => {
          const group = byAggregator.get(aggregator.code);
          if (group === undefined) return [];
          const submitted = group.filter(({ submission }) => submission !== null).length;
          return [{ aggregator, users: group.length, submitted, result: resultOf(measure, all.get(aggregator.code)) }];
        }),
      };
    });
}

function answerTo({ number }: Measure, { submission }: InstitutionResult) {
  return submission?.answers.find(({ measure }) => measure === number);
}

function resultOf(measure: Measure, result: InstitutionResult | undefined): AggregatorResult | null {
  if (result === undefined) return null;
  const { institution, status, submission } = result;
  const answer = answerTo(measure, result);
  return { institution, status, answer: submission && answer ? answerNow(submission, answer) : null };
}
