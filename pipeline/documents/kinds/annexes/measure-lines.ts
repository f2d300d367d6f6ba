/** Lists ordered by measure, or by institution where they are long: a line each with what it is, how many, and all that is listed. */
import { formatCount } from "../../../lib/format-count.ts";
import { groupBy } from "../../../lib/group-by.ts";
import { compareCodePoints } from "../../../lib/code-point-order.ts";
import type { Measure } from "../../../model/measure.ts";
import type { Institution } from "../../../model/registry.ts";
import type { Row } from "../../word/block.ts";
import { packLines } from "../../word/pages/pack-lines.ts";
import { splitItems } from "../../word/split-items.ts";
import { formatNumberRanges } from "../../wording/format-number-ranges.ts";
import type { DataDrawing } from "../document-kind.ts";
import { shortGist } from "../measure-gist.ts";
import type { ShownName } from "../shown-names.ts";
import type { TracedCells } from "../trace-lines.ts";
import type { Annex } from "./annex.ts";
import { groupTables, type GroupDrawing } from "./group-tables.ts";
import { printSmall } from "./print-small.ts";

/** A measure, or an institution, in one group of an annex. */
export interface ListLine {
  /** Number of the measure, or code of the institution; empty where it is about neither. */
  readonly key: string;
  /** Of the measure; null where the line is not about one. */
  readonly number: number | null;
  /** What the measure asks in short, or the institution's name. */
  readonly title: string;
  readonly count: number;
  /** Of `count`, those whose planned day is over; annex 1 only. */
  readonly overdue: number;
  /** What is listed, a line each. */
  readonly items: readonly string[];
  /** How many of each measure, where a line sums up several. */
  readonly each?: readonly (readonly [measure: number, count: number])[];
}

/** Entries in the order of measures. @param itemsOf gives the pieces for the entries of one measure */
export function linesByMeasure<Entry extends { readonly measure: Measure }>(
  entries: readonly Entry[],
  itemsOf: (entries: readonly Entry[]) => readonly string[],
  isOverdue: (entry: Entry) => boolean = () => false,
): readonly ListLine[] {
  return [...groupBy(entries, ({ measure }) => measure).entries()].map(([measure, ofMeasure]) => ({
    key: String(measure.number),
    number: measure.number,
    title: shortGist(measure),
    count: ofMeasure.length,
    overdue: ofMeasure.filter(isOverdue).length,
    items: itemsOf(ofMeasure),
  }));
}

/** Entries of a body that would fill some sixty pages by measure: with more, its list is by institution. */
const MOST_BY_MEASURE = 3000;

/** Whether so much is listed that each institution is named once, and measures by their numbers. */
export function isListedByInstitution(entries: readonly unknown[]): boolean {
  return entries.length > MOST_BY_MEASURE;
}

/** Entries in the order of institution codes. @param saidOf what is said of a measure: those of which the same is said stand together */
export function linesByInstitution<Entry extends { readonly measure: Measure; readonly institution: Institution }>(
  entries: readonly Entry[],
  saidOf: (entry: Entry) => string,
  nameOf: ShownName,
  isOverdue: (entry: Entry) => boolean = () => false,
): readonly ListLine[] {
  return [...groupBy(entries, ({ institution }) => institution)]
    .sort(([a], [b]) => compareCodePoints(a.code, b.code))
    .map(([institution, all]) => ({
      key: institution.code,
      number: null,
      title: nameOf(institution),
      count: all.length,
      overdue: all.filter(isOverdue).length,
      items: [...groupBy(all, saidOf)].map(
        ([said, same]) => `${formatNumberRanges(same.map(({ measure }) => measure.number))}：${said}`,
      ),
    }));
}

/** More than this in a document, and it is printed small: 1,788 institutions fit into 80 pages then. */
const MANY_LETTERS = 40_000;

/** Whether lists are so long that they must be printed small. */
function isLong(groups: readonly { readonly lines: readonly ListLine[] }[]): boolean {
  const letters = groups
    .flatMap(({ lines }) => lines)
    .flatMap(({ items }) => items)
    .reduce((sum, item) => sum + item.length, 0);
  return letters > MANY_LETTERS;
}

/** Draws such a list, small where it is long. */
export function drawList(
  byMeasure: GroupDrawing<ListLine>,
  byInstitution: GroupDrawing<ListLine>,
): DataDrawing<Annex<ListLine>> {
  return (annex, width) => {
    if (annex.compact) return groupTables(annex, width, printSmall(byInstitution));
    return groupTables(annex, width, isLong(annex.groups) ? printSmall(byMeasure) : byMeasure);
  };
}

/** Of the small type in which such rows are printed, DXA. */
const SMALL = { em: 150, hangs: false };
/** Before its text. */
const INDENT = 50;

/** Rows of an institution. @param countCells behind the number of entries; @param width of the column of what is listed, DXA on a portrait page */
export function institutionRows(
  { title, count, items }: ListLine,
  countCells: readonly string[],
  width: number,
): readonly Row[] {
  return splitItems(items).map((part, index) => {
    const [named, ...counts] =
      index === 0 ? [title, formatCount(count), ...countCells] : [`${title}（続き）`, "", ...countCells.map(() => "")];
    return { cells: [named, ...counts, packLines(part, "／", width - INDENT, SMALL)].map((text) => ({ text })) };
  });
}

/** Rows of a measure: as many as its pieces need, each with the number and the title, so that none depends on the page before. */
export function measureRows({ number, title, count, items }: ListLine, countCells: readonly string[]): readonly Row[] {
  return splitItems(items).map((part, index) => {
    const counts = index === 0 ? [formatCount(count), ...countCells] : ["", ...countCells.map(() => "")];
    const named = index === 0 ? title : `${title}（続き）`;
    return { cells: [String(number ?? ""), named, ...counts, part.join("\n")].map((text) => ({ text })) };
  });
}

/** Fields of the data that tell its lines apart. */
export function lineKeys(compact: boolean): readonly string[] {
  return compact ? ["institution_code"] : ["supervisor_code", "measure"];
}

/** The lines that are about a measure or an institution, with what is printed of each. */
export function tracedLines(
  groups: Annex<ListLine>["groups"],
  compact: boolean,
  figuresOf: (line: ListLine) => readonly string[],
): readonly TracedCells[] {
  return groups.flatMap(({ code, lines }) =>
    lines.filter(({ key }) => key !== "").map((line) => [...(compact ? [] : [code]), line.key, ...figuresOf(line)]),
  );
}
