/**
 * Every figure of a report with where it comes from. What is gone through is what the report shows: its names and the cells of its tables
 * (charts draw the figures of the tables), so that a figure without an origin shows in a test (test/trace/).
 */
import { printedValue, type TraceEntry } from "../../../../model/trace.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";
import { TABLE_NAMES, type SignedReport } from "../signed-report.ts";
import type { Traced } from "../../origins.ts";
import { tracedNames } from "./trace-names.ts";
import { TABLE_TRACERS } from "./trace-tables.ts";
import type { TracedCell } from "./traced-row.ts";

/** In the order of names, lists, tables. */
export function* traceReport(source: ReportSource, report: SignedReport): Generator<TraceEntry, void> {
  const { code: body } = report.body;
  for (const { figure, printed, traced } of [...printedNames(source, report), ...printedCells(source, report)]) {
    if (printed === "" || traced === null) continue;
    const { from, value = printedValue(printed, from) } = traced;
    yield { body, figure, printed, value, from };
  }
}

interface PrintedFigure {
  readonly figure: string;
  readonly printed: string;
  readonly traced: Traced | null;
}

function* printedNames(source: ReportSource, { context }: SignedReport): Generator<PrintedFigure, void> {
  const { texts, counts, lists } = tracedNames(source);
  for (const [name, traced] of Object.entries<Traced | null>({ ...texts, ...counts }))
    yield { figure: name, printed: unescaped(context[name as keyof typeof texts | keyof typeof counts]), traced };
  for (const list of Object.keys(lists) as (keyof typeof lists)[]) {
    for (const [index, item] of lists[list].entries()) {
      const values: Readonly<Record<string, string | number>> = context[list][index] ?? {};
      for (const [name, traced] of Object.entries<Traced | null>(item))
        yield { figure: `${list}.${String(index + 1)}.${name}`, printed: unescaped(values[name] ?? ""), traced };
    }
  }
}

/** Values of a wording are Markdown on their way into it. */
function unescaped(value: string | number): string {
  return String(value).replace(/\\(.)/gu, "$1");
}

function* printedCells(source: ReportSource, { tables }: SignedReport): Generator<PrintedFigure, void> {
  for (const name of TABLE_NAMES) {
    const table = tables[name];
    if (table === null) continue;
    for (const [index, row] of TABLE_TRACERS[name](source, table).entries()) {
      const texts = textsByHeading(table, index);
      if (row === null) continue;
      const figure = `${name}/${row.name}`;
      // A row of a list is one thing: it names its cells.
      const whole = (table.rows[index]?.cells ?? []).map(({ text }) => text).filter((text) => text !== "");
      if (row.whole !== undefined) yield { figure, printed: whole.join("　"), traced: row.whole };
      for (const [heading, cell] of Object.entries(row.cells ?? {})) {
        const traced: TracedCell = "from" in cell ? cell : { from: cell };
        yield { figure: `${figure}/${heading}`, printed: traced.printed ?? texts.get(heading) ?? "", traced };
      }
    }
  }
}

/** What stands below each heading; a cell that spans several stands below the first. */
function textsByHeading({ shape, rows }: ReportTable, index: number): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let column = 0;
  for (const { text, span = 1 } of rows[index]?.cells ?? []) {
    texts.set(shape.columns[column]?.heading ?? "", text);
    column += span;
  }
  return texts;
}
