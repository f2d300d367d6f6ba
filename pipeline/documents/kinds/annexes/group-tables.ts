/** A list under the bodies that collected it: a heading and a table each, whose first row says on every page whose it is. */
import { chunk } from "../../../lib/chunk.ts";
import { formatCount } from "../../../lib/format-count.ts";
import { heading, paragraph, type Block, type Row } from "../../word/block.ts";
import { MAX_ROWS } from "../../word/list-tables.ts";
import { fitTable, type TableShape } from "../../word/table-shape.ts";
import type { Annex, AnnexGroup } from "./annex.ts";

/** How a group is drawn. */
export interface GroupDrawing<Line> {
  readonly shape: TableShape;
  /** Behind the number of institutions, such as `△ 12件`. */
  readonly summary: (lines: readonly Line[]) => string;
  readonly rowsOf: (lines: readonly Line[]) => readonly Row[];
  /** The last row of each group is a total. */
  readonly total?: boolean;
}

/**
 * Nothing where no group has a line. A single group needs no heading: the document is about it.
 *
 * @param drawings one below the other for each group
 */
export function groupTables<Line>(
  { groups }: Annex<Line>,
  width: number,
  ...drawings: readonly GroupDrawing<Line>[]
): readonly Block[] {
  const grouped = groups.length > 1;
  return groups.flatMap((group) => {
    const tables = drawings.flatMap((drawing) => tablesOf(group, grouped, width, drawing));
    return grouped ? [heading(group.name), ...tables] : tables;
  });
}

function tablesOf<Line>(
  { name, institutions, lines }: AnnexGroup<Line>,
  grouped: boolean,
  width: number,
  { shape, summary, rowsOf, total = false }: GroupDrawing<Line>,
): readonly Block[] {
  const caption = `${name}　${formatCount(institutions)}機関　${summary(lines)}`;
  const parts = chunk(rowsOf(lines), MAX_ROWS);
  return parts.flatMap((rows, index): readonly Block[] => {
    const words = index === 0 ? caption : `${caption}（続き）`;
    const isLast = total && index === parts.length - 1;
    return grouped
      ? [fitTable(shape, width, rows, isLast, words)]
      : [paragraph("Caption", words), fitTable(shape, width, rows, isLast)];
  });
}
