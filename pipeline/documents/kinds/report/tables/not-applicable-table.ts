/** Table `not-applicable`: measures that institutions declare not applicable, with their reasons. */
import { chunk } from "../../../../lib/chunk.ts";
import type { Block, Row } from "../../../word/block.ts";
import type { NotApplicable } from "../../../../model/rollup.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { tablesByMeasure } from "./by-measure-groups.ts";
import { formatCount } from "../../../../lib/format-count.ts";
import { ordinaryTable, textColumn } from "../../../word/table-shape.ts";

const SHAPE = ordinaryTable(textColumn("機関コード", 1150), textColumn("機関名", 2400), textColumn("理由", 5920));

/** Names in one row of institutions whose aggregator does a ◆ measure: few enough for the row to fit on a page. */
const NAMES_IN_A_ROW = 60;
const BY_AGGREGATOR = "◆ 集約機関が実施";

/** 対象外: a row a －, measure by measure; what aggregators do is gathered in one row. */
export function notApplicableTable({ notApplicable }: PrintedRollup, width: number): readonly Block[] {
  return tablesByMeasure(notApplicable, SHAPE, width, (entries) => [
    ...entries.filter((entry) => !isRoutine(entry)).map(reasonRow),
    ...chunk(entries.filter(isRoutine), NAMES_IN_A_ROW).map(aggregatorRow),
  ]);
}

/** Needs no reason and gives none: hundreds of such rows would bury those that must be read. */
function isRoutine({ byAggregator, reason }: NotApplicable): boolean {
  return byAggregator && reason === "";
}

function reasonRow({ institution, reason, byAggregator }: NotApplicable): Row {
  const text = byAggregator ? `${BY_AGGREGATOR}：${reason}` : reason;
  return {
    cells: [{ text: institution.code }, { text: institution.name }, { text: text === "" ? "理由の記載なし" : text }],
  };
}

function aggregatorRow(entries: readonly NotApplicable[]): Row {
  const names = entries.map(({ institution }) => institution.name).join("、");
  return { cells: [{ text: `${BY_AGGREGATOR}（${formatCount(entries.length)}機関）`, span: 2 }, { text: names }] };
}
