import { describe, expect, it } from "vitest";
import {
  MOST_BOOK_LETTERS,
  MOST_CELL_LETTERS,
  MOST_LISTED,
  MOST_NAME_LETTERS,
  MOST_LISTED_EACH,
} from "../../pipeline/model/limits.ts";
import type { Answer, Submission } from "../../pipeline/model/submission.ts";
import { boundSubmission, encodeReading } from "../../pipeline/state/index.ts";
import { tableRows, type Answers } from "../build/annex2.ts";
import { catalog } from "../build/catalog.ts";
import { rawSheet } from "../build/raw-workbook.ts";
import { answerTo, CLEAN, formRows, normalize } from "../build/submission.ts";

const submitted = (answers: Answers): Submission => normalize(rawSheet("表", formRows(tableRows(answers))));
const all = (remark: string): Answers =>
  Object.fromEntries(catalog.measures.map(({ number }) => [number, { mark: "－", remark }]));
const lettersOf = ({ answers }: Submission): number =>
  answers.reduce((sum, { remark, rawRemark = "" }) => sum + remark.length + rawRemark.length, 0);

it("leaves a form as people fill it in", () => {
  const submission = submitted(all("設備がない。".repeat(50)));
  expect(boundSubmission(submission)).toEqual(submission);
});

it("leaves one remark as long as Excel can hold", () => {
  const submission = submitted({ 5: { mark: "－", remark: "あ".repeat(MOST_CELL_LETTERS) } });
  expect(answerTo(boundSubmission(submission), 5).remark).toHaveLength(MOST_CELL_LETTERS);
});

describe("92 remarks of 32,767 letters each", () => {
  const bounded = boundSubmission(submitted(all("あ".repeat(MOST_CELL_LETTERS))));

  it("are all cut alike, to no more than a book's letters", () => {
    expect(new Set(bounded.answers.map(({ remark }) => remark.length))).toEqual(new Set([1024]));
    expect(lettersOf(bounded)).toBeLessThanOrEqual(MOST_BOOK_LETTERS);
    expect(answerTo(bounded, 8).remark).toMatch(/^あ+…$/u);
  });

  it("are named with their places and the letters they had", () => {
    const { answers, cut } = bounded;
    expect(cut?.count).toBe(92);
    expect(cut?.texts[0]).toEqual({ place: answers[0]?.remarkPlace, letters: MOST_CELL_LETTERS, kept: 1024 });
  });
});

it("a text that the reader has cut already is named once, with the letters of the file", () => {
  const submission = submitted(all("あ".repeat(MOST_CELL_LETTERS)));
  const place = submission.answers[0]?.remarkPlace ?? { sheet: "", cell: "" };
  const read = { ...submission, cut: { texts: [{ place, letters: 1_900_000, kept: MOST_CELL_LETTERS }], count: 1 } };
  const { cut } = boundSubmission(read);
  expect(cut?.count).toBe(92);
  expect(cut?.texts[0]).toEqual({ place, letters: 1_900_000, kept: 1024 });
});

it("keeps what nobody could decide, and counts nothing where all is listed", () => {
  const place = { sheet: "表", cell: "E9" };
  const chosen = { because: "label" as const, chosen: "今回", others: [], place };
  const choices = [
    ...Array.from({ length: MOST_LISTED_EACH }, () => chosen),
    { ...chosen, because: "undecided" as const },
  ];
  const bounded = boundSubmission({ ...submitted(CLEAN), choices });
  expect(bounded.choices.map(({ because }) => because)).toContain("undecided");
  expect(bounded.more).toEqual({ unknownMeasures: 0, choices: 1, unusedTables: 0 });
  expect(boundSubmission({ ...submitted(CLEAN), choices: choices.slice(1) }).more).toBeUndefined();
});

it("bounds every text and every list, whatever a workbook says", () => {
  const long = "長".repeat(MOST_CELL_LETTERS);
  const place = { sheet: "表", cell: "E9" };
  const places = Array.from({ length: 60_000 }, () => place);
  const longs = places.map(() => long);
  const field = { text: long.slice(0, MOST_NAME_LETTERS), place };
  const whole = submitted(CLEAN);
  const answer = (one: Answer): Answer => ({
    ...one,
    rawMark: long,
    remark: long,
    rawRemark: `${long} `,
    rule: long,
    planned: { on: null, words: long, outsideEra: false },
    alteredText: { text: long, place },
    repeatedAt: places,
  });
  const bounded = boundSubmission({
    ...whole,
    answers: whole.answers.map(answer),
    unknownMeasures: places.map((at) => ({ number: 99, place: at })),
    unusedTables: places,
    otherForms: places.map(() => ({ code: field, name: field })),
    foreign: places.map(() => field),
    choices: places.map((at) => ({ because: "label", chosen: long, others: longs, place: at })),
    cut: { texts: places.map((at) => ({ place: at, letters: 40_000, kept: 32_767 })), count: 60_000 },
  });
  for (const list of [bounded.answers[0]?.repeatedAt, bounded.choices, bounded.choices[0]?.others])
    expect(list).toHaveLength(MOST_LISTED_EACH);
  for (const list of [bounded.unknownMeasures, bounded.unusedTables, bounded.otherForms])
    expect(list).toHaveLength(MOST_LISTED);
  expect(bounded.cut?.texts).toHaveLength(MOST_LISTED);
  const [more, moreEach] = [60_000 - MOST_LISTED, 60_000 - MOST_LISTED_EACH];
  expect(bounded.more).toEqual({ unknownMeasures: more, choices: moreEach, unusedTables: more });
  expect(bounded.answers[0]?.repeatedMore).toBe(moreEach);
  expect(bounded.choices[0]?.othersMore).toBe(moreEach);
  const encoded = encodeReading({ outcome: "submission", unlocked: false, submission: bounded });
  expect(encoded.length).toBeLessThan(1_000_000);
});
