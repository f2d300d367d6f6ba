/** Answers that are a mark alone: the same in the same place of form after form. */
import type { RawCell } from "../../../model/raw-workbook.ts";
import type { Answer } from "../../../model/submission.ts";
import type { MatchedRow } from "./match-measures.ts";

/** So many are kept; then it begins anew. */
const MOST = 20_000;

/** An answer with all that it depends on besides the measure, the mark and its row. */
interface Alike {
  readonly answer: Answer;
  readonly by: MatchedRow["by"];
  readonly row: number;
  readonly column: number;
  readonly remark: number;
  readonly planned: number;
}

/** Answers by measure, place and mark. A text made of all these would take longer to put together than the answer does. */
export interface AlikeAnswers {
  /** The answer that such a row has given before; null when none has. */
  readonly find: (measure: number, matched: MatchedRow, mark: RawCell) => Answer | null;
  /** For all that {@link AlikeAnswers.find} asks for; another answer of this measure in this row, alike but for its columns, gives way. */
  readonly keep: (answer: Answer, matched: MatchedRow, mark: RawCell) => void;
}

/** None yet. */
export function createAlikeAnswers(): AlikeAnswers {
  const bySheet = new Map<string, Map<string, Map<number, Alike>>>();
  let count = 0;
  return {
    find: (measure, matched, mark) => {
      const known = bySheet.get(matched.table.grid.sheet.name)?.get(mark.text)?.get(placeOf(measure, mark));
      return known !== undefined && isAlike(known, matched, mark) ? known.answer : null;
    },
    keep: (answer, matched, mark) => {
      if (++count > MOST) {
        bySheet.clear();
        count = 1;
      }
      const { name } = matched.table.grid.sheet;
      const byMark = bySheet.get(name) ?? new Map<string, Map<number, Alike>>();
      const byPlace = byMark.get(mark.text) ?? new Map<number, Alike>();
      byPlace.set(placeOf(answer.measure, mark), toAlike(answer, matched, mark));
      bySheet.set(name, byMark.set(mark.text, byPlace));
    },
  };
}

/** As one number: no sheet has so many rows. */
function placeOf(measure: number, { row }: RawCell): number {
  return measure * 2 ** 32 + row;
}

function toAlike(answer: Answer, { table: { columns }, row, by }: MatchedRow, { column }: RawCell): Alike {
  const [remark, planned] = [columns.remark?.first ?? 0, columns.planned?.first ?? 0];
  return { answer, by, row: row.row, column, remark, planned };
}

function isAlike(known: Alike, { table: { columns }, row, by }: MatchedRow, { column }: RawCell): boolean {
  return (
    known.row === row.row &&
    known.column === column &&
    known.by === by &&
    known.remark === (columns.remark?.first ?? 0) &&
    known.planned === (columns.planned?.first ?? 0)
  );
}
