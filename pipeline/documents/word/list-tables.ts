/** Long lists: rows under group rows, cut into tables that word processors can lay out quickly. */
import { chunk } from "../../lib/chunk.ts";
import { numberedCaption, paragraph, type Block, type Row } from "./block.ts";
import { fitTable, groupRow, type TableShape } from "./table-shape.ts";

/** Rows that belong together, below a row with their heading. */
export interface RowGroup {
  readonly heading: string;
  readonly rows: readonly Row[];
}

/** LibreOffice needs 98 s for one table of 5,000 rows, 16 s for ten of 500. */
export const MAX_ROWS = 300;
const CONTINUED = "（続き）";

/** A caption and a table, as many times as the list needs; nothing when there are no groups. */
export function listTables(
  caption: string,
  shape: TableShape,
  width: number,
  groups: readonly RowGroup[],
): readonly Block[] {
  return cut(groups.flatMap(splitGroup)).flatMap((part, index) => [
    index === 0 ? numberedCaption("表", caption) : paragraph("Caption", caption + CONTINUED),
    fitTable(
      shape,
      width,
      part.flatMap((group) => [groupRow(shape, group.heading), ...group.rows]),
    ),
  ]);
}

function splitGroup(group: RowGroup): readonly RowGroup[] {
  return chunk(group.rows, MAX_ROWS).map((rows, index) => ({
    heading: index === 0 ? group.heading : group.heading + CONTINUED,
    rows,
  }));
}

/** Groups in runs of at most {@link MAX_ROWS} rows. */
function cut(groups: readonly RowGroup[]): readonly RowGroup[][] {
  const parts: RowGroup[][] = [];
  let room = 0;
  for (const group of groups) {
    const part = parts.at(-1);
    if (part !== undefined && group.rows.length <= room) part.push(group);
    else {
      parts.push([group]);
      room = MAX_ROWS;
    }
    room -= group.rows.length;
  }
  return parts;
}
