/** The header fields of a submission (機関コード, 機関名, 点検日): found by their labels, wherever they stand. */
import { cellAddress } from "../../../lib/cell-address.ts";
import { cutText } from "../../../lib/cut-text.ts";
import { foldText, trimText } from "../../../lib/japanese/text.ts";
import { rememberByOwnText } from "../../../lib/remember.ts";
import { MOST_NAME_LETTERS } from "../../../model/limits.ts";
import type { RawCell } from "../../../model/raw-workbook.ts";
import type { HeaderField } from "../../../model/submission.ts";
import type { Grid } from "../tables/index.ts";
import { isBlankValue, isPrintedBlank } from "./blank-value.ts";
import { isForeignAt } from "./foreign-block.ts";
import {
  fieldOfLabel,
  foldLabel,
  isKnownLabel,
  isNearlyLabel,
  wantsCodeShape,
  type HeaderLabel,
} from "./header-labels.ts";

export type { HeaderLabel } from "./header-labels.ts";

/** How far right of its label a value is looked for. */
const REACH = 12;

/** The value of a header field: its cell, and what the submission keeps of it. */
export interface FoundCell {
  readonly cell: RawCell;
  readonly field: HeaderField;
}

/** A part of a sheet: the rows below `after`, and above `before` where that is given. */
export interface SearchedRows {
  readonly grid: Grid;
  readonly after: number;
  readonly before?: number;
}

/** The first value found for a label; parts of sheets are searched in the given order. */
export function findHeaderField(searched: readonly SearchedRows[], label: HeaderLabel): FoundCell | null {
  return headerFields(searched, label, false, 1)[0] ?? null;
}

/** Every value that stands beside a label, in the given order: a second one may be another institution's. */
export function findHeaderFields(searched: readonly SearchedRows[], label: HeaderLabel): readonly HeaderField[] {
  return headerFields(searched, label, false).map(({ field }) => field);
}

/** Codes and names within blocks of somebody else (集約機関, 提出先). */
export function findForeignFields(searched: readonly SearchedRows[]): readonly HeaderField[] {
  return (["code", "name"] as const).flatMap((label) => headerFields(searched, label, true).map(({ field }) => field));
}

/** In the order of the cells, no more than `most`. */
function headerFields(
  searched: readonly SearchedRows[],
  label: HeaderLabel,
  foreign: boolean,
  most = Infinity,
): readonly FoundCell[] {
  const fields: FoundCell[] = [];
  for (const { grid, after, before = Infinity } of searched) {
    for (const cell of grid.sheet.cells) {
      if (cell.row >= before) break;
      const found = cell.row > after ? valueOf(grid, cell, label, foreign) : null;
      if (found === null) continue;
      const place = { sheet: grid.sheet.name, cell: cellAddress(found.row, found.column) };
      fields.push({ cell: found, field: { text: fieldText(found), place } });
      if (fields.length === most) return fields;
    }
  }
  return fields;
}

/** Texts that are almost labels of a code or a name, with what stands beside them; for telling, never for reading. */
export function findUnreadLabels(
  searched: readonly SearchedRows[],
): readonly { readonly label: string; readonly value: HeaderField }[] {
  const found: { label: string; value: HeaderField }[] = [];
  for (const { grid, after, before = Infinity } of searched) {
    for (const cell of grid.sheet.cells) {
      if (cell.row >= before || found.length >= MOST_UNREAD) break;
      if (cell.row <= after || cell.text.length > LONGEST_LABEL || !isNearlyLabel(foldLabel(cell.text))) continue;
      const value = valueRight(grid, cell, "name");
      if (value === null) continue;
      const place = { sheet: grid.sheet.name, cell: cellAddress(value.row, value.column) };
      found.push({ label: trimText(cell.text), value: { text: fieldText(value), place } });
    }
  }
  return found;
}

/** No code and no name is longer, and each is compared with those of all institutions. */
function fieldText({ text }: RawCell): string {
  return cutText(trimText(text), MOST_NAME_LETTERS);
}

