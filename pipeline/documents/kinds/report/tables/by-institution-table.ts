/** Answers of a list summed up by institution, as it is they who are asked: where they do not fit one by one. */
import { formatCount } from "../../../../lib/format-count.ts";
import { groupBy } from "../../../../lib/group-by.ts";
import type { Institution } from "../../../../model/registry.ts";
import type { Row } from "../../../word/block.ts";
import { numberColumn, ordinaryTable, row, smallTextColumn, textColumn } from "../../../word/table-shape.ts";
import { fittingRows, type ReportTable } from "../report-table.ts";
import type { ShownName } from "../../shown-names.ts";

const SHAPE = ordinaryTable(textColumn("機関", 2600), numberColumn("件数", 700), smallTextColumn("措置の番号", 6170));
/** Points of a last row. */
const REST = 17;

/** What is said of an institution. */
interface OfInstitution {
  readonly institution: Institution;
}

/** Of the one with most first, of equals as in the list. */
export function byInstitution<Item extends OfInstitution>(items: readonly Item[]): readonly (readonly Item[])[] {
  const groups = groupBy(items, ({ institution }) => institution.code);
  return [...groups.values()].toSorted((a, b) => b.length - a.length);
}

/**
 * As many institutions as there is room for; the last row says how many are left.
 *
 * @param measuresOf of one institution
 * @param room for the rows, in points
 */
export function byInstitutionTable<Item extends OfInstitution>(
  items: readonly Item[],
  caption: string,
  nameOf: ShownName,
  measuresOf: (items: readonly Item[]) => string,
  room: number,
): ReportTable {
  const groups = byInstitution(items);
  const toRow = (group: readonly Item[]): Row => {
    const name = group[0] === undefined ? "" : nameOf(group[0].institution);
    return row(name, formatCount(group.length), measuresOf(group));
  };
  const whole = fittingRows(groups, toRow, SHAPE, room);
  // The last row says what is left.
  const rows = whole.length === groups.length ? whole : fittingRows(groups, toRow, SHAPE, room - REST);
  const left = groups.slice(rows.length);
  const rest =
    left.length === 0 ? [] : [row(`ほか${formatCount(left.length)}機関`, formatCount(left.flat().length), "")];
  return { caption: `${caption}（機関別。件数の多い順）`, shape: SHAPE, rows: [...rows, ...rest] };
}
