/** Layouts that are not the official one: each a way in which offices retype the form. */
import { serialOf } from "./handwriting.ts";
import type { DrawnCell, DrawnRow, DrawnSheet, Look } from "./drawn-book.ts";
import type { DatedFormRow, FilledForm, FormHeader, FormRow } from "./filled-form.ts";

const WIDTHS = [5, 29, 47, 8, 8, 36];
const HEADINGS = ["#", "項目", "安全管理措置", "重点報告事項", "自己点検結果", "特記事項"];
const ROWS_ON_A_PAGE = 24;

/** Below notes and to the right of empty columns. */
export function shiftedSheet({ header, rows }: FilledForm): readonly DrawnSheet[] {
  const form = [...headerRows(header), headingRow(HEADINGS), ...bodyRows(rows)];
  const note: DrawnRow = [cell("（提出前に課内で確認すること）", "plain")];
  return [
    {
      name: "点検表",
      widths: [3, 3, ...WIDTHS],
      rows: [note, [], [], ...form.map((row) => (row.length === 0 ? [] : [null, null, ...row]))],
    },
  ];
}

/** 自己点検 above two columns, as in the official form, but without merged cells. */
export function twoRowHeadingSheet({ header, rows }: FilledForm): readonly DrawnSheet[] {
  const upper = headingRow(["＃", "項目", "安全管理措置", "重点報告事項", "自己点検", ""]);
  const lower = headingRow(["", "", "", "", "自己点検結果", "特記事項"]);
  return [{ name: "自己点検表", widths: WIDTHS, rows: [...headerRows(header), upper, lower, ...bodyRows(rows)] }];
}

/** The heading again on every page. */
export function repeatedHeadingsSheet({ header, rows }: FilledForm): readonly DrawnSheet[] {
  const body = bodyRows(rows).flatMap((row, index) =>
    index > 0 && index % ROWS_ON_A_PAGE === 0 ? [headingRow(HEADINGS), row] : [row],
  );
  return [{ name: "Sheet1", widths: WIDTHS, rows: [...headerRows(header), headingRow(HEADINGS), ...body] }];
}

/** A cover, and a sheet for each chapter. */
export function chapterSheets({ header, rows }: FilledForm): readonly DrawnSheet[] {
  const chapters = [...new Set(rows.map(({ measure }) => measure.chapter))];
  return [
    { name: "表紙", widths: [16, 4, 30], rows: headerRows(header) },
    ...chapters.map((chapter, index) => ({
      name: `第${String(index + 1)}章`,
      widths: WIDTHS,
      rows: [headingRow(HEADINGS), ...bodyRows(rows.filter(({ measure }) => measure.chapter === chapter))],
    })),
  ];
}

/** Answers first, and a column of its own for planned dates. */
export function dateColumnSheet({ header, rows }: FilledForm<DatedFormRow>): readonly DrawnSheet[] {
  const headings = ["#", "自己点検結果", "実施予定時期", "特記事項", "重点報告事項", "項目", "安全管理措置"];
  const body = rows.map((row): DrawnRow => [
    cell(row.measure.number, "center"),
    cell(row.mark, "center"),
    cell(row.planned === null ? "" : serialOf(row.planned), "date"),
    cell(row.remark, "text"),
    cell(priorityOf(row), "center"),
    cell(row.measure.heading, "text"),
    cell(textOf(row), "text"),
  ]);
  return [
    {
      name: "自己点検",
      widths: [5, 10, 14, 30, 10, 28, 50],
      rows: [...headerRows(header), headingRow(headings), ...body],
    },
  ];
}

function headerRows({ code, name, inspected, kind }: FormHeader): readonly DrawnRow[] {
  const field = (label: string, value: string): DrawnRow => [
    cell(label, "plain"),
    null,
    ...(value === "" ? [] : [cell(value, "plain")]),
  ];
  return [
    [cell("安全管理措置一覧及び自己点検表", "title")],
    field("機関コード", code),
    field("機関名", name),
    field("点検日", inspected),
    field("点検区分", kind),
    [],
  ];
}

function headingRow(headings: readonly string[]): DrawnRow {
  return headings.map((heading) => cell(heading, "heading"));
}

/** Rows of measures below the titles of their chapters and sections. */
function bodyRows(rows: readonly FormRow[]): readonly DrawnRow[] {
  let [chapter, section] = ["", ""];
  return rows.flatMap((row): DrawnRow[] => {
    const { measure } = row;
    const titles = [
      ...(measure.chapter === chapter ? [] : [measure.chapter]),
      ...(measure.section === section ? [] : [measure.section]),
    ];
    [chapter, section] = [measure.chapter, measure.section];
    return [
      ...titles.map((title) => ["", title, "", "", "", ""].map((text) => cell(text, "text"))),
      [
        cell(measure.number, "center"),
        cell(measure.heading, "text"),
        cell(textOf(row), "text"),
        cell(priorityOf(row), "center"),
        cell(row.mark, "center"),
        cell(row.remark, "text"),
      ],
    ];
  });
}

function textOf({ measure }: FormRow): string {
  return measure.direct ? `◆ ${measure.text}` : measure.text;
}

function priorityOf({ measure }: FormRow): string {
  return measure.priority ? "○" : "";
}

function cell(value: string | number, look: Look): DrawnCell {
  return { value, look };
}
