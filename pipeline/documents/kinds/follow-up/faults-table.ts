/** Table `findings`: what is wrong in whose workbook, a line a fault, under the bodies that collected them. */
import { formatCount } from "../../../lib/format-count.ts";
import { SEVERITY_LABELS } from "../../../model/labels.ts";
import { heading, type Block } from "../../word/block.ts";
import { listTables } from "../../word/list-tables.ts";
import { markColumn, numberColumn, ordinaryTable, textColumn, type TableShape } from "../../word/table-shape.ts";
import type { FaultGroup, FaultLine, WorkingPaper } from "./working-paper.ts";

/** Headings only where there are several bodies. */
export function faultsTable({ groups }: WorkingPaper, width: number): readonly Block[] {
  const shape = shapeFor(groups);
  return groups.flatMap(({ name, members }) => {
    const rows = members.map(({ heading: of, lines }) => ({ heading: of, rows: lines.map(faultRow) }));
    const tables = listTables(`${name}　${formatCount(members.length)}件`, shape, width, rows);
    return groups.length > 1 ? [heading(name), ...tables] : tables;
  });
}

function faultRow({ severity, count, text }: FaultLine) {
  return { cells: [SEVERITY_LABELS[severity], formatCount(count), text].map((each) => ({ text: each })) };
}

/** More than this, and it is printed small. */
const MANY_LETTERS = 40_000;

function shapeFor(groups: readonly FaultGroup[]): TableShape {
  const letters = groups
    .flatMap(({ members }) => members)
    .flatMap(({ lines }) => lines)
    .reduce((sum, { text }) => sum + text.length, 0);
  return ordinaryTable(markColumn("区分", 800), numberColumn("か所", 640), {
    ...textColumn("内容と箇所", 8030),
    style: letters > MANY_LETTERS ? "MatrixText" : "TableText",
  });
}
