/** One institution's filled-in form after normalisation. */
import type { Place } from "./place.ts";
import type { RawAside } from "./raw-workbook.ts";

/**
 * implemented 〇, planned △, not_applicable －; `missing` is a blank cell or an absent row,
 * `invalid` is something else than one of the three marks.
 */
export const ANSWER_KINDS = ["implemented", "planned", "not_applicable", "missing", "invalid"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** How the answer cell was understood. */
export interface MarkReading {
  readonly kind: AnswerKind;
  /** Accepted, but not one of the usual spellings of the mark (excel.md). */
  readonly unusual: boolean;
  /** For an `invalid` mark: the mark that was probably meant, to be shown, never used. */
  readonly suggestion: "〇" | "△" | "－" | null;
}

/** What the remarks (or the extra column 実施予定時期) say about when. */
export interface PlannedDate {
  /** Last day of the stated period, `YYYY-MM-DD`; null when none can be read. */
  readonly on: string | null;
  /** The words that were read as the date, after width folding. */
  readonly words: string;
  /** The year lies outside its era (平成32年): accepted, but worth a look. */
  readonly outsideEra: boolean;
}

/** The answer of one institution to one inspected measure. */
export interface Answer {
  readonly measure: number;
  readonly mark: MarkReading;
  /** The answer cell's text as it stands; empty when blank. */
  readonly rawMark: string;
  /** What lies over or behind an answer cell that is blank: perhaps its answer, which the program cannot read. */
  readonly aside?: Pick<RawAside, "kind" | "text">;
  /** 特記事項 as it stands; several cells are joined with ` | `. */
  readonly rawRemark: string;
  /** How the values above were come by, so that a person can check it, e.g. `row:number mark:usual date:令和9年9月末`. */
  readonly rule: string;
  /** 特記事項, trimmed; joined with the text of an extra 実施予定時期 column. */
  readonly remark: string;
  /** When △ is to be put in place; null for other answers and when the remark is blank. */
  readonly planned: PlannedDate | null;
  /** The answer cell; null when the workbook has no row for this measure. */
  readonly place: Place | null;
  /** The cell of the remark (also when blank); null when there is no such column. */
  readonly remarkPlace: Place | null;
  /** Answer cells of further rows for the same measure. */
  readonly repeatedAt: readonly Place[];
  /** The text of 安全管理措置 where it differs from the form's; null when equal or absent. */
  readonly alteredText: { readonly text: string; readonly place: Place } | null;
}

/** Why one of several columns was read, or why only one was left; `undecided` where nothing decided. */
export type ChoiceReason =
  | "label"
  | "visible"
  | "exact-heading"
  | "own-column"
  | "filled"
  | "corrected"
  | "content"
  | "only-hidden"
  | "only-for-others"
  | "only-earlier"
  | "texts"
  | "undecided";

/** A choice between several columns or tables that a person should know of. */
export interface Choice {
  readonly because: ChoiceReason;
  /** Headings of the columns (names of the sheets) that were read. */
  readonly chosen: string;
  /** Those that were left out; undecided, all that must agree. */
  readonly others: readonly string[];
  readonly place: Place;
}

/** A value of the header fields, with its place. */
export interface HeaderField {
  readonly text: string;
  readonly place: Place;
}

/** A text that is longer than what is kept of it. */
export interface CutText {
  readonly place: Place;
  /** How many letters there were. */
  readonly letters: number;
  /** How many of them were kept. */
  readonly kept: number;
}

/** A submission before anyone has decided whose it is. */
export interface Submission {
  /** Path below the inputs folder, with `/` on every system. */
  readonly file: string;
  readonly code: HeaderField | null;
  readonly name: HeaderField | null;
  /** 点検日; `on` is null when the text is no date. */
  readonly inspected: { readonly on: string | null; readonly field: HeaderField } | null;
  /** The workbook's own last-modified property; null when it has none. */
  readonly modifiedAt: string | null;
  /** The workbook carries macros, which are never run. */
  readonly hasMacros: boolean;
  /** One for each inspected measure, ascending. */
  readonly answers: readonly Answer[];
  /** Measure numbers in the table that the form does not have. */
  readonly unknownMeasures: readonly { readonly number: number; readonly place: Place }[];
  /** What the workbook says of its own inspection: 点検区分 and the version of the form, where they are printed. */
  readonly stated: { readonly kind: HeaderField | null; readonly formVersion: HeaderField | null };
  /** Whose further forms in the same workbook are, where their own header fields say so: perhaps another institution's. */
  readonly otherForms: readonly { readonly code: HeaderField | null; readonly name: HeaderField | null }[];
  /** What was chosen between several columns or tables that could hold the answers; each once. */
  readonly choices: readonly Choice[];
  /** Codes and names in blocks of somebody else (集約機関, 提出先): never the sender's; absent when there are none. */
  readonly foreign?: readonly HeaderField[];
  /** Labels over the table that were nearly understood, where neither code nor name was found; absent when there are none. */
  readonly unreadLabels?: readonly { readonly label: string; readonly value: HeaderField }[];
  /** Further complete tables in the workbook that were not used. */
  readonly unusedTables: readonly Place[];
  /** The first texts that were cut, and how many there are in all; absent when there are none. */
  readonly cut?: { readonly texts: readonly CutText[]; readonly count: number };
}
