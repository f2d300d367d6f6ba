/** Table `aggregators`: who does ◆ measures for others, and with what result of its own. */
import { formatCount } from "../../../../lib/format-count.ts";
import { abbreviateWareki } from "../../../../lib/japanese/wareki.ts";
import type { AggregatorResult, DirectMeasure } from "../../../../model/body-figures.ts";
import { ANSWER_MARKS, STATUS_LABELS } from "../../../../model/labels.ts";
import type { Row } from "../../../word/block.ts";
import { markColumn, numberColumn, ordinaryTable, textColumn, wideRow } from "../../../word/table-shape.ts";
import { MOST_ROWS } from "../limits.ts";
import type { ReportSource } from "../report-source.ts";
import type { ReportTable } from "../report-table.ts";

/** A row an aggregator, a column a ◆ measure; nothing where nobody leaves a measure to one. */
export function aggregatorsTable({ figures: { directMeasures } }: ReportSource): ReportTable | null {
  const all = new Map(
    directMeasures
      .flatMap(({ aggregators }) => aggregators)
      .map(({ aggregator }) => [aggregator.code, aggregator.name]),
  );
  if (all.size === 0) return null;
  const shape = ordinaryTable(
    textColumn("集約機関", 2500),
    numberColumn("利用機関", 950),
    ...directMeasures.map(({ measure }) => markColumn(`No.${String(measure.number)}`, 860)),
  );
  const codes = [...all.keys()];
  const rows = codes.slice(0, MOST_ROWS.aggregators).map((code) => aggregatorRow(code, directMeasures));
  const left = codes.length - rows.length;
  const more = `ほか${formatCount(left)}機関（別冊3による）`;
  return {
    caption: "集約機関が実施する◆の措置（集約機関自身の点検結果）",
    shape,
    rows: left === 0 ? rows : [...rows, wideRow(shape, more)],
  };
}

function aggregatorRow(code: string, directMeasures: readonly DirectMeasure[]): Row {
  const own = directMeasures.map(({ aggregators }) => aggregators.find(({ aggregator }) => aggregator.code === code));
  const [first] = own.flatMap((each) => each ?? []);
  const users = own.reduce((most, each) => Math.max(most, each?.users ?? 0), 0);
  const named = [{ text: first?.aggregator.name ?? "" }, { text: formatCount(users) }];
  const state = missingState(first?.result);
  if (state !== null) return { cells: [...named, { text: state, span: own.length, style: "TableText" }] };
  return { cells: [...named, ...own.map((each) => ({ text: each === undefined ? "" : resultText(each.result) }))] };
}

/** null where it has sent something that can be read. */
function missingState(result: AggregatorResult | null | undefined): string | null {
  if (result === null || result === undefined) return "接続機関として登録がなく、点検結果を確認できない";
  return result.answer === null ? `点検結果を確認できない（${STATUS_LABELS[result.status]}）` : null;
}

function resultText(result: AggregatorResult | null): string {
  const answer = result?.answer;
  if (answer === null || answer === undefined) return "";
  return ANSWER_MARKS[answer.kind] + (answer.plannedOn === null ? "" : `\n${abbreviateWareki(answer.plannedOn)}`);
}