const MOST_UNREAD = 5;
const LONGEST_LABEL = 80;

function valueOf(grid: Grid, cell: RawCell, label: HeaderLabel, foreign: boolean): RawCell | null {
  // One letter is no label; nearly all of the rest say nothing about any field.
  const { length } = cell.text;
  const stated = length === 1 || length > LONGEST_LABEL ? null : fieldsStated(cell.text);
  if (stated === null) return null;
  const value = statedValue(stated, grid, cell, label);
  if (value === null || ((label === "code" || label === "name") && isForeignAt(grid, cell) !== foreign)) return null;
  return stated.codeShaped && label === "code" && !CODE_SHAPE.test(foldText(value.text)) ? null : value;
}

/** Digits at least, as long as codes are. */
const CODE_SHAPE = /^(?=.*\d)[0-9A-Za-z][0-9A-Za-z‐-―−-]{3,9}(?![0-9A-Za-z])/u;

function statedValue(stated: FieldsStated, grid: Grid, cell: RawCell, label: HeaderLabel): RawCell | null {
  if (stated.labels === label) return valueRight(grid, cell, label) ?? valueBelow(grid, cell, label);
  const inside = stated.inside.find((field) => fieldOfLabel(field.label) === label);
  if (inside === undefined || isBlankValue(inside.value)) return null;
  return { row: cell.row, column: cell.column, text: inside.value };
}

interface FieldsStated {
  /** The field that the cell labels; its value stands beside it. */
  readonly labels: HeaderLabel | null;
  /** `機関コード：012017` in one cell, perhaps with further fields after it. */
  readonly inside: readonly FieldInside[];
  /** The label heads other things too (番号): only the shape of a code tells. */
  readonly codeShaped: boolean;
}

/** null for texts that state no field, as nearly all do. */
const fieldsStated = rememberByOwnText((text): FieldsStated | null => {
  const first = firstLabel(text);
  const labels = fieldOfLabel(first);
  const inside = fieldsInside(text).filter(({ label, value }) => value !== "" && fieldOfLabel(label) !== null);
  return labels === null && inside.length === 0 ? null : { labels, inside, codeShaped: wantsCodeShape(first) };
});

interface FieldInside {
  /** Folded. */
  readonly label: string;
  readonly value: string;
}

/** Fields with a colon, cut before each word that is a label with a colon. */
function fieldsInside(text: string): readonly FieldInside[] {
  if (!/[:：]/u.test(text)) return [];
  return cutBeforeLabels(text).map((part) => {
    const [label = "", ...rest] = part.split(/[:：]/u);
    return { label: foldLabel(label), value: trimText(rest.join(":")) };
  });
}

function cutBeforeLabels(text: string): readonly string[] {
  const fields: string[] = [];
  for (const word of text.split(/(?<=[\s、。,;；/／])/u)) {
    const startsField = /[:：]/u.test(word) && isKnownLabel(foldLabel(word.split(/[:：]/u)[0] ?? ""));
    if (startsField || fields.length === 0) fields.push(word);
    else fields.push((fields.pop() ?? "") + word);
  }
  return fields;
}

/** Pieces of a value that a form spreads over boxes: a character, a number, an era, a part of a date. */
const PIECE = /^(?:.|令和|平成|西暦|(?:\d{1,4}|元)(?:年度?|月|日)?|\d{1,2}月\d{1,2}日)$/u;

/** The cell to the right; a run of pieces (令和 | 9 | 年 …, a digit to a box) is one value, and so is a name over two cells. */
function valueRight(grid: Grid, label: RawCell, of: HeaderLabel): RawCell | null {
  const right = grid.row(label.row).filter((cell) => cell.column > label.column && !isFiller(cell));
  const until = right.findIndex(isLabel);
  const beside = (until < 0 ? right : right.slice(0, until)).filter((cell) => !isBlankCell(cell));
  const [first, ...others] = beside;
  if (first === undefined || first.column - label.column > REACH) return null;
  const joined = joinedTo(first, others, of);
  if (joined.length === 0) return isNothing(first) ? null : first;
  const text = [first, ...joined]
    .map((cell) => trimText(cell.text))
    .join(isPiece(first) || of === "kind" ? "" : "\u3000");
  return isPrintedBlank(text) ? null : { row: first.row, column: first.column, text };
}

