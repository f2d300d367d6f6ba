/** Table `submission-status`: how many institutions are in which state, and that the states add up. */
import { countOrDash, formatCount } from "../../../../lib/format-count.ts";
import { SEVERITY_LABELS, STATUS_LABELS } from "../../../../model/labels.ts";
import { INSTITUTION_STATUSES, type InstitutionStatus } from "../../../../model/rollup.ts";
import { numberColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";

const MEANINGS: Readonly<Record<InstitutionStatus, string>> = {
  accepted: `点検結果を読み取り、${SEVERITY_LABELS.error}の記載不備がない`,
  needs_correction: `点検結果を読み取り、${SEVERITY_LABELS.error}の記載不備がある`,
  not_received: "点検結果の提出がない",
  rejected: "提出はあるが、点検結果を読み取れない",
};

const SHAPE = ordinaryTable(textColumn("区分", 1900), textColumn("内容", 5970), numberColumn("機関数", 1600));

/** A row a state and a last row 計. */
export function submissionStatusTable({ rollup: { status } }: ReportSource): ReportTable {
  const rows = INSTITUTION_STATUSES.map((key) => row(STATUS_LABELS[key], MEANINGS[key], countOrDash(status[key])));
  return {
    caption: "提出の状況",
    shape: SHAPE,
    rows: [...rows, row("計", "", formatCount(status.institutions))],
    total: true,
  };
}
