/** Which measure of an earlier form is which of today's: by number where the form is the same, else by what they say. */
import { groupBy } from "../lib/group-by.ts";
import { foldSentence } from "../lib/japanese/text.ts";
import { measureTitle, type Measure } from "../model/measure.ts";
import type { PastMeasure } from "../model/past-cycle.ts";

/**
 * Numbers of then by numbers of today. Of another form, a measure is the one whose text says the same (width, spaces and punctuation
 * aside); where that cycle kept no such text, the one with the same section and heading. What two measures share decides nothing.
 */
export function matchMeasures(
  measures: readonly Measure[],
  past: readonly PastMeasure[],
  isSameForm: boolean,
): ReadonlyMap<number, number> {
  if (isSameForm) {
    const known = new Set(past.map(({ number }) => number));
    return new Map(measures.flatMap(({ number }) => (known.has(number) ? [[number, number] as const] : [])));
  }
  const byText = pairUp(
    measures,
    past,
    ({ text }) => text,
    ({ text }) => text ?? "",
  );
  const taken = new Set(byText.values());
  const byTitle = pairUp(
    measures.filter(({ number }) => !byText.has(number)),
    past.filter(({ number, text }) => text === null && !taken.has(number)),
    (measure) => measureTitle(measure).replace(/^No\.\d+　/u, ""),
    ({ title }) => title,
  );
  return new Map([...byText, ...byTitle]);
}

/** Those of which there is one with the same words on either side. */
function pairUp(
  measures: readonly Measure[],
  past: readonly PastMeasure[],
  wordsNow: (measure: Measure) => string,
  wordsThen: (measure: PastMeasure) => string,
): ReadonlyMap<number, number> {
  const then = groupBy(past, (measure) => foldSentence(wordsThen(measure)));
  const now = groupBy(measures, (measure) => foldSentence(wordsNow(measure)));
  return new Map(
    [...now].flatMap(([words, own]) => {
      const [[measure, twin], [match, other]] = [own, then.get(words) ?? []];
      const isOne = words !== "" && measure && match && twin === undefined && other === undefined;
      return isOne ? [[measure.number, match.number] as const] : [];
    }),
  );
}
