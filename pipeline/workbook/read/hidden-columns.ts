/** Which columns of a sheet nobody sees, for every reader. */
import type { RawCell, RawSheet } from "../../model/raw-workbook.ts";

/** So many columns in a row look alike; `first` and `last` are 1-based and inclusive. */
export interface HiddenSpan {
  readonly first: number;
  readonly last: number;
}

/** The columns of the spans, ascending, no further than the last column that holds something. */
export function hiddenColumns(
  spans: readonly HiddenSpan[],
  cells: readonly RawCell[],
): NonNullable<RawSheet["hiddenColumns"]> {
  if (spans.length === 0) return [];
  const used = cells.reduce((last, { column }) => Math.max(last, column), 0);
  const columns = new Set<number>();
  for (const { first, last } of spans)
    for (let column = Math.max(1, first); column <= Math.min(last, used); column++) columns.add(column);
  return [...columns].sort((a, b) => a - b);
}
