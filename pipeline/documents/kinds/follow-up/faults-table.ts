/** Tables `findings` and `findings-below`: what is wrong in whose workbook, a line a fault; and how much others have to ask. */
import { formatCount } from "../../../lib/format-count.ts";
import { SEVERITY_LABELS } from "../../../model/labels.ts";
import { numberedCaption, type Block, type Row } from "../../word/block.ts";
import { listTables } from "../../word/list-tables.ts";
import { packLines } from "../../word/pages/pack-lines.ts";
import { splitItems } from "../../word/split-items.ts";
import { fitTable, markColumn, numberColumn, ordinaryTable, textColumn } from "../../word/table-shape.ts";
import type { FaultLine, FaultsBelow, WorkingPaper } from "./working-paper.ts";

const PLACES = 2950;
/** Of the table style that ships, on both sides. */
const CELL_MARGINS = 140;
/** Of text in cells, as templates/styles.docx has it. */
const SMALL = { em: 180, hangs: false };

const SHAPE = ordinaryTable(
  markColumn("区分・機関", 1420),
  textColumn("内容", 4560),
  numberColumn("か所", 540),
  textColumn("箇所（措置番号とセル）", PLACES),
);

/**
 * A group an institution, a row a fault. Rows may begin a page, where nobody sees the heading of their group, which stays with the first: the
 * others name the institution, below what is said in two lines beside it.
 */
export function faultsTable({ own }: WorkingPaper, width: number): readonly Block[] {
  const room = (width * PLACES) / SHAPE.columns.reduce((sum, { share }) => sum + share, 0) - CELL_MARGINS;
  const groups = own.map(({ heading, name, lines }) => ({
    heading,
    rows: lines.map((line, index) => faultRow(line, room, index === 0 ? "" : `\n${name}`)),
  }));
  return listTables("機関ごとの記載不備", SHAPE, width, groups);
}

function faultRow({ severity, text, count, places }: FaultLine, room: number, whose: string): Row {
  const cells = [SEVERITY_LABELS[severity] + whose, text, formatCount(count), packPlaces(places, room)];
  return { cells: cells.map((each) => ({ text: each })) };
}

/** LibreOffice would part a place (E1|15). @param room of a line, DXA */
function packPlaces(places: string, room: number): string {
  const whole = (place: string): string => place;
  const lines = places.split("\n").map((line) => packLines(line.split(/(?<=、)/u), "", room, SMALL, whole));
  return lines.join("\n");
}

const BELOW = ordinaryTable(
  textColumn("取りまとめ機関", 2200),
  numberColumn(SEVERITY_LABELS.error, 800),
  numberColumn(SEVERITY_LABELS.warning, 800),
  textColumn(`機関（${SEVERITY_LABELS.error}・${SEVERITY_LABELS.warning}の件数）`, 5670),
);

/** A row a collecting body, more where its institutions need them. */
export function faultsBelowTable({ below }: WorkingPaper, width: number): readonly Block[] {
  if (below.length === 0) return [];
  return [numberedCaption("表", "取りまとめ機関別の記載不備"), fitTable(BELOW, width, below.flatMap(rowsBelow))];
}

function rowsBelow({ name, counts, institutions }: FaultsBelow): readonly Row[] {
  const items = institutions.map(
    (each) => `${each.name}（${String(each.counts.error)}・${String(each.counts.warning)}）`,
  );
  return splitItems(items).map((part, index) => {
    const figures = [counts.error, counts.warning].map((count) => (index === 0 ? formatCount(count) : ""));
    const cells = [index === 0 ? name : `${name}（続き）`, ...figures, part.join("、")];
    return { cells: cells.map((text) => ({ text })) };
  });
}
