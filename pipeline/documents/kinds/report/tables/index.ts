/** Every table that the wording may name in `::table{data=…}`. */
import type { DataDrawing } from "../../document-kind.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { byChapterTable } from "./by-chapter-table.ts";
import { byMeasureTable } from "./by-measure-table.ts";
import { decisionsTable } from "./decisions-table.ts";
import { deficienciesTable } from "./deficiencies-table.ts";
import { findingsTable } from "./findings-table.ts";
import { institutionsTable } from "./institutions-table.ts";
import { notApplicableTable } from "./not-applicable-table.ts";
import { notReceivedTable } from "./not-received-table.ts";
import { submissionStatusTable } from "./submission-status-table.ts";
import { subordinatesTable } from "./subordinates-table.ts";

/** Each is one table, or, for a long list, several with captions. By the name that the wording uses. They are explained in docs/change-wording.md. */
export const TABLES = {
  "submission-status": submissionStatusTable,
  "by-chapter": byChapterTable,
  "by-measure": byMeasureTable,
  deficiencies: deficienciesTable,
  "not-applicable": notApplicableTable,
  findings: findingsTable,
  decisions: decisionsTable,
  "not-received": notReceivedTable,
  subordinates: subordinatesTable,
  institutions: institutionsTable,
} as const satisfies Readonly<Record<string, DataDrawing<PrintedRollup>>>;
