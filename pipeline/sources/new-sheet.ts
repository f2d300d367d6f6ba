/** A headed sheet to be filled in: headings with notes, drop-downs, and a column of formulas that check. */
import { columnLetters } from "../lib/cell-address.ts";
import type { NewCell, NewSheet } from "../model/new-book.ts";
import { isExample } from "../model/registry-records.ts";

/** One column of the sheet. */
export interface SheetColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly note?: string;
  /** What people type there is a date; else it is a text, whatever its digits. */
  readonly isDate?: true;
  readonly choices?: readonly string[] | string;
  /** Of a column of checks: the formula of a row, without `=`. */
  readonly formula?: (row: number) => string;
}

/** Rows by heading, first those that are given, then blank ones; `count` in all. */
export function headedSheet(
  name: string,
  columns: readonly SheetColumn[],
  given: readonly Readonly<Record<string, string>>[],
  count: number,
): NewSheet {
  const headings = columns.map(({ heading, note }): NewCell => ({
    look: "heading",
    value: heading,
    ...(note !== undefined && { note }),
  }));
  const rows = Array.from({ length: count }, (_, index) => {
    const record = given[index] ?? {};
    return columns.map((column) => cellOf(column, record[column.heading] ?? "", index + 2));
  });
  return { name, widths: columns.map(({ width }) => width), rows: [headings, ...rows], headed: true };
}

function cellOf({ isDate, choices, formula }: SheetColumn, value: string, row: number): NewCell {
  if (formula !== undefined) return { look: "check", formula: formula(row) };
  const look = isExample(value) ? "example" : isDate === true ? "date" : "text";
  return { look, value, ...(choices !== undefined && { choices }) };
}

/** How formulas name cells: `of` one of a row, `all` those of a column down to the row `last`. */
export function columnsBelow(columns: readonly SheetColumn[], last: number) {
  const letters = new Map(columns.map(({ heading }, index) => [heading, columnLetters(index + 1)]));
  const letterOf = (heading: string): string => letters.get(heading) ?? "";
  return {
    of: (heading: string, row: number): string => `$${letterOf(heading)}${String(row)}`,
    all: (heading: string): string => `$${letterOf(heading)}$2:$${letterOf(heading)}$${String(last)}`,
  };
}
