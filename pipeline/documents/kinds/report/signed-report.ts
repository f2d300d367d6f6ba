/** The subject of a report: everything that it shows, settled and bounded, as plain data. */
import type { SupervisingBody } from "../../../model/registry.ts";
import type { Chart } from "../../word/block.ts";
import type { ReportContext } from "./wording-context.ts";
import type { ReportTable } from "./report-table.ts";

/** By the name that the wording uses. They are explained in docs/change-wording.md. */
export const TABLE_NAMES = [
  "submission-status",
  "follow-ups",
  "by-chapter",
  "subordinates",
  "subordinates-by-chapter",
  "by-measure",
  "aggregators",
  "deficiencies",
  "overdue",
  "closing",
  "unsent",
  "worsened",
  "slipped",
  "copied",
  "decisions",
] as const;
/** One of {@link TABLE_NAMES}. */
export type TableName = (typeof TABLE_NAMES)[number];

/** By the name that the wording uses. */
export const CHART_NAMES = ["by-chapter", "by-measure", "closing", "subordinates"] as const;
/** One of {@link CHART_NAMES}. */
type ChartName = (typeof CHART_NAMES)[number];

/** One body's report. */
export interface SignedReport {
  readonly body: Pick<SupervisingBody, "code" | "name">;
  /** 点検名 */
  readonly cycle: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly context: ReportContext;
  /** null where there is nothing to show. */
  readonly tables: Readonly<Record<TableName, ReportTable | null>>;
  readonly charts: Readonly<Record<ChartName, Chart | null>>;
}
