/**
 * One institution's filled-in form after normalisation. A fact is described here and nowhere else: what type it has, and what may
 * come out of the state. What hardly any answer has is absent where it does not apply: a country has 160,000 answers, and each letter
 * of theirs is written, packed, unpacked and looked up.
 */
import * as z from "zod";
import { formTag } from "./form-tag.ts";
import { ANSWER_KINDS } from "./answer-kind.ts";
import { place } from "./place.ts";

/** How the answer cell was understood. */
const markReading = z
  .strictObject({
    kind: z.enum(ANSWER_KINDS),
    /** Accepted, but not one of the usual spellings of the mark (excel.md). */
    unusual: z.literal(true).exactOptional(),
    /** For an `invalid` mark: the mark that was probably meant, to be shown, never used. */
    suggestion: z.enum(["〇", "△", "－"]).exactOptional(),
  })
  .readonly();

/** What the remarks (or the extra column 実施予定時期) say about when. */
const plannedDate = z
  .strictObject({
    /** Last day of the stated period, `YYYY-MM-DD`; null when none can be read. */
    on: z.string().nullable(),
    /** The words that were read as the date, after width folding. */
    words: z.string(),
    /** The year lies outside its era (平成32年): accepted, but worth a look. */
    outsideEra: z.boolean(),
    /** Last day of a time that is over, `YYYY-MM-DD`, of a plan or of something done: nothing tells which. `on` is null. */
    passed: z.string().exactOptional(),
  })
  .readonly();

/** The answer of one institution to one inspected measure. */
export const answer = z
  .strictObject({
    measure: z.number(),
    mark: markReading,
    /** The answer cell's text as it stands; empty when blank. */
    rawMark: z.string(),
    /** What lies over or behind an answer cell that is blank: perhaps its answer, which the program cannot read. */
    aside: z
      .strictObject({ kind: z.enum(["note", "shape", "formula"]), text: z.string() })
      .readonly()
      .exactOptional(),
    /** 特記事項 as it stands, where {@link remark} is not the same; several cells are joined with ` | `. */
    rawRemark: z.string().exactOptional(),
    /** How the values above were come by, so that a person can check it, e.g. `row:number mark:usual date:令和9年9月末`. */
    rule: z.string(),
    /** 特記事項, trimmed; joined with the text of an extra 実施予定時期 column. */
    remark: z.string(),
    /** When △ is to be put in place; null for other answers and when the remark is blank. */
    planned: plannedDate.nullable(),
    /** The answer cell; null when the workbook has no row for this measure. */
    place: place.nullable(),
    /** The cell of the remark (also when blank); null when there is no such column. */
    remarkPlace: place.nullable(),
    /** Answer cells of further rows for the same measure; absent when there are none. */
    repeatedAt: z.array(place).readonly().exactOptional(),
    /** How many there are besides those listed; absent when all are. */
    repeatedMore: z.number().exactOptional(),
    /** The text of 安全管理措置 where the workbook has one that differs from the form's. */
    alteredText: z.strictObject({ text: z.string(), place }).readonly().exactOptional(),
  })
  .readonly();

/** Why one of several columns was read, or why only one was left; `undecided` where nothing decided. */
const choiceReason = z.enum([
  "label",
  "visible",
  "exact-heading",
  "own-column",
  "filled",
  "corrected",
  "content",
  "only-hidden",
  "only-for-others",
  "only-earlier",
  "texts",
  "undecided",
]);

/** A choice between several columns or tables that a person should know of. */
const choice = z
  .strictObject({
    because: choiceReason,
    /** Headings of the columns (names of the sheets) that were read. */
    chosen: z.string(),
    /** Those that were left out; undecided, all that must agree. */
    others: z.array(z.string()).readonly(),
    /** How many there are besides those listed; absent when all are. */
    othersMore: z.number().exactOptional(),
    place,
  })
  .readonly();

/** A value of the header fields, with its place. */
const headerField = z.strictObject({ text: z.string(), place }).readonly();

/** A text that is longer than what is kept of it. */
const cutText = z
  .strictObject({
    place,
    /** How many letters there were. */
    letters: z.number(),
    /** How many of them were kept. */
    kept: z.number(),
  })
  .readonly();

/** A submission before anyone has decided whose it is. */
export const submission = z
  .strictObject({
    /** Path below the inputs folder, with `/` on every system. */
    file: z.string(),
    code: headerField.nullable(),
    name: headerField.nullable(),
    /** 点検日; `on` is null when the text is no date. */
    inspected: z.strictObject({ on: z.string().nullable(), field: headerField }).readonly().nullable(),
    /** The workbook's own last-modified property; null when it has none. */
    modifiedAt: z.string().nullable(),
    /** The workbook carries macros, which are never run. */
    hasMacros: z.boolean(),
    /** One for each inspected measure, ascending. */
    answers: z.array(answer).readonly(),
    /** Measure numbers in the table that the form does not have. */
    unknownMeasures: z.array(z.strictObject({ number: z.number(), place }).readonly()).readonly(),
    /** What the workbook says of its own inspection: 点検区分 and the version of the form, where they are printed. */
    stated: z.strictObject({ kind: headerField.nullable(), formVersion: headerField.nullable() }).readonly(),
    /** Whose further forms in the same workbook are, where their own header fields say so: perhaps another institution's. */
    otherForms: z
      .array(z.strictObject({ code: headerField.nullable(), name: headerField.nullable() }).readonly())
      .readonly(),
    /** What was chosen between several columns or tables that could hold the answers; each once. */
    choices: z.array(choice).readonly(),
    /** Codes and names in blocks of somebody else (集約機関, 提出先): never the sender's; absent when there are none. */
    foreign: z.array(headerField).readonly().exactOptional(),
    /** Labels over the table that were nearly understood, where neither code nor name was found; absent when there are none. */
    unreadLabels: z
      .array(z.strictObject({ label: z.string(), value: headerField }).readonly())
      .readonly()
      .exactOptional(),
    /** For whom and for what the form was made, where we made it; absent from all other workbooks. */
    tag: formTag.exactOptional(),
    /** Further complete tables in the workbook that were not used. */
    unusedTables: z.array(place).readonly(),
    /** How many there are besides those that these lists hold; absent when all are listed. */
    more: z
      .strictObject({ unknownMeasures: z.number(), choices: z.number(), unusedTables: z.number() })
      .readonly()
      .exactOptional(),
    /** The first texts that were cut, and how many there are in all; absent when there are none. */
    cut: z
      .strictObject({ texts: z.array(cutText).readonly(), count: z.number() })
      .readonly()
      .exactOptional(),
  })
  .readonly();

/** What an answer cell says. */
export type MarkReading = z.infer<typeof markReading>;
/** When a △ is to be put in place, as far as it is stated. */
export type PlannedDate = z.infer<typeof plannedDate>;
/** One answer: a line of data/answers.csv. */
export type Answer = z.infer<typeof answer>;
/** By which evidence it was chosen (design.md, "Several columns, sheets or rows for one answer"). */
export type ChoiceReason = z.infer<typeof choiceReason>;
/** Becomes a finding in validate/choice-rules.ts. */
export type Choice = z.infer<typeof choice>;
/** A text beside a label such as 機関コード. */
export type HeaderField = z.infer<typeof headerField>;
/** Becomes the finding `text-cut`. */
export type CutText = z.infer<typeof cutText>;
/** What one form says; whose it is, settle/ decides. */
export type Submission = z.infer<typeof submission>;
