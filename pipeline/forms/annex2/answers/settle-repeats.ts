/** Rows that repeat a measure's number without answering it: notes and chapters with numbers of their own, and measures that go on after the end of a page. */
import { foldText } from "../../../lib/japanese/text.ts";
import { hasOwnText, type MatchedRow } from "./match-measures.ts";

/** @param matched rows of one whole table. What is left twice answers twice. */
export function settleRepeats(matched: readonly MatchedRow[]): readonly MatchedRow[] {
  if (new Set(matched.map(({ number }) => number)).size === matched.length) return matched;
  const told = new Set(matched.filter(hasOwnText).map(({ number }) => number));
  const worded = new Set(matched.filter(({ row }) => row.text !== "").map(({ number }) => number));
  const visible = new Set(matched.filter((row) => !isHidden(row)).map(({ number }) => number));
  const settled: MatchedRow[] = [];
  const seen = new Set<number>();
  let [before, highest, belowNotes]: [MatchedRow | undefined, number, boolean] = [undefined, 0, false];
  for (const next of matched) {
    if (isHidden(next) && visible.has(next.number)) continue;
    const above = settled.at(-1);
    const blank = next.row.answers.length === 0;
    belowNotes = (before?.table === next.table && belowNotes && !hasOwnText(next)) || standsBelowNotes(before, next);
    before = next;
    if (blank && isOtherText(next, told, worded)) continue;
    const says = next.row.planned !== undefined || next.row.remarks.length > 0;
    const startsAgain = next.number < highest && blank && !says;
    if (seen.has(next.number) && !hasOwnText(next) && (belowNotes || startsAgain)) continue;
    seen.add(next.number);
    highest = Math.max(highest, next.number);
    if (blank && above?.number === next.number) settled[settled.length - 1] = goingOn(above, next);
    else settled.push(next);
  }
  return settled;
}

/** Hidden by hand: a row that others than its reader should see stands beside it. */
function isHidden({ table, row }: MatchedRow): boolean {
  return table.grid.sheet.hiddenRows?.includes(row.row) === true;
}

const NOTES =
  /^[【〔[(（<〈《■□●○◆※*]*(?:記載|記入|作成)(?:要領|方法|上の(?:注意|留意)|(?:の|に当たっての)?(?:注意|留意))|^[【〔[(（<〈《■□●○◆※*]*(?:凡例|注意事項|留意事項|注記|注意|備考|注)[】〕\])）>〉》]?$/u;

/** What stands between two measures begins the notes below a table: their numbers are their own, also where marks stand beside them. */
function standsBelowNotes(before: MatchedRow | undefined, { table, row }: MatchedRow): boolean {
  if (before?.table !== table) return false;
  for (let between = before.row.last + 1; between < row.row; between++) {
    const [first] = table.grid.row(between);
    if (first !== undefined && NOTES.test(foldText(first.text))) return true;
  }
  return false;
}

/** The number of a note or a title: another row of that number has the form's words, or has words at all. */
function isOtherText(row: MatchedRow, told: ReadonlySet<number>, worded: ReadonlySet<number>): boolean {
  if (row.row.text !== "") return told.has(row.number) && !hasOwnText(row);
  return worded.has(row.number) && row.row.remarks.length === 0 && row.row.planned === undefined;
}

function goingOn(above: MatchedRow, { row }: MatchedRow): MatchedRow {
  const remarks = [...above.row.remarks, ...row.remarks];
  return { ...above, row: { ...above.row, remarks, planned: above.row.planned ?? row.planned } };
}
