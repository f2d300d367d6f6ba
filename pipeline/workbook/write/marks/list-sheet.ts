/** The sheet 確認依頼一覧: everything that is asked about a workbook, a line each, with links to the cells. */
import { LIST_SHEET, LIST_TAG } from "../../../model/marks.ts";
import { displayWidth } from "../../../lib/japanese/display-width.ts";
import { distinctNames } from "../../../lib/distinct-names.ts";
import {
  sheetReference,
  solidFill,
  worksheetXml,
  type BookEditor,
  type NewCell,
  type NewRow,
  type NewStyle,
} from "../in-place/index.ts";
import type { Mark, Request } from "./mark.ts";

/** A line of the list with the cell that it is about. */
export interface ListedMark {
  readonly mark: Mark;
  /** The cell that carries the mark; null when there is none, or it cannot be linked to. */
  readonly target: { readonly sheet: string; readonly cell: string } | null;
  /** The fill that the cell had, as XML; undefined when it carries no colour of ours. */
  readonly fill?: string | undefined;
}

/** Rows above the first line, the headings with them. */
export const LIST_HEAD = 4;
/** The hidden column in which each line keeps the fill that its cell had: as the fill of its own cell, which every program keeps. */
export const FILL_COLUMN = "G";

const HEADINGS = ["番号", "シート", "セル", "措置番号", "記載内容・確認いただきたいこと", "どう直すか"];
const WIDTHS = [6, 16, 8, 9, 64, 52];
const LAST_COLUMN = "F";

const THIN = ["left", "right", "top", "bottom"].map(
  (side) => `<${side} style="thin"><color rgb="FF808080"/></${side}>`,
);
const BORDER = `<border>${THIN.join("")}<diagonal/></border>`;
const font = (inside: string): string => `<font>${inside}<name val="游ゴシック"/></font>`;
const alignment = (horizontal: string): string => `<alignment horizontal="${horizontal}" vertical="top" wrapText="1"/>`;

const TITLE: NewStyle = { font: font('<b/><sz val="14"/>') };
const INTRO: NewStyle = { font: font('<sz val="10"/>'), alignment: alignment("left") };
const HEADING: NewStyle = {
  font: font('<b/><sz val="10"/>'),
  fill: solidFill("FFD9D9D9"),
  border: BORDER,
  alignment: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
};
const TEXT: NewStyle = { font: font('<sz val="10"/>'), border: BORDER, alignment: alignment("left"), numberFormat: 49 };
const NUMBER: NewStyle = { font: font('<sz val="10"/>'), border: BORDER, alignment: alignment("center") };
const LINK: NewStyle = {
  font: font('<u/><sz val="10"/><color rgb="FF0563C1"/>'),
  border: BORDER,
  alignment: alignment("center"),
  numberFormat: 49,
};

/** Adds the sheet behind all others, with its links and print titles; its name, which nobody else's sheet has. */
export function addListSheet(book: BookEditor, request: Request, intro: string, lines: readonly ListedMark[]): string {
  const name = freeName(book.sheets.map((sheet) => sheet.name));
  const last = String(LIST_HEAD + lines.length);
  const columns = [...WIDTHS.map((width) => ({ width })), { width: 4, hidden: true }];
  book.addSheet(
    name,
    worksheetXml({
      columns,
      rows: [...headRows(book, request, intro), ...lines.map((line, index) => lineRow(book, line, index + 1))],
      merges: [`A1:${LAST_COLUMN}1`, `A2:${LAST_COLUMN}2`, `A3:${LAST_COLUMN}3`],
      frozenRows: LIST_HEAD,
      ...(lines.length > 0 && { filter: `A${String(LIST_HEAD)}:${LAST_COLUMN}${last}` }),
      orientation: "landscape",
      tabColour: "FFC55A11",
    }),
  );
  const sheet = book.sheet(name);
  lines.forEach(({ target }, index) => {
    if (target === null) return;
    const cells = `C${String(LIST_HEAD + 1 + index)}`;
    sheet.addLink({ cells, sheet: target.sheet, target: target.cell, tip: "押すと、このセルへ移ります。" });
  });
  const heads = `$${String(LIST_HEAD)}`;
  const area = `$A$1:$${LAST_COLUMN}$${last}`;
  book.defineNames([
    { name: "_xlnm.Print_Area", refersTo: sheetReference(name, area), sheet: name },
    { name: "_xlnm.Print_Titles", refersTo: sheetReference(name, `${heads}:${heads}`), sheet: name },
  ]);
  return name;
}

function freeName(names: readonly string[]): string {
  const all = distinctNames([...names, LIST_SHEET], {
    keyOf: (name) => name.toUpperCase().toLowerCase(),
    withNumber: (name, number) => `${name.slice(0, 27)} (${String(number)})`,
  });
  return all.at(-1) ?? LIST_SHEET;
}

function headRows(book: BookEditor, { institution, cycle, marks }: Request, intro: string): readonly NewRow[] {
  const [title, text, heading] = [TITLE, INTRO, HEADING].map((style) => book.addStyle(style));
  const cell = (value: string, style = 0): NewCell => ({ value: { text: value }, style });
  const blank: NewCell = { value: null, style: 0 };
  const tagged = [cell(`${LIST_SHEET}（${cycle}）`, title), blank, blank, blank, blank, blank, cell(LIST_TAG)];
  return [
    { cells: tagged, height: 24 },
    { cells: [cell(`${institution}　確認いただきたい点：${String(marks.length)}件`, text)], height: 18 },
    { cells: [cell(intro, text)], height: 45 },
    { cells: HEADINGS.map((each) => cell(each, heading)), height: 22 },
  ];
}

function lineRow(book: BookEditor, { mark, target, fill }: ListedMark, number: number): NewRow {
  const style = (each: NewStyle): number => book.addStyle(each);
  const [text, centred] = [style(TEXT), style(NUMBER)];
  const cell = (value: string, of = text): NewCell => ({ value: value === "" ? null : { text: value }, style: of });
  return {
    height: heightOf([mark.sheet, mark.cell, "", mark.found, mark.fix]),
    cells: [
      { value: { number }, style: centred },
      cell(mark.sheet),
      cell(mark.cell, target === null ? text : style(LINK)),
      { value: mark.measure === null ? null : { number: mark.measure }, style: centred },
      cell(mark.found),
      cell(mark.fix),
      ...(fill === undefined ? [] : [{ value: null, style: style({ fill }) }]),
    ],
  };
}

/** In points, of type of 10. */
const LINE_HEIGHT = 16;
/** What Excel allows. */
const HIGHEST = 409;

/** Not every program makes a row as high as its longest text. @param texts from the second column on */
function heightOf(texts: readonly string[]): number {
  const lines = texts.map((text, index) => {
    const width = (WIDTHS[index + 1] ?? 1) - 1;
    return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / width)), 0);
  });
  return Math.min(Math.max(...lines) * LINE_HEIGHT + 4, HIGHEST);
}
