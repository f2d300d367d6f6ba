/** What a measure asks in short: the same words in the report and in the forms that go with it. */
import type { Measure } from "../../model/measure.ts";
import { shortenedAtWord } from "./shortened.ts";

/** Two lines of a table. */
const GIST_LETTERS = 42;
/** One line, or two of a narrow column. */
const SHORT_GIST_LETTERS = 29;

/** What a measure asks, in so few words that measures of one heading can be told apart. */
export function gistOf({ text, heading }: Measure): string {
  return shortenedAtWord(text.trim() === "" ? heading : text, GIST_LETTERS);
}

/** {@link gistOf} in a table that tells ◆ measures apart. */
export function markedGist(measure: Measure): string {
  return directMark(measure) + gistOf(measure);
}

/** What stands before the words of a ◆ measure, wherever a report lists measures. */
export function directMark({ direct }: Pick<Measure, "direct">): string {
  return direct ? "◆" : "";
}

/** {@link shortGist} in a table that tells ◆ measures apart, in as many letters with its mark. */
export function markedShortGist(measure: Measure): string {
  const mark = directMark(measure);
  return mark + shortenedAtWord(gistOf(measure), SHORT_GIST_LETTERS - mark.length);
}

/** {@link gistOf} in fewer words: of all measures, the table 措置別の点検結果 has it in full. */
export function shortGist(measure: Measure): string {
  return shortenedAtWord(gistOf(measure), SHORT_GIST_LETTERS);
}
