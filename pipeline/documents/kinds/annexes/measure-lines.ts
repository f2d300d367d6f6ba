/** Lists ordered by measure, a line a measure: what it is, how many, and all that is listed, one behind the other. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import type { Measure } from "../../../model/measure.ts";
import type { Row } from "../../word/block.ts";
import { splitItems } from "../../word/split-items.ts";
import type { DataDrawing } from "../document-kind.ts";
import type { Annex } from "./annex.ts";
import { groupTables, type GroupDrawing } from "./group-tables.ts";
import { printSmall } from "./print-small.ts";

/** A measure in one group of an annex. */
export interface MeasureLine {
  readonly number: number;
  readonly title: string;
  readonly count: number;
  /** Of `count`, those whose planned day is over; annex 1 only. */
  readonly overdue: number;
  /** What is listed, a line each. */
  readonly items: readonly string[];
}

/** Entries in the order of measures. @param itemsOf gives the pieces for the entries of one measure */
export function linesByMeasure<Entry extends { readonly measure: Measure }>(
  entries: readonly Entry[],
  itemsOf: (entries: readonly Entry[]) => readonly string[],
  isOverdue: (entry: Entry) => boolean = () => false,
): readonly MeasureLine[] {
  return [...groupBy(entries, ({ measure }) => measure).entries()].map(([{ number, heading }, ofMeasure]) => ({
    number,
    title: heading,
    count: ofMeasure.length,
    overdue: ofMeasure.filter(isOverdue).length,
    items: itemsOf(ofMeasure),
  }));
}

/** More than this in a document, and it is printed small: 1,788 institutions fit into 80 pages then. */
const MANY_LETTERS = 40_000;

/** Whether lists are so long that they must be printed small. */
function isLong(groups: readonly { readonly lines: readonly MeasureLine[] }[]): boolean {
  const letters = groups
    .flatMap(({ lines }) => lines)
    .flatMap(({ items }) => items)
    .reduce((sum, item) => sum + item.length, 0);
  return letters > MANY_LETTERS;
}

/** Draws such a list, small where it is long. */
export function drawByMeasure(drawing: GroupDrawing<MeasureLine>): DataDrawing<Annex<MeasureLine>> {
  return (annex, width) => groupTables(annex, width, isLong(annex.groups) ? printSmall(drawing) : drawing);
}

/** Rows of a measure: as many as its pieces need, each with the number and the title, so that none depends on the page before. */
export function measureRows(
  { number, title, count, items }: MeasureLine,
  countCells: readonly string[],
): readonly Row[] {
  return splitItems(items).map((part, index) => {
    const counts = index === 0 ? [formatCount(count), ...countCells] : ["", ...countCells.map(() => "")];
    const named = index === 0 ? title : `${title}（続き）`;
    return { cells: [String(number), named, ...counts, part.join("\n")].map((text) => ({ text })) };
  });
}
