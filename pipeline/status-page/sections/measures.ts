/** Measures, a row each, over everybody: who has not put one in place yet is drawn by the script. */
import { measureTitle, type Measure } from "../../model/measure.ts";
import type { MeasureTotals } from "../../model/rollup.ts";
import { markup, type Markup } from "../markup.ts";
import { linkTo } from "../links.ts";
import type { StatusPageInput } from "../page-input.ts";
import { filters, table } from "../table.ts";
import { ofOperator } from "../to-page-data.ts";
import { answerColumns } from "./bodies.ts";

const PRIORITY = "重点報告事項";
const DIRECT = "◆";

/** All that are inspected, in the order of the form. */
export function measureList(input: StatusPageInput): Markup {
  const operator = ofOperator(input);
  const totals = new Map(operator?.measures.map((each) => [each.number, each]));
  const rows = (operator?.scope.inspected ?? []).flatMap((measure) => {
    const counted = totals.get(measure.number);
    return counted === undefined ? [] : [{ measure, counted }];
  });
  type Row = { readonly measure: Measure; readonly counted: MeasureTotals };
  return markup`<section class="view" id="表示=措置" aria-labelledby="h-measures"><h2 id="h-measures" tabindex="-1">措置</h2>
${filters("措置を絞り込む", [{ name: "区分", column: 1, options: [PRIORITY, DIRECT] }])}
${table<Row>({
  caption: "措置ごとの回答（すべての機関）",
  captionHidden: true,
  address: ({ measure }) => [["措置", String(measure.number)]],
  columns: [
    {
      heading: "措置",
      kind: "name",
      cell: ({ measure }) => markup`${linkTo([["措置", String(measure.number)]], measureTitle(measure))}`,
    },
    { heading: "区分", cell: ({ measure }) => kindsOf(measure).join("　"), keys: ({ measure }) => kindsOf(measure) },
    ...answerColumns<Row>(({ counted }) => counted),
  ],
  rows,
})}</section>`;
}

function kindsOf({ priority, direct }: Measure): readonly string[] {
  return [...(priority ? [PRIORITY] : []), ...(direct ? [DIRECT] : [])];
}
