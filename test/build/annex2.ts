/** Annex-2 tables as rows of cell values, in the many ways that offices fill them in. */
import type { Measure } from "../../pipeline/model/measure.ts";
import { catalog } from "./catalog.ts";

export type CellValue = string | number | Date | null;
export type Rows = readonly (readonly CellValue[])[];

/** What an institution fills in for one measure; everything else is 〇 without remarks. */
export interface Filled {
  readonly mark: string;
  readonly remark?: CellValue;
  /** For forms with an extra column 実施予定時期. */
  readonly planned?: CellValue;
}
export type Answers = Readonly<Record<number, Filled>>;

export interface Header {
  readonly code?: CellValue;
  readonly name?: string;
  readonly inspected?: CellValue;
}

const IMPLEMENTED: Filled = { mark: "〇" };

/** The title and header fields above a table. */
export function headerRows({
  code = null,
  name = null as string | null,
  inspected = null,
}: {
  code?: CellValue;
  name?: string | null;
  inspected?: CellValue;
}): Rows {
  return [
    ["安全管理措置一覧及び自己点検表"],
    ["機関コード", null, code],
    ["機関名", null, name],
    ["点検日", null, inspected],
    [],
  ];
}

/** Columns of a measure's row; a layout is a list of them. */
export type Column = "#" | "項目" | "安全管理措置" | "重点報告事項" | "自己点検結果" | "特記事項" | "実施予定時期";
export const USUAL_COLUMNS: readonly Column[] = [
  "#",
  "項目",
  "安全管理措置",
  "重点報告事項",
  "自己点検結果",
  "特記事項",
];

export interface TableLayout {
  readonly columns?: readonly Column[];
  /** Own words for the headings. */
  readonly headings?: Partial<Record<Column, string>>;
  readonly measures?: readonly Measure[];
  /** Chapter and section rows; on unless switched off. */
  readonly titles?: boolean;
  readonly number?: (number: number) => CellValue;
}

/** Heading and measure rows of a table. */
export function tableRows(answers: Answers, layout: TableLayout = {}): Rows {
  const {
    columns = USUAL_COLUMNS,
    headings = {},
    measures = catalog.measures,
    titles = true,
    number = (n: number): CellValue => n,
  } = layout;
  const rows: CellValue[][] = [columns.map((column) => headings[column] ?? column)];
  const titleColumn = Math.max(0, columns.indexOf("項目"));
  const pushTitle = (title: string): void => {
    rows.push([...Array.from({ length: titleColumn }, (): CellValue => null), title]);
  };
  let [chapter, section] = ["", ""];
  for (const measure of measures) {
    if (titles && measure.chapter !== chapter) pushTitle((chapter = measure.chapter));
    if (titles && measure.section !== section) pushTitle((section = measure.section));
    rows.push(columns.map((column) => cellOf(column, measure, answers[measure.number] ?? IMPLEMENTED, number)));
  }
  return rows;
}

function cellOf(column: Column, measure: Measure, filled: Filled, number: (n: number) => CellValue): CellValue {
  switch (column) {
    case "#":
      return number(measure.number);
    case "項目":
      return measure.heading;
    case "安全管理措置":
      return measure.direct ? `◆ ${measure.text}` : measure.text;
    case "重点報告事項":
      return measure.priority ? "○" : null;
    case "自己点検結果":
      return filled.mark === "" ? null : filled.mark;
    case "特記事項":
      return filled.remark ?? null;
    case "実施予定時期":
      return filled.planned ?? null;
  }
}

/** The same rows further down and to the right. */
export function shifted(rows: Rows, down: number, right: number): Rows {
  const margin = Array.from({ length: right }, (): CellValue => null);
  return [
    ...Array.from({ length: down }, (): readonly CellValue[] => []),
    ...rows.map((row) => (row.length === 0 ? [] : [...margin, ...row])),
  ];
}

/**
 * The usual table with several columns where the answer stands. `cells` gives what stands in them in the row of a measure; `headings` are
 * their heading rows, the other headings stand in the first.
 */
export function columnsOfAnswers(
  headings: Rows,
  cells: (mark: string, measure: number) => readonly CellValue[],
  answers: Answers = {},
): Rows {
  const width = Math.max(...headings.map((row) => row.length));
  const fill = (row: readonly CellValue[]): readonly CellValue[] => [
    ...row,
    ...Array.from({ length: width - row.length }, (): CellValue => null),
  ];
  const [first = [], ...more] = headings;
  const [, ...rows] = tableRows(answers);
  return [
    ["#", "項目", "安全管理措置", "重点報告事項", ...fill(first), "特記事項"],
    ...more.map((row) => [null, null, null, null, ...fill(row)]),
    ...rows.map(([number = null, heading = null, text = null, priority = null, mark = null, remark = null]) =>
      typeof number === "number"
        ? [number, heading, text, priority, ...fill(cells(mark === null ? "" : String(mark), number)), remark]
        : [number, heading],
    ),
  ];
}
