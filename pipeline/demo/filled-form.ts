/** A form as somebody has filled it in, whatever the layout: header and rows in their own handwriting. */
import type { Measure } from "../model/measure.ts";
import type { FilledAnswer, FilledAnswers } from "./filled-answers.ts";
import { lastDayOf, type Day, type Handwriting } from "./handwriting.ts";

/** What stands in the header fields, in somebody's own spelling. */
export interface FormHeader {
  /** Empty where the field was left blank. */
  readonly code: string;
  readonly name: string;
  readonly inspected: string;
  readonly kind: string;
}

/** A measure with what was written beside it: 自己点検結果 and 特記事項. */
export interface FormRow {
  readonly measure: Measure;
  readonly mark: string;
  readonly remark: string;
}

/** For layouts with a column of its own for planned dates; `remark` then holds the rest. */
export interface DatedFormRow extends FormRow {
  readonly planned: Day | null;
}

/** All that a layout draws of one submission. */
export interface FilledForm<Row extends FormRow = FormRow> {
  readonly header: FormHeader;
  readonly rows: readonly Row[];
  /** When the workbook was last saved. */
  readonly saved: Day;
}

/** Dates stand in the remarks. */
export function writeRows(answers: FilledAnswers, hand: Handwriting): readonly FormRow[] {
  return answers.map(({ measure, answer }) => ({ measure, ...writeAnswer(answer, hand) }));
}

/** Dates stand in a column of their own. */
export function writeDatedRows(answers: FilledAnswers, hand: Handwriting): readonly DatedFormRow[] {
  return answers.map(({ measure, answer }) =>
    answer.kind === "planned"
      ? { measure, mark: hand.mark("planned"), remark: answer.work, planned: lastDayOf(answer.due) }
      : { measure, ...writeAnswer(answer, hand), planned: null },
  );
}

function writeAnswer(answer: FilledAnswer, hand: Handwriting): Omit<FormRow, "measure"> {
  switch (answer.kind) {
    case "implemented":
      return { mark: hand.mark("implemented"), remark: answer.remark };
    case "planned":
      return { mark: hand.mark("planned"), remark: `${hand.due(answer.due)}　${answer.work}` };
    case "undated":
      return { mark: hand.mark("planned"), remark: answer.words };
    case "not_applicable":
      return { mark: hand.mark("not_applicable"), remark: answer.reason };
    case "blank":
      return { mark: "", remark: "" };
    case "unreadable":
      return { mark: answer.mark, remark: "" };
  }
}