/** What belongs to a value beside its first cell: printed choices (□ | 定期点検 | ☑ | 随時点検) to their end. */
function joinedTo(first: RawCell, others: readonly RawCell[], of: HeaderLabel): readonly RawCell[] {
  if (of === "kind") return others;
  if (isPiece(first)) return others.slice(0, runLength(others));
  return of === "name" ? othersOfName(first, others) : [];
}

/** A date without figures; the 0 of a link to a blank cell. */
function isNothing({ text, date }: RawCell): boolean {
  return date === undefined && (isPrintedBlank(text) || foldText(text) === "0");
}

function runLength(cells: readonly RawCell[]): number {
  const end = cells.findIndex((cell) => !isPiece(cell));
  return end < 0 ? cells.length : end;
}

/** 架空第1県 | 青葉市: what looks like a name and stands close by belongs to the name; anything else may be about anything. */
function othersOfName(first: RawCell, others: readonly RawCell[]): readonly RawCell[] {
  const opens = /[都道府県郡]$/u.test(foldText(first.text));
  return others.filter(
    ({ column, text }, at) =>
      column - first.column <= NAME_REACH &&
      text.length <= LONGEST_NAME &&
      ((opens && at === 0) || LIKE_A_NAME.test(foldText(text))),
  );
}

const LIKE_A_NAME = /[都道府県市区町村郡]$|組合|連合|機構|会社|法人|センター$|協会$|基金$/u;
const NAME_REACH = 4;
const LONGEST_NAME = 40;

function isPiece(cell: RawCell): boolean {
  return cell.date === undefined && PIECE.test(foldText(cell.text));
}

function valueBelow(grid: Grid, label: RawCell, of: HeaderLabel): RawCell | null {
  const bottom = grid.mergeAt(label.row, label.column)?.bottom ?? label.row;
  const below = grid.seenAt(bottom + 1, label.column);
  if (below === undefined || isLabel(below) || isBlankCell(below) || isNothing(below)) return null;
  return isList(grid, below, of) ? null : below;
}

/** A list of institutions (for a drop-down, say) has the label for its heading: none of its lines is the sender. */
function isList(grid: Grid, first: RawCell, of: HeaderLabel): boolean {
  if (of !== "code" && of !== "name") return false;
  const second = grid.seenAt((grid.mergeAt(first.row, first.column)?.bottom ?? first.row) + 1, first.column);
  if (second === undefined || second === first) return false;
  const listed = of === "code" ? CODE_SHAPE : LIKE_A_NAME;
  return listed.test(foldText(first.text)) && listed.test(foldText(second.text));
}

function isBlankCell(cell: RawCell): boolean {
  return (
    cell.error === true ||
    (cell.zeroOfFormula === true && trimText(cell.text) === "0") ||
    (cell.date === undefined && isBlankValue(cell.text))
  );
}

/** 機関コード・機関名 stands before both values, the code first. */
function firstLabel(text: string): string {
  const [first = "", ...others] = text.split(/[・/／]/u).map(foldLabel);
  return others.length > 0 && others.every(isKnownLabel) ? first : foldLabel(text);
}

function isFiller(cell: RawCell): boolean {
  return /^[:：]$/u.test(trimText(cell.text));
}

function isLabel(cell: RawCell): boolean {
  return (
    cell.text.length <= LONGEST_LABEL &&
    (isKnownLabel(firstLabel(cell.text)) || isKnownLabel(foldLabel(cell.text.split(/[:：]/u)[0] ?? "")))
  );
}
