/** Lists ordered by measure: a table a chapter, a group row a measure. */
import type { Block, Row } from "../../../word/block.ts";
import { groupBy } from "../../../../lib/group-by.ts";
import { measureTitle, type Measure } from "../../../../model/measure.ts";
import { formatCount } from "../../../../lib/format-count.ts";
import { listTables } from "../../../word/list-tables.ts";
import type { TableShape } from "../../../word/table-shape.ts";

/** Draws entries that are in the order of measures; `rowsOf` gives the rows for the entries of one measure. */
export function tablesByMeasure<T extends { readonly measure: Measure }>(
  entries: readonly T[],
  shape: TableShape,
  width: number,
  rowsOf: (entries: readonly T[]) => readonly Row[],
): readonly Block[] {
  return [...groupBy(entries, (entry) => entry.measure.chapter)].flatMap(([chapter, inChapter]) =>
    listTables(
      `${chapter}（${formatCount(inChapter.length)}件）`,
      shape,
      width,
      [...groupBy(inChapter, (entry) => entry.measure.number).values()].map((group) => ({
        heading: group[0] === undefined ? "" : measureTitle(group[0].measure),
        rows: rowsOf(group),
      })),
    ),
  );
}
