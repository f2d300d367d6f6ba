/** The report of a supervising body (取りまとめ報告書). */
import type { DocumentKind } from "../document-kind.ts";
import { CHARTS } from "./charts/index.ts";
import { PAGES } from "../paper.ts";
import { printedRollup, type PrintedRollup } from "./printed-rollup.ts";
import { reportBasis } from "./report-basis.ts";
import { TABLES } from "./tables/index.ts";
import { wordingContext } from "./wording-context.ts";
import { COUNT_NAMES, FLAG_NAMES, LIST_NAMES, TEXT_NAMES } from "./wording-names.ts";

const TITLE = "取りまとめ報告書";

/** One for each supervising body; what it must show: word.md. */
export const report: DocumentKind<PrintedRollup> = {
  vocabulary: {
    document: "報告書",
    texts: TEXT_NAMES,
    counts: COUNT_NAMES,
    flags: FLAG_NAMES,
    lists: LIST_NAMES,
    tables: Object.keys(TABLES),
    charts: Object.keys(CHARTS),
  },
  formerTemplate: `${TITLE}.md.hbs`,
  tables: TABLES,
  charts: CHARTS,
  pages: PAGES,
  subjectsOf: ({ rollups }) => rollups.map(printedRollup),
  context: wordingContext,
  texts: ({ cycle, body, asOf }) => ({ title: `${cycle.name}　${TITLE}`, author: body.name, date: asOf }),
  place: ({ body }) => ({ area: "reports", body, file: TITLE }),
  basis: reportBasis,
  rows: ({ deficiencies, notApplicable, findings, institutions }) =>
    deficiencies.length + notApplicable.length + findings.length + institutions.length,
};
