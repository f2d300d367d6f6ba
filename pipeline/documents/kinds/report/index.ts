/** The report of a supervising body (取りまとめ報告書), which its head signs. */
import { numberedCaption } from "../../word/block.ts";
import type { DataDrawing, DocumentKind } from "../document-kind.ts";
import { PAGES } from "../paper.ts";
import { drawReportTable } from "./report-table.ts";
import { signedReports, sourceOf } from "./sign-reports.ts";
import { CHART_NAMES, TABLE_NAMES, type SignedReport } from "./signed-report.ts";
import { traceReport } from "./trace/index.ts";
import { COUNT_NAMES, FLAG_NAMES, LIST_NAMES, TEXT_NAMES } from "./wording-names.ts";

const TITLE = "取りまとめ報告書";

/** One for each supervising body, at most 12 or 15 pages long: limits.ts. */
export const report: DocumentKind<SignedReport> = {
  vocabulary: {
    document: "報告書",
    texts: TEXT_NAMES,
    counts: COUNT_NAMES,
    flags: FLAG_NAMES,
    lists: LIST_NAMES,
    tables: TABLE_NAMES,
    charts: CHART_NAMES,
  },
  formerTemplate: `${TITLE}.md.hbs`,
  tables: drawings(
    TABLE_NAMES,
    (name) =>
      ({ tables }, width) =>
        drawReportTable(tables[name], width),
  ),
  charts: drawings(CHART_NAMES, (name) => ({ charts }) => {
    const chart = charts[name];
    return chart === null ? [] : [numberedCaption("図", chart.title), chart];
  }),
  pages: PAGES,
  subjectsOf: signedReports,
  context: ({ context }) => context,
  texts: ({ cycle, body, asOf }) => ({ title: `${cycle}　${TITLE}`, author: body.name, date: asOf }),
  place: ({ body }) => ({ area: "reports", body, file: TITLE }),
  basis: (subject) => JSON.stringify(subject),
  trace: (subject, results) => traceReport(sourceOf(subject.body.code, results), subject),
  rows: ({ tables }) => Object.values(tables).reduce((sum, table) => sum + (table?.rows.length ?? 0), 0),
};

function drawings<Name extends string>(
  names: readonly Name[],
  drawing: (name: Name) => DataDrawing<SignedReport>,
): Readonly<Record<string, DataDrawing<SignedReport>>> {
  return Object.fromEntries(names.map((name) => [name, drawing(name)]));
}
