/** The cells of one answer → what they say together: cells that contradict each other answer nothing, for which one is meant is not ours to guess. */
import { foldText, trimText } from "../../../lib/japanese/text.ts";
import type { RawCell } from "../../../model/raw-workbook.ts";
import type { MarkReading } from "../../../model/submission.ts";
import { readMark, readTick, type AnswerCell, type FormRow } from "../tables/index.ts";

/** A blank cell, or no cell at all. */
export const MISSING: MarkReading = { kind: "missing" };
const CONTRADICTORY: MarkReading = { kind: "invalid" };

/** @param rows one row, or several that stand for the same measure. */
export function agreedMark(rows: readonly Pick<FormRow, "answers" | "partlyBlank">[]): MarkReading {
  const row = rows[0];
  const only = row?.answers[0];
  // Nearly every answer is one cell.
  if (rows.length === 1 && row?.answers.length === 1 && !row.partlyBlank && only !== undefined) return readCell(only);
  const marks = rows.flatMap(({ answers }) => (answers.length === 0 ? [MISSING] : answers.map(readCell)));
  const [mark = MISSING, ...others] = marks;
  const agree = others.every(({ kind }) => kind === mark.kind) && !rows.some(({ partlyBlank }) => partlyBlank);
  return agree ? mark : CONTRADICTORY;
}

function readCell({ cell, ticks }: AnswerCell): MarkReading {
  if (isLinkedBlank(cell)) return MISSING;
  return ticks === null ? readMark(cell.text) : readTick(cell.text, ticks);
}

/** A link to a blank cell gives 0, which is nobody's answer and reads like a circle; how it is shown depends on the cell's format. */
function isLinkedBlank({ text, zeroOfFormula }: RawCell): boolean {
  return zeroOfFormula === true && NO_MARK.test(foldText(text));
}

const NO_MARK = /^[\d.,:/%¥\\―－-]*$/u;

/** The answer's text as it stands; several cells are joined, the blank ones among them shown as such. */
export function rawMarkOf({ answers, partlyBlank }: Pick<FormRow, "answers" | "partlyBlank">): string {
  const only = answers[0];
  if (only === undefined) return "";
  if (answers.length === 1 && !partlyBlank) return only.cell.text;
  return [...answers.map(rawCell), ...(partlyBlank ? ["空欄"] : [])].join("・");
}

function rawCell({ cell, ticks }: AnswerCell): string {
  const text = trimText(cell.text);
  return ticks === null ? text : `${text}（${COLUMN_MARKS[ticks]}の列）`;
}

const COLUMN_MARKS = { implemented: "〇", planned: "△", not_applicable: "－" } as const;
