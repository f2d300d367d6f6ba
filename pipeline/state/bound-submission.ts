/**
 * How much of a submission is kept, in memory, in the state and in every output. People write ten thousand letters at most into a
 * form; a workbook of 30 kB unpacks to millions.
 */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { cutText } from "../lib/cut-text.ts";
import {
  MOST_BOOK_LETTERS,
  MOST_CELL_LETTERS,
  MOST_LISTED,
  MOST_NAME_LETTERS,
  MOST_LISTED_EACH,
} from "../model/limits.ts";
import type { Place } from "../model/place.ts";
import type { Answer, Choice, CutText, Submission } from "../model/submission.ts";

/** Letters that each text may have, longest first: all texts of a book are cut alike, so that no order of rows decides. */
const LEVELS = Array.from({ length: 9 }, (_, step) => Math.ceil(MOST_CELL_LETTERS / 2 ** step));

/** With all of its texts together no longer than a book's may be, and lists no longer than a person would read. */
export function boundSubmission(submission: Submission): Submission {
  const level = LEVELS.findIndex((most) => lettersOf(submission.answers, most) <= MOST_BOOK_LETTERS);
  return withShortLists(cutToLevel(submission, level < 0 ? LEVELS.length - 1 : level));
}

/** How many letters of its texts each level keeps beyond those that every level keeps; none at the last. */
export function lettersByLevel({ answers }: Submission): readonly number[] {
  // Nearly all answers are kept whole at every level: they are looked at once, not nine times.
  const long = answers.filter((answer) => !isWithin(answer, LEVELS.at(-1) ?? 0));
  const letters = LEVELS.map((most) => lettersOf(long, most));
  return letters.map((count) => count - (letters.at(-1) ?? 0));
}

/** With no text of an answer longer than the level has it; the submission itself where none is. Level 0 is what a cell can hold. */
export function cutToLevel(submission: Submission, level: number): Submission {
  return cutAnswers(submission, LEVELS[level] ?? MOST_CELL_LETTERS);
}

/** How many letters of the answers are kept where each text has at most `most`. */
function lettersOf(answers: readonly Answer[], most: number): number {
  let letters = 0;
  const add = ({ length }: string): void => void (letters += Math.min(length, most));
  for (const { rawMark, remark, rawRemark, rule, planned, alteredText } of answers) {
    add(remark);
    if (rawRemark !== undefined) add(rawRemark);
    add(rawMark);
    add(rule);
    if (planned !== null) add(planned.words);
    if (alteredText !== undefined) add(alteredText.text);
  }
  return letters;
}

/** Whether no text of it is longer. */
function isWithin({ rawMark, remark, rawRemark, rule, planned, alteredText }: Answer, most: number): boolean {
  return (
    remark.length <= most &&
    (rawRemark?.length ?? 0) <= most &&
    rawMark.length <= most &&
    rule.length <= most &&
    (planned?.words.length ?? 0) <= most &&
    (alteredText?.text.length ?? 0) <= most
  );
}

function cutAnswers(submission: Submission, most: number): Submission {
  const texts: CutText[] = [];
  const answers = submission.answers.map((answer) => cutAnswer(answer, most, texts));
  if (texts.length === 0) return submission;
  return { ...submission, answers, cut: addCut(submission.cut ?? { texts: [], count: 0 }, texts) };
}

/** A text that was cut before is now shorter still: how long it was in the file stays what is said. In an order of their own, as several cuts give the same as the last one alone. */
function addCut(
  { texts, count }: NonNullable<Submission["cut"]>,
  more: readonly CutText[],
): NonNullable<Submission["cut"]> {
  const where = ({ place: { sheet, cell } }: CutText): string => `${sheet}!${cell}`;
  const byPlace = new Map(texts.map((text) => [where(text), text]));
  for (const text of more) {
    const before = byPlace.get(where(text));
    byPlace.set(where(text), { ...text, letters: before?.letters ?? text.letters });
  }
  const inOrder = [...byPlace.values()].sort(({ place: a }, { place: b }) =>
    compareInTurn(
      compareCodePoints(a.sheet, b.sheet),
      a.cell.length - b.cell.length,
      compareCodePoints(a.cell, b.cell),
    ),
  );
  return { texts: inOrder, count: count + byPlace.size - texts.length };
}

/** The answer itself where nothing is too long; what is cut is added to `texts`. */
function cutAnswer(answer: Answer, most: number, texts: CutText[]): Answer {
  if (isWithin(answer, most)) return answer;
  const cut = (text: string, place: Place | null): string => {
    if (text.length <= most) return text;
    if (place !== null) texts.push({ place, letters: text.length, kept: most });
    return cutText(text, most);
  };
  const { remark, rawRemark, rawMark, rule, planned, alteredText, place } = answer;
  return {
    ...answer,
    rawMark: cut(rawMark, place),
    // Said once: both are the same text, trimmed or not.
    ...(rawRemark !== undefined && { rawRemark: cut(rawRemark, answer.remarkPlace) }),
    remark: cut(remark, rawRemark === undefined ? answer.remarkPlace : null),
    rule: cut(rule, null),
    planned: planned && { ...planned, words: cut(planned.words, null) },
    ...(alteredText && { alteredText: { ...alteredText, text: cut(alteredText.text, alteredText.place) } }),
  };
}

/** What is left out of a list that a message counts is counted beside it. */
function withShortLists(submission: Submission): Submission {
  const { cut, choices, foreign, answers, unknownMeasures, unusedTables } = submission;
  const more = {
    unknownMeasures: Math.max(0, unknownMeasures.length - MOST_LISTED),
    choices: Math.max(0, choices.length - MOST_LISTED_EACH),
    unusedTables: Math.max(0, unusedTables.length - MOST_LISTED),
  };
  return {
    ...submission,
    answers: answers.map(shortRepeats),
    unknownMeasures: unknownMeasures.slice(0, MOST_LISTED),
    otherForms: submission.otherForms.slice(0, MOST_LISTED),
    choices: firstChoices(choices).map(shortChoice),
    unusedTables: unusedTables.slice(0, MOST_LISTED),
    ...(Object.values(more).some((count) => count > 0) && { more }),
    ...(foreign && { foreign: foreign.slice(0, MOST_LISTED) }),
    ...(cut && { cut: { ...cut, texts: cut.texts.slice(0, MOST_LISTED) } }),
  };
}

/** What nobody could decide is an error, and told before what was decided. */
function firstChoices(choices: readonly Choice[]): readonly Choice[] {
  if (choices.length <= MOST_LISTED_EACH) return choices;
  const undecided = ({ because }: Choice): number => (because === "undecided" ? 0 : 1);
  return [...choices].sort((a, b) => undecided(a) - undecided(b)).slice(0, MOST_LISTED_EACH);
}

function shortRepeats(answer: Answer): Answer {
  const { repeatedAt = [] } = answer;
  const repeatedMore = repeatedAt.length - MOST_LISTED_EACH;
  return repeatedMore <= 0 ? answer : { ...answer, repeatedAt: repeatedAt.slice(0, MOST_LISTED_EACH), repeatedMore };
}

function shortChoice({ chosen, others, ...rest }: Choice): Choice {
  const short = (text: string): string => cutText(text, MOST_NAME_LETTERS);
  const othersMore = others.length - MOST_LISTED_EACH;
  return {
    ...rest,
    chosen: short(chosen),
    others: others.slice(0, MOST_LISTED_EACH).map(short),
    ...(othersMore > 0 && { othersMore }),
  };
}
