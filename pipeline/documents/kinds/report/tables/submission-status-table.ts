/** Table `submission-status`: how many institutions are in which state, and that the states add up. */
import type { Block } from "../../../word/block.ts";
import { INSTITUTION_STATUSES, type InstitutionStatus } from "../../../../model/rollup.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { SEVERITY_LABELS, STATUS_LABELS } from "../../../../model/labels.ts";
import { formatCount } from "../../../../lib/format-count.ts";
import { fitTable, numberColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";

const MEANINGS: Readonly<Record<InstitutionStatus, string>> = {
  accepted: `点検結果を読み取り、${SEVERITY_LABELS.error}の記載不備がない`,
  needs_correction: `点検結果を読み取り、${SEVERITY_LABELS.error}の記載不備がある`,
  not_received: "点検結果の提出がない",
  rejected: "提出はあるが、点検結果を読み取れない",
};

const SHAPE = ordinaryTable(textColumn("区分", 1900), textColumn("内容", 5970), numberColumn("機関数", 1600));

/** A row a state and a last row 計. */
export function submissionStatusTable({ status }: PrintedRollup, width: number): readonly Block[] {
  const rows = INSTITUTION_STATUSES.map((key) => row(STATUS_LABELS[key], MEANINGS[key], formatCount(status[key])));
  return [fitTable(SHAPE, width, [...rows, row("計", "", formatCount(status.institutions))], true)];
}
