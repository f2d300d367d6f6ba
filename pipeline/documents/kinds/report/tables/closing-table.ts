/** Table `closing`: how many deficiencies will be closed in which quarter, and how many have no day that is to come. */
import { countOrDash, formatCount } from "../../../../lib/format-count.ts";
import type { ClosingForecast, ClosingQuarter } from "../../../../model/body-figures.ts";
import { numberColumn, ordinaryTable, row, textColumn } from "../../../word/table-shape.ts";
import { mostOf } from "../../superlative.ts";
import { MOST_ROWS } from "../limits.ts";
import type { ReportTable } from "../report-table.ts";
import { quarterLabel } from "../quarter-label.ts";

const SHAPE = ordinaryTable(
  textColumn("解消の予定", 5470),
  numberColumn("件数", 1800),
  numberColumn("終えた後に残る件数", 2200),
);

/** A quarter, or all from one on, as it is printed in table and chart. */
export interface ClosingLine {
  readonly label: string;
  readonly first: ClosingQuarter;
  /** It stands for `first` and all later quarters. */
  readonly isRest: boolean;
  readonly count: number;
  readonly remaining: number;
}

/** In which most is to be closed: single quarters, with a line of their own each. None where one of them is so far that it has no line. */
export function busiestQuarters({ quarters }: ClosingForecast): readonly ClosingQuarter[] {
  const busiest = mostOf(quarters, ({ count }) => count);
  return busiest.every((quarter) => quarters.indexOf(quarter) < MOST_ROWS.quartersToBusiest) ? busiest : [];
}

/** Those behind the first few, and behind the busiest ones, are put together in the last line. @param asOf `YYYY-MM-DD` */
export function closingLines(forecast: ClosingForecast, asOf: string): readonly ClosingLine[] {
  const { quarters } = forecast;
  const toBusiest = busiestQuarters(forecast).map((quarter) => quarters.indexOf(quarter) + 1);
  const own = Math.max(MOST_ROWS.quarters - 1, ...toBusiest);
  // A single one takes no more room by itself.
  const near = own + 1 < quarters.length ? quarters.slice(0, own) : quarters;
  const far = quarters.slice(near.length);
  const lines = near.map((first) => ({ ...counts([first]), first, isRest: false, label: quarterLabel(first, asOf) }));
  const [first] = far;
  if (first === undefined) return lines;
  return [...lines, { ...counts(far), first, isRest: true, label: `${quarterLabel(first, asOf)}以降` }];
}

function counts(quarters: readonly ClosingQuarter[]): Pick<ClosingLine, "count" | "remaining"> {
  return {
    count: quarters.reduce((sum, { count }) => sum + count, 0),
    remaining: quarters.at(-1)?.remaining ?? 0,
  };
}

/** null where there is no deficiency. @param asOf `YYYY-MM-DD` */
export function closingTable(forecast: ClosingForecast, asOf: string): ReportTable | null {
  if (forecast.total === 0) return null;
  const rows = closingLines(forecast, asOf).map(({ label, count, remaining }) =>
    row(label, formatCount(count), countOrDash(remaining)),
  );
  return {
    caption: "未実施事項の解消の見通し",
    shape: SHAPE,
    rows: [
      ...rows,
      row("実施予定時期を過ぎたもの（超過）", countOrDash(forecast.overdue), ""),
      row("実施予定時期が分からないもの", countOrDash(forecast.undated), ""),
      row("計", formatCount(forecast.total), ""),
    ],
    total: true,
  };
}
