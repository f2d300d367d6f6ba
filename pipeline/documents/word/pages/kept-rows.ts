/** Which rows of a table stay on the page of the next one: what may part is as little as leaves no row without company and no page half white. */
import type { Table } from "../block.ts";

/** A table whose rows take no more than this share of a page stays whole. */
const WHOLE = 1 / 5;
/** The first two rows, or the last with its total, that take no more than this share of a page stand together. */
const COMPANY = 1 / 8;

/**
 * For each row whether it stays with the next one: all of a short table, one that only says what the rows below it are about, the first, and the
 * last but one, as neither a heading nor a total has a single row to itself; high rows part.
 *
 * @param heights of the rows and of the page's text, in one unit
 */
export function keptRows({ rows, total }: Table, heights: readonly number[], pageHeight: number): readonly boolean[] {
  const heightOf = (from: number, to?: number): number => heights.slice(from, to).reduce((sum, each) => sum + each, 0);
  const isWhole = heightOf(0) <= pageHeight * WHOLE;
  const last = rows.length - 1;
  const opens = heightOf(0, 2) <= pageHeight * COMPANY;
  const closes = total && heightOf(-3) <= pageHeight * COMPANY;
  // High rows that stay together would take the whole table with them.
  const endsInTwo = heightOf(-2) <= pageHeight * WHOLE;
  return rows.map(
    ({ cells }, index) =>
      index < last &&
      (isWhole ||
        cells[0]?.style === "TableGroup" ||
        (index === last - 1 && endsInTwo) ||
        (index === 0 && opens) ||
        (index === last - 2 && closes)),
  );
}
