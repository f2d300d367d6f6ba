/** One sheet with one table, written row by row. Source: ISO/IEC 29500-1, 18.3. */
import { cellAddress, columnLetters } from "../../../lib/cell-address.ts";
import type { Write } from "../../../lib/deflate-part.ts";
import { displayWidth } from "../../../lib/japanese/display-width.ts";
import { rememberByOwnText } from "../../../lib/remember.ts";
import { ANSWER_KINDS, type AnswerKind } from "../../../model/answer-kind.ts";
import { ANSWER_MARKS } from "../../../model/labels.ts";
import type { TableCell, TableColumn, TableSheet } from "../../../model/table-book.ts";
import type { StringTable } from "./string-table.ts";
import { styleOf } from "./table-styles.ts";

/** 1-based: title and remark stand above the headings. */
export const HEADING_ROW = 3;
/** The first row of the table below its headings. */
export const FIRST_ROW = HEADING_ROW + 1;
/** Of a sheet. */
const MOST_ROWS = 1_048_576;

/** What the sheets of a book share, and whether this is the one that is shown first. */
export interface SheetContext {
  readonly strings: StringTable;
  readonly isFirst: boolean;
}

/** @returns the number of rows below the headings. @throws Error when there are more than Excel takes. */
export function writeSheet(sheet: TableSheet, { strings, isFirst }: SheetContext, write: Write): number {
  const text = (value: string, row: number, column: number, look: Parameters<typeof styleOf>[0]): string =>
    `<c r="${cellAddress(row, column)}" s="${styleOf(look)}" t="s"><v>${String(strings.indexOf(value))}</v></c>`;
  write(headXml(sheet, isFirst));
  write(`<row r="1" ht="24" customHeight="1">${text(sheet.title, 1, 1, "title")}</row>`);
  write(`<row r="2">${text(sheet.remark, 2, 1, "remark")}</row>`);
  const names = sheet.columns.map(({ heading }) => heading);
  const headings = names.map((heading, index) => text(heading, HEADING_ROW, index + 1, "heading"));
  write(
    `<row r="${String(HEADING_ROW)}"${heightOf(
      names,
      sheet.columns.map(({ width }, index) => ({ index, width })),
    )}>${headings.join("")}</row>`,
  );
  const cellsOf = sheet.columns.map((column, index) => cellWriter(column, columnLetters(index + 1), strings));
  const wrapping = sheet.columns.flatMap(({ format, width }, index) => (format === "text" ? [{ index, width }] : []));
  let row = HEADING_ROW;
  for (const values of sheet.rows()) {
    if (++row > MOST_ROWS) throw new Error(`A sheet takes no more than ${String(MOST_ROWS)} rows.`);
    write(
      `<row r="${String(row)}"${heightOf(values, wrapping)}>${cellsOf.map((cellOf, index) => cellOf(values[index] ?? null, row)).join("")}</row>`,
    );
  }
  write(
    '</sheetData><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
      `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${String(pagesWide(sheet))}" fitToHeight="0"/>` +
      "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>" +
      '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>',
  );
  return row - HEADING_ROW;
}

/** Characters in a row of a page on which they can still be read. */
const PAGE_WIDTH = 200;

function pagesWide({ columns }: TableSheet): number {
  return Math.ceil(columns.reduce((sum, { width }) => sum + width, 0) / PAGE_WIDTH);
}

function headXml({ columns, frozen }: TableSheet, isFirst: boolean): string {
  const pane = frozen === 0 ? "bottomLeft" : "bottomRight";
  const split = `${frozen === 0 ? "" : `xSplit="${String(frozen)}" `}ySplit="${String(HEADING_ROW)}"`;
  const widths = columns.map(
    ({ width }, index) =>
      `<col min="${String(index + 1)}" max="${String(index + 1)}" width="${String(width)}" customWidth="1"/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView ${isFirst ? 'tabSelected="1" ' : ""}showGridLines="0" workbookViewId="0">` +
    `<pane ${split} topLeftCell="${cellAddress(FIRST_ROW, frozen + 1)}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${String(PLAIN_HEIGHT)}"/><cols>${widths.join("")}</cols><sheetData>`
  );
}

/** Points that a line takes, what a row takes besides, and the most that Excel gives a row. */
const [LINE, MARGIN, HIGHEST] = [16.5, 1.5, 409];
/** Of a row of one line. */
const PLAIN_HEIGHT = 18;

/** Excel and LibreOffice give a row that says nothing of its height one line, however long its texts are. */
function heightOf(
  values: readonly TableCell[],
  wrapping: readonly { readonly index: number; readonly width: number }[],
): string {
  let lines = 1;
  for (const { index, width } of wrapping) {
    const value = values[index];
    if (typeof value !== "string" || value.length * 2 <= width - 1) continue;
    const needed = value
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / (width - 1))), 0);
    lines = Math.max(lines, needed);
  }
  return lines === 1 ? "" : ` ht="${String(Math.min(HIGHEST, lines * LINE + MARGIN))}" customHeight="1"`;
}

/** Writes the cells of one column. */
function cellWriter(
  { format }: TableColumn,
  letters: string,
  strings: StringTable,
): (value: TableCell, row: number) => string {
  const cell = (row: number, look: string): string => `<c r="${letters}${String(row)}"${look}`;
  const style = (look: Parameters<typeof styleOf>[0]): string => ` s="${styleOf(look)}"`;
  const [plain, text] = [style(format === "answer" ? "text" : format), style("text")];
  const empty = `${plain}/>`;
  const shared = (look: string, value: string): string => `${look} t="s"><v>${String(strings.indexOf(value))}</v></c>`;
  // A country has its hundred thousands of answers, and each looks like one of five.
  const answerLook = rememberByOwnText((value) =>
    isAnswer(value) ? shared(style(value), ANSWER_MARKS[value]) : shared(text, value),
  );
  return (value, row) => {
    if (value === null || value === "") return cell(row, empty);
    if (typeof value === "number") return cell(row, `${plain}><v>${String(value)}</v></c>`);
    if (format === "answer") return cell(row, answerLook(value));
    const day = format === "date" ? dayNumber(value) : null;
    return cell(row, day === null ? shared(text, value) : `${plain}><v>${String(day)}</v></c>`);
  };
}

function isAnswer(value: string): value is AnswerKind {
  return ANSWER_KINDS.some((kind) => kind === value);
}

const DAY = 86_400_000;

/** As Excel counts days; null for what it has no number for that all programs agree on. */
function dayNumber(iso: string): number | null {
  const day = Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY) + 25_569;
  return day > 60 ? day : null;
}
