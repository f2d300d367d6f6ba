/** Table `subordinates`: the bodies below, each with its institutions, submissions and rate. */
import { chunk } from "../../../../lib/chunk.ts";
import type { Block, Row } from "../../../word/block.ts";
import { STATUS_LABELS } from "../../../../model/labels.ts";
import type { SubmissionStatus, SubordinateSummary } from "../../../../model/rollup.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { formatCount } from "../../../../lib/format-count.ts";
import { formatImplementationRate } from "../../../../model/implementation-rate.ts";
import { MAX_ROWS } from "../../../word/list-tables.ts";
import { fitTable, numberColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";

const SHAPE = ordinaryTable(
  textColumn("取りまとめ機関", 3470),
  numberColumn("機関数", 950),
  numberColumn("提出済", 950),
  numberColumn(`うち${STATUS_LABELS.needs_correction}`, 1150),
  numberColumn(STATUS_LABELS.not_received, 950),
  numberColumn(STATUS_LABELS.rejected, 1000),
  numberColumn("実施率", 1000),
);

/** A total line stands below only when the lines add up: an aggregator's institutions are a ministry's, too. */
export function subordinatesTable(rollup: PrintedRollup, width: number): readonly Block[] {
  const lines = rollup.subordinates.map(({ body, status, totals }) =>
    line(body?.name ?? "（直接取りまとめ）", status, totals),
  );
  const total = subordinatesAddUp(rollup) ? [line("計", rollup.status, rollup.totals)] : [];
  const parts = chunk([...lines, ...total], MAX_ROWS);
  return parts.map((part, index) => fitTable(SHAPE, width, part, total.length > 0 && index === parts.length - 1));
}

/** Whether every institution of the report is counted in exactly one line. */
export function subordinatesAddUp({ subordinates, status }: PrintedRollup): boolean {
  const sum = (key: keyof SubmissionStatus) => subordinates.reduce((total, each) => total + each.status[key], 0);
  return (
    subordinates.length > 0 &&
    (Object.keys(status) as (keyof SubmissionStatus)[]).every((key) => sum(key) === status[key])
  );
}

function line(name: string, status: SubmissionStatus, totals: SubordinateSummary["totals"]): Row {
  return row(
    name,
    formatCount(status.institutions),
    formatCount(status.accepted + status.needs_correction),
    formatCount(status.needs_correction),
    formatCount(status.not_received),
    formatCount(status.rejected),
    formatImplementationRate(totals),
  );
}
