/** The header fields of a submission (機関コード, 機関名, 点検日): found by their labels, wherever they stand. */
import { cellAddress } from "../lib/cell-address.ts";
import { foldText, trimText } from "../lib/japanese/text.ts";
import { rememberByOwnText } from "../lib/remember.ts";
import type { RawCell } from "../model/raw-workbook.ts";
import type { HeaderField } from "../model/submission.ts";
import type { Grid } from "../sheet/index.ts";

const LABELS = {
  code: [
    "機関コード",
    "団体コード",
    "接続機関コード",
    "地方公共団体コード",
    "全国地方公共団体コード",
    "市区町村コード",
    "自治体コード",
  ],
  name: ["機関名", "接続機関名", "団体名", "機関名称", "接続機関名称", "団体名称", "自治体名", "市区町村名"],
  inspected: ["点検日", "点検実施日", "点検年月日", "自己点検日", "点検実施年月日", "自己点検実施日"],
} as const;
export type HeaderLabel = keyof typeof LABELS;

/** Labels of fields that are not read, so that their text is never taken for the value of a neighbour. */
const OTHER_LABELS = [
  "点検区分",
  "責任者",
  "点検責任者",
  "記入者",
  "連絡先",
  "担当部署",
  "担当者",
  "所属",
  "電話番号",
  "メールアドレス",
  "版",
  "様式版",
];
const ALL_LABELS: ReadonlySet<string> = new Set([...Object.values(LABELS).flat(), ...OTHER_LABELS]);

/** How far right of its label a value is looked for. */
const REACH = 12;

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
  for (const { grid, after, before = Infinity } of searched) {
    for (const cell of grid.sheet.cells) {
      if (cell.row >= before) break;
      const found = cell.row > after ? valueOf(grid, cell, label) : null;
      if (found === null) continue;
      const place = { sheet: grid.sheet.name, cell: cellAddress(found.row, found.column) };
      return { cell: found, field: { text: trimText(found.text), place } };
    }
  }
  return null;
}

const LONGEST_LABEL = 80;

function valueOf(grid: Grid, cell: RawCell, label: HeaderLabel): RawCell | null {
  // One letter is no label; nearly all of the rest say nothing about any field.
  const { length } = cell.text;
  const stated = length === 1 || length > LONGEST_LABEL ? null : fieldsStated(cell.text);
  if (stated === null) return null;
  if (stated.labels === label) return valueRight(grid, cell) ?? valueBelow(grid, cell);
  const inside = stated.inside.find((field) => FIELD_OF.get(field.label) === label);
  return inside === undefined ? null : { row: cell.row, column: cell.column, text: inside.value };
}

interface FieldsStated {
  /** The field that the cell labels; its value stands beside it. */
  readonly labels: HeaderLabel | null;
  /** `機関コード：012017` in one cell, perhaps with further fields after it. */
  readonly inside: readonly FieldInside[];
}

const FIELD_OF: ReadonlyMap<string, HeaderLabel> = new Map(
  (Object.keys(LABELS) as HeaderLabel[]).flatMap((field) => LABELS[field].map((label) => [label, field] as const)),
);

/** null for texts that state no field, as nearly all do. */
const fieldsStated = rememberByOwnText((text): FieldsStated | null => {
  const labels = FIELD_OF.get(firstLabel(text)) ?? null;
  const inside = fieldsInside(text).filter(({ label, value }) => value !== "" && FIELD_OF.has(label));
  return labels === null && inside.length === 0 ? null : { labels, inside };
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
    const startsField = /[:：]/u.test(word) && ALL_LABELS.has(foldLabel(word.split(/[:：]/u)[0] ?? ""));
    if (startsField || fields.length === 0) fields.push(word);
    else fields.push((fields.pop() ?? "") + word);
  }
  return fields;
}

/** Pieces of a value that a form spreads over boxes: a character, a number, an era, a part of a date. */
const PIECE = /^(?:.|令和|平成|西暦|(?:\d{1,4}|元)(?:年度?|月|日)?|\d{1,2}月\d{1,2}日)$/u;

/** The cell to the right; a run of pieces (令和 | 9 | 年 …, a digit to a box) is one value. */
function valueRight(grid: Grid, label: RawCell): RawCell | null {
  const right = grid.row(label.row).filter((cell) => cell.column > label.column && !isFiller(cell));
  const [first, ...others] = right;
  if (first === undefined || first.column - label.column > REACH || isLabel(first)) return null;
  if (!isPiece(first)) return first;
  const end = others.findIndex((cell) => !isPiece(cell));
  const run = [first, ...(end < 0 ? others : others.slice(0, end))];
  return run.length === 1
    ? first
    : { row: first.row, column: first.column, text: run.map((cell) => trimText(cell.text)).join("") };
}

function isPiece(cell: RawCell): boolean {
  return cell.date === undefined && PIECE.test(foldText(cell.text));
}

function valueBelow(grid: Grid, label: RawCell): RawCell | null {
  const bottom = grid.mergeAt(label.row, label.column)?.bottom ?? label.row;
  const below = grid.seenAt(bottom + 1, label.column);
  return below === undefined || isLabel(below) ? null : below;
}

/** 機関コード・機関名 stands before both values, the code first. */
const firstLabel = rememberByOwnText((text): string => {
  const [first = "", ...others] = text.split(/[・/／]/u).map(foldLabel);
  return others.length > 0 && others.every((label) => ALL_LABELS.has(label)) ? first : foldLabel(text);
});

function isFiller(cell: RawCell): boolean {
  return /^[:：]$/u.test(trimText(cell.text));
}

function isLabel(cell: RawCell): boolean {
  return ALL_LABELS.has(firstLabel(cell.text)) || ALL_LABELS.has(foldLabel(cell.text.split(/[:：]/u)[0] ?? ""));
}

/** 団 体 名：, 【機関名】, 機関コード（6桁） → the bare label. */
function foldLabel(text: string): string {
  return foldText(text)
    .replace(/\(.*?\)/gu, "")
    .replace(/[:：\s※*＊■□●・【】[\]<>〈〉「」]/gu, "");
}
